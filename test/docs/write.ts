import { writeFileSync } from 'fs';
import { join } from 'path';
import { operationsPage } from './operationsPage';

writeFileSync(join(__dirname, '..', '..', 'docs', 'operations.md'), operationsPage());

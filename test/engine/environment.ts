import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * n8n-core reads its settings from the environment when it is first loaded, so this file comes before every
 * import of it. The folder keeps n8n's configuration file and the stored files of a run.
 */
export const userFolder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));

const settings = {
	N8N_USER_FOLDER: userFolder,
	N8N_LOG_LEVEL: 'silent',
	N8N_ENCRYPTION_KEY: 'test-engine-encryption-key-of-32-chars',
	N8N_HMAC_SIGNATURE_SECRET: 'test-engine-signature-secret',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
};

Object.assign(process.env, settings);

const removeUserFolder = () => rmSync(userFolder, { recursive: true, force: true });

if (typeof afterAll === 'function') afterAll(removeUserFolder);
else process.once('exit', removeUserFolder);

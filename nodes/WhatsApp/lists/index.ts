import { searchFlows } from './flows';
import { searchGroups } from './groups';
import { searchPhoneNumbers } from './phoneNumbers';
import { searchQrCodes } from './qrCodes';
import { getTemplateForm } from './templateForm';
import { searchTemplateIds } from './templateIds';
import { searchTemplates } from './templates';

/** The searchable lists of the node's resource locators, by the name that a field's `searchListMethod` gives. */
export const listSearch = { searchFlows, searchGroups, searchPhoneNumbers, searchQrCodes, searchTemplateIds, searchTemplates };

/** The forms that n8n makes from an answer of Meta, by the name that a field's `resourceMapperMethod` gives. */
export const resourceMapping = { getTemplateForm };

import { searchPhoneNumbers } from './phoneNumbers';

/** The searchable lists of the node's resource locators, by the name that a field's `searchListMethod` gives. */
export const listSearch = { searchPhoneNumbers };

/**
 * The form of a template: which inputs its definition asks for (`slotsOf`), which value goes where (`valuesFor`), and
 * the components that a send then carries (`componentsFor`). All pure; what does not fit is gathered in `Problems`.
 */
export { assertSendable, choose, listValue, statusWord, unknownTemplate, wantedFrom, type WantedTemplate } from './choice';
export { componentsFor, type Filling, type Path } from './components';
export { Problems } from './problems';
export { isFileKind, labelOf, type FileKind, type Slot, type SlotKind } from './slot';
export { carriesOneTimeCode, slotsOf } from './slots';
export { valuesFor, type SlotValues } from './values';

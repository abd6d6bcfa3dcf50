/** The header that holds Meta's signature. */
export const SIGNATURE_HEADER = 'x-hub-signature-256';

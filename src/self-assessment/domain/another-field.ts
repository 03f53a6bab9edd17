import { parseIscedField } from '../../standards/index.js';

/** Kept for the answer "another field" of whoever found none: "field unknown", which keeps a clause about fields open. */
export const ANOTHER_FIELD = parseIscedField('9999');

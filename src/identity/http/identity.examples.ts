/** Bodies of requests; shown in the API document. */
export const IDENTITY_EXAMPLES = { lookAtBrokenGlass: { finding: 'in-order' } };

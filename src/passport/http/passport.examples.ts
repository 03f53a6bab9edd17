/** Bodies of requests; shown in the API document. */
export const PASSPORT_EXAMPLES = {
  verifyPassport: { code: '7K2M-9QXD-4HBT-7K2M-9QXD-4HBT-7K' },
};

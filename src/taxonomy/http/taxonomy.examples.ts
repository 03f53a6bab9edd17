/** Bodies of requests that succeed on the demonstration; shown in the API document, and run by a test. */
export const TAXONOMY_EXAMPLES = {
  publishCodes: [
    { code: '532202', title: 'îngrijitor bătrâni la domiciliu', isco: '5322' },
    { code: '532201', title: 'îngrijitor bătrâni', replacedBy: ['532202'] },
  ],
};

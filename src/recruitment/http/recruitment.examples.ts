/** Bodies of requests; shown in the API document. */
export const RECRUITMENT_EXAMPLES = {
  recordAgencyLicence: {
    country: 'MD',
    agency: 'Lavoro Sud SRL',
    number: 'AP-17',
    authority: 'ANOFM',
    from: '2026-01-01',
    source: 'Register of private employment agencies, 26 November 2026',
  },
  endAgencyLicence: { to: '2026-12-31' },
  judgeFees: { verdict: 'no-fee' },
};

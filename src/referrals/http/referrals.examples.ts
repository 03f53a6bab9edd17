/** Bodies of requests; shown in the API document. */
export const REFERRALS_EXAMPLES = {
  proposeReferral: {
    profileId: '01900000-0000-7001-8000-000000000002',
    recipient: 'employer',
    vacancyId: '01900000-0000-7002-8000-000000000001',
  },
  moveReferral: { action: 'agree', fields: ['name', 'skills'], until: '2027-01-31', language: 'ro', heard: 'in-person' },
  decideOverride: { decision: 'confirm', why: 'Looked at the advertisement with the employer: the fee is borne by the employer.' },
};

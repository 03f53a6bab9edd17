const PERSON = '01900000-0000-7001-8000-000000000002';

/** Bodies of requests that succeed on the demonstration; shown in the API document, and run by a test. */
export const MATCHING_EXAMPLES = {
  proposeAssignment: { profileIds: [PERSON], tolerance: 0.0001 },
  decideOnPlacements: { decisions: [{ profileId: PERSON, decision: 'declined' }] },
};

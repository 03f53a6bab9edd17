/** Why a referral is held back for a second person. */
export const HELD_BECAUSE = ['fee-words', 'fee-found', 'agency-unlicensed', 'who-direction-block', 'residence-unknown'] as const;
export type HeldBecause = (typeof HELD_BECAUSE)[number];

export const HELD_WORDS: Readonly<Record<HeldBecause, string>> = {
  'fee-words': 'The advertisement speaks of fees, and nobody has looked at that yet: POST /v1/vacancies/{id}/fee-review.',
  'fee-found': 'Somebody has looked at the advertisement: the worker would pay a fee.',
  'agency-unlicensed': 'No licence of the agency in the country of the work is valid today: GET /v1/agency-licences.',
  'who-direction-block':
    'The person lives in a country of the WHO support and safeguards list, and no agreement with safeguards is in force: no active recruitment there (WHA63.16).',
  'residence-unknown': 'The work is in health, and it is not known where the person lives: add their residence.',
};

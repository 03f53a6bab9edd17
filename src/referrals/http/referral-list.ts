import { InvalidCursor } from '../../platform/paging/page.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry, parseIsoDate } from '../../standards/index.js';
import type { Asked } from '../application/referrals.js';
import { REFERRAL_STATES, type Referral, type ReferralState } from '../domain/referral.js';
import type { After } from '../storage/referrals.repository.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NEVER_DUE = '9999-12-31';

type Query = Readonly<Record<string, string | undefined>>;

/** @throws InvalidParameter */
export function readAsked(query: Query): Asked {
  const country = readParameter(query, 'country', parseCountry);
  const dueBefore = readParameter(query, 'dueBefore', parseIsoDate);
  const [profileId, vacancyId] = [readId(query, 'profileId'), readId(query, 'vacancyId')];
  const state = query.state ? parseState(query.state) : undefined;
  return {
    ...(country && { country }),
    ...(dueBefore && { dueBefore }),
    ...(profileId && { profileId }),
    ...(vacancyId && { vacancyId }),
    ...(state && { states: [state] }),
    ...(query.withoutNews === 'true' && { withoutNews: true }),
  };
}

/** Where a page goes on: after the due day and the id of the last. */
export function keyOf({ dueOn, id }: Pick<Referral, 'dueOn' | 'id'>): string {
  return `${dueOn ?? NEVER_DUE} ${id}`;
}

/** @throws InvalidCursor */
export function afterOf(key: string | undefined): After | undefined {
  if (key === undefined) return undefined;
  const [dueOn = '', id = ''] = key.split(' ');
  if (!/^\d{4}-\d\d-\d\d$/.test(dueOn) || !UUID.test(id)) throw new InvalidCursor();
  return { dueOn, id };
}

function readId(query: Query, name: string): string | undefined {
  const given = query[name];
  if (!given) return undefined;
  if (!UUID.test(given)) throw new InvalidParameter(name, 'It must be a UUID.');
  return given.toLowerCase();
}

function parseState(given: string): ReferralState {
  const found = REFERRAL_STATES.find((state) => state === given);
  if (!found) throw new InvalidParameter('state', `It must be one of ${REFERRAL_STATES.join(', ')}.`);
  return found;
}

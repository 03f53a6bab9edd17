import { today } from '../../../src/platform/clock.js';
import { Consents } from '../../../src/profiles/index.js';
import { parseIsoDate } from '../../../src/standards/index.js';
import { eventually } from '../../fixtures/test-service.js';
import { NAME, SOURCE } from '../harness/remembered.js';
import type { Invariant, Looked } from './invariant.js';

const LOOKED_AT = 10;
const ANSWERED_WITHIN_MS = 60_000;

export const consentHolds: Invariant = {
  name: 'I7',
  says: 'a consent is in force exactly where it was given and not withdrawn, and lists of candidates name nobody',
  async breaches(looked) {
    return [...(await againstTheirWill(looked)), ...(await named(looked))];
  },
};

async function againstTheirWill({ app, remembered }: Looked): Promise<string[]> {
  const inForce = new Set([...remembered.consents.values()].filter(({ withdrawn }) => !withdrawn).map(({ profileId }) => profileId));
  const wrong: string[] = [];
  for (const [id, { erased }] of remembered.people) {
    if (erased) continue;
    const holds = await app.get(Consents).isGiven(id, 'referral', parseIsoDate(today()));
    if (holds !== inForce.has(id))
      wrong.push(`the consent of person ${id} is ${holds ? '' : 'not '}in force, against what was acknowledged`);
  }
  return wrong;
}

async function named({ app, query }: Looked): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM vacancies.vacancy WHERE source = $1 AND status = 'open' ORDER BY revision DESC LIMIT ${LOOKED_AT}`,
    [SOURCE],
  );
  const wrong: string[] = [];
  for (const { id } of rows) {
    const { body, statusCode } = await answered(app, `/v1/vacancies/${id}/candidates`);
    if (statusCode !== 200 || body.includes(NAME)) wrong.push(`the candidates of vacancy ${id}: ${statusCode} ${body.slice(0, 100)}`);
  }
  return wrong;
}

/** The service that looks may itself be asked too much of on a machine that is at work: it is asked again, as anybody would. */
function answered(app: Looked['app'], url: string) {
  return eventually(
    () => app.inject(url),
    ({ statusCode }) => statusCode !== 503,
    ANSWERED_WITHIN_MS,
  );
}

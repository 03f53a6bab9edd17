import { ComputeLists, LIST_LENGTH } from '../../../src/matching/application/compute-lists.js';
import { PeopleAtPresent } from '../../../src/matching/application/person-at-present.js';
import { PresentTaxonomy } from '../../../src/matching/application/present-taxonomy.js';
import { ReadMatches } from '../../../src/matching/application/read-matches.js';
import { readsTheSame } from '../../../src/matching/domain/match-list.js';
import { openingOf } from '../../../src/matching/domain/opening.js';
import { rankByLookingAtAll } from '../../../src/matching/domain/reference.js';
import { MatchListsRepository } from '../../../src/matching/storage/match-lists.repository.js';
import { today } from '../../../src/platform/clock.js';
import { isOnLists, type Profile, Profiles } from '../../../src/profiles/index.js';
import { Recognition } from '../../../src/recognition/index.js';
import { type CountryCode, parseIsoDate } from '../../../src/standards/index.js';
import { Vacancies } from '../../../src/vacancies/index.js';
import type { Invariant, Looked } from './invariant.js';

const PAGE = 500;
/** Lists that are also ranked by the slow rule that looks at everything. */
const LOOKED_AT_ALL = 5;

export const listsFresh: Invariant = {
  name: 'I3',
  says: 'each person is assessed as they are, and each match list is fresh and reads as one computed anew from the truth',
  async breaches(looked) {
    const { app } = looked;
    const breaches = await agreementsNotFollowed(looked);
    let after: string | undefined;
    for (;;) {
      const page = await app.get(Profiles).page(after, PAGE);
      breaches.push(...(await notAssessed(looked, page)), ...(await otherwise(app, page.filter(isOnLists))));
      after = page.at(-1)?.id;
      if (page.length < PAGE) return breaches;
    }
  },
};

type App = Looked['app'];

async function notAssessed({ app }: Looked, people: readonly Profile[]): Promise<string[]> {
  const current = await app.get(Recognition).currentOf(people);
  const stale = people.filter(({ id, revision }) => current.get(id)?.profileRevision !== revision);
  return stale.map(({ id }) => `person ${id} is not assessed as they are now`);
}

/** An agreement that changed concerns those who touch its parties; others are looked at again when the day changes. */
async function agreementsNotFollowed({ app, query }: Looked): Promise<string[]> {
  const told = await query<{ parties: CountryCode[]; revision: number }>(
    `SELECT data -> 'parties' AS parties, max((data ->> 'revision')::int) AS revision FROM platform.outbox
     WHERE name = 'agreement.changed.v1' GROUP BY data -> 'parties'`,
  );
  const found: string[] = [];
  for (const { parties, revision } of told) {
    const ids = await app.get(Profiles).touching(parties, undefined, PAGE);
    const rows = await query<{ id: string }>(
      `SELECT profile_id AS id FROM recognition.state WHERE profile_id = ANY($1) AND agreements_revision < $2`,
      [ids, revision],
    );
    found.push(...rows.map(({ id }) => `person ${id} is assessed by what was in force before the agreement of ${parties} changed`));
  }
  return found;
}

async function otherwise(app: App, people: readonly Profile[]): Promise<string[]> {
  const stored = new Map((await app.get(MatchListsRepository).many(people.map(({ id }) => id))).map((list) => [list.profileId, list]));
  const computed = await app.get(ComputeLists).execute(people);
  const wrong = computed.flatMap((list) => {
    const found = stored.get(list.profileId);
    if (!found) return [`person ${list.profileId} has no list`];
    return readsTheSame(found, list) ? [] : [`the list of person ${list.profileId} reads otherwise than one computed anew`];
  });
  const stale: string[] = [];
  for (const { id } of people) if (!(await app.get(ReadMatches).list(id, 0)).fresh) stale.push(`the list of person ${id} is not fresh`);
  return [...wrong, ...stale, ...(await otherwiseThanTheRule(app, people.slice(-LOOKED_AT_ALL)))];
}

async function otherwiseThanTheRule(app: App, people: readonly Profile[]): Promise<string[]> {
  const openings = (await app.get(Vacancies).changedSince(0, 1_000_000)).map(openingOf);
  const { nearness } = await app.get(PresentTaxonomy).get();
  const stored = new Map((await app.get(MatchListsRepository).many(people.map(({ id }) => id))).map((list) => [list.profileId, list]));
  return (await app.get(PeopleAtPresent).of(people)).flatMap(({ candidate }) => {
    const right = rankByLookingAtAll(candidate, openings, nearness, parseIsoDate(today()), LIST_LENGTH);
    const found = stored.get(candidate.profileId);
    const isSame = JSON.stringify([found?.items, found?.open]) === JSON.stringify([right.items, right.open]);
    return isSame ? [] : [`the list of person ${candidate.profileId} is not the one that the rule gives`];
  });
}

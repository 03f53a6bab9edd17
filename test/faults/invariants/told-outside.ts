import type { Receiver, Taken } from '../harness/receiver.js';
import type { Invariant, Looked } from './invariant.js';

/** What receivers hear of each event. */
const HEARD_AS: Readonly<Record<string, string>> = {
  'profile.changed.v1': 'profile.changed',
  'recognition.assessed.v1': 'assessment.changed',
  'recognition.case-opened.v1': 'recognition-case.opened',
  'agreement.changed.v1': 'agreement.changed',
  'vacancy.changed.v1': 'vacancies.changed',
};

interface Told {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export const toldOutside: Invariant = {
  name: 'I8',
  says: 'each event that a receiver is entitled to was taken by it with a signature that verifies, and what came twice has the same id',
  async breaches(looked) {
    if (!looked.receivers?.length) return [];
    const told = await eventsOf(looked);
    const here = new Set((await looked.query<{ id: string }>(`SELECT id FROM profiles.profile`)).map(({ id }) => id));
    return looked.receivers.flatMap((receiver) =>
      [...missing(receiver, told, here), ...underOtherIds(receiver, told, here), ...notToldOfErasure(receiver, looked)].map(
        (breach) => `receiver ${receiver.nature.name}: ${breach}`,
      ),
    );
  },
};

async function eventsOf({ query }: Looked): Promise<Told[]> {
  const rows = await query<Told & { name: string }>(`SELECT id, name, data FROM platform.outbox WHERE name = ANY ($1) ORDER BY id`, [
    Object.keys(HEARD_AS),
  ]);
  return rows.map(({ id, name, data }) => ({ id, type: HEARD_AS[name] ?? '', data }));
}

/** Of those who are erased nothing more is told; of the vacancies the newest revision says all that earlier ones said. */
function missing({ nature, taken, before }: Receiver, told: readonly Told[], here: ReadonlySet<string>): string[] {
  const ids = new Set(taken.map(({ id }) => id));
  const owed = told.filter(
    ({ id, type, data }) =>
      nature.events.includes(type) &&
      !before.has(id) &&
      (data.country === undefined || data.country === nature.country) &&
      (data.profileId === undefined || here.has(String(data.profileId))),
  );
  const newest = owed.filter(({ type }) => type === 'vacancies.changed').toSorted((one, other) => revisionOf(one) - revisionOf(other));
  return [...owed.filter(({ type }) => type !== 'vacancies.changed'), ...newest.slice(-1)]
    .filter(({ id }) => !ids.has(`msg_${id}`))
    .map(({ id, type, data }) => `${type} ${id} ${JSON.stringify(data)} never came`);
}

const revisionOf = ({ data }: Told) => Number(data.revision);

/** The events of those who are erased are no longer here to be compared with. */
function underOtherIds({ taken }: Receiver, told: readonly Told[], here: ReadonlySet<string>): string[] {
  const events = new Set(told.map(({ id }) => `msg_${id}`));
  const bodies = new Map<string, string>();
  return taken.flatMap(({ id, type, body, data }) => {
    const known = bodies.get(id) ?? body;
    bodies.set(id, known);
    if (known !== body) return [`${type} came as ${id} with other bytes than before`];
    const isComparable = data.profileId === undefined || (here.has(String(data.profileId)) && type !== 'profile.erased');
    return !isComparable || events.has(id) ? [] : [`${type} came as ${id}, by which nothing happened`];
  });
}

/** Whoever was told of a person is told once that they are erased (GDPR, article 19). */
function notToldOfErasure({ taken }: Receiver, { remembered }: Looked): string[] {
  const toldOf = new Set(taken.filter(({ type }) => type !== 'profile.erased').map(personOf));
  const erasures = new Map<unknown, Set<string>>();
  for (const one of taken.filter(({ type }) => type === 'profile.erased'))
    erasures.set(personOf(one), (erasures.get(personOf(one)) ?? new Set()).add(one.id));
  return [...remembered.people].flatMap(([id, { erased }]) => {
    const times = erasures.get(id)?.size ?? 0;
    if (erased && toldOf.has(id) && times === 0) return [`it was told of person ${id}, and not of their erasure`];
    return times > (erased ? 1 : 0) ? [`it was told ${times} times of the erasure of person ${id}`] : [];
  });
}

const personOf = ({ data }: Taken) => data.profileId;

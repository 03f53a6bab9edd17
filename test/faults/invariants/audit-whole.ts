import { DataSource } from 'typeorm';
import { verifyChains } from '../../../src/audit/index.js';
import type { Invariant, Looked } from './invariant.js';

export const auditWhole: Invariant = {
  name: 'I5',
  says: 'every audit chain is whole, and each acknowledged act has its entry',
  async breaches(looked) {
    const chains = await verifyChains(looked.app.get(DataSource), { keys: looked.auditKeys });
    const broken = chains.flatMap(({ organisation, fault }) => (fault ? [`the chain of ${organisation}: ${JSON.stringify(fault)}`] : []));
    return [...broken, ...(await withoutEntry(looked))];
  },
};

async function withoutEntry({ query, remembered }: Looked): Promise<string[]> {
  const rows = await query<{ action: string; id: string; n: number }>(
    `SELECT action, subject_id AS id, count(*)::int AS n FROM audit.entry WHERE subject_id IS NOT NULL GROUP BY action, subject_id`,
  );
  const entries = new Map(rows.map(({ action, id, n }) => [`${action} ${id}`, n]));
  return actsOf(remembered)
    .filter(([action, id, times]) => (entries.get(`${action} ${id}`) ?? 0) !== times)
    .map(
      ([action, id, times]) =>
        `${action} ${id} was acknowledged ${times} times and is recorded ${entries.get(`${action} ${id}`) ?? 0} times`,
    );
}

function actsOf({ people, cases, assignments, consents }: Looked['remembered']): (readonly [action: string, id: string, times: number])[] {
  return [
    ...[...people.keys()].map((id) => ['person.registered', id, 1] as const),
    ...[...people].flatMap(([id, { erased }]) => (erased ? [['person.erased', id, 1] as const] : [])),
    ...[...cases].map(([id]) => ['recognition.case-opened', id, 1] as const),
    ...[...cases].flatMap(([id, { steps }]) => (steps.includes('decided') ? [['recognition.decided', id, 1] as const] : [])),
    ...[...assignments].map((id) => ['assignment.proposed', id, 1] as const),
    ...timesByPerson(consents).map(([id, n]) => ['consent.given', id, n] as const),
  ];
}

function timesByPerson(consents: Looked['remembered']['consents']): [string, number][] {
  const times = new Map<string, number>();
  for (const { profileId } of consents.values()) times.set(profileId, (times.get(profileId) ?? 0) + 1);
  return [...times];
}

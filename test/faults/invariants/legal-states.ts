import type { Invariant, Looked } from './invariant.js';

const NEXT_STEPS: Readonly<Record<string, readonly string[]>> = {
  '': ['opened'],
  opened: ['completed', 'reassessed', 'withdrawn', 'evidence-requested', 'invited-to-reapply'],
  completed: ['decided', 'reassessed', 'withdrawn', 'invited-to-reapply'],
  decided: ['decided', 'reassessed', 'appealed', 'condition-proved', 'licence-changed', 'invited-to-reapply'],
};
const STATE_AFTER: Readonly<Record<string, string>> = { opened: 'open', completed: 'complete', decided: 'decided' };
const WRITING = ['write', 'submit', 'approve', 'approve'];

export const legalStates: Invariant = {
  name: 'I4',
  says: 'each case, version, validation and operation is in a legal state that it reached by a legal path',
  async breaches(looked) {
    return (await Promise.all([cases, versions, validations, operations].map((look) => look(looked)))).flat();
  },
};

async function cases({ query }: Looked): Promise<string[]> {
  const rows = await query<{ id: string; state: string; kinds: string[]; seqs: number[] }>(
    `SELECT one.id, state, array_agg(kind ORDER BY seq) AS kinds, array_agg(seq ORDER BY seq) AS seqs
     FROM recognition.recognition_case AS one LEFT JOIN recognition.case_step ON case_id = one.id GROUP BY one.id`,
  );
  return rows.flatMap(({ id, state, kinds }) => {
    const moves = kinds.filter((kind) => kind in STATE_AFTER);
    const isLegal = moves.every((kind, at) => NEXT_STEPS[moves[at - 1] ?? '']?.includes(kind));
    const isThere = STATE_AFTER[moves.at(-1) ?? ''] === state;
    return isLegal && isThere ? [] : [`case ${id} is ${state} by the way ${kinds.join(', ')}`];
  });
}

/** A text is a version when each party has approved the same content, each by another hand, once. */
async function versions({ query }: Looked): Promise<string[]> {
  const rows = await query<{ slug: string; actions: string[]; parties: number; hands: number; contents: number; isVersion: boolean }>(
    `SELECT slug, array_agg(action ORDER BY step.seq, step.id) AS actions,
       count(DISTINCT party) FILTER (WHERE action = 'approve')::int AS parties, count(DISTINCT actor) FILTER (WHERE action = 'approve')::int AS hands,
       count(DISTINCT hash) FILTER (WHERE action = 'approve')::int AS contents,
       EXISTS (SELECT FROM agreements.version WHERE agreement_id = agreement.id AND number = 1) AS "isVersion"
     FROM agreements.agreement JOIN agreements.step ON agreement_id = agreement.id
     WHERE slug LIKE 'md-ro-w%' AND step.version = 1 GROUP BY agreement.id`,
  );
  return rows.flatMap(({ slug, actions, parties, hands, contents, isVersion }) => {
    const isWay = actions.every((action, at) => WRITING[at] === action) && actions.length <= WRITING.length;
    const isApproved = actions.length === WRITING.length && parties === 2 && hands === 2 && contents === 1;
    return isWay && isApproved === isVersion
      ? []
      : [`agreement ${slug} is ${isVersion ? '' : 'not '}a version by the way ${actions.join(', ')}`];
  });
}

async function validations({ query }: Looked): Promise<string[]> {
  const rows = await query<{ id: string; n: number }>(
    `SELECT one.id, count(result.id)::int AS n FROM recognition.validation AS one JOIN recognition.validation_award ON validation_award.validation_id = one.id
     LEFT JOIN recognition.validation_result AS result ON result.validation_id = one.id GROUP BY one.id HAVING count(result.id) = 0`,
  );
  return rows.map(({ id }) => `validation ${id} was awarded and nothing had been assessed`);
}

/** Work that is shown and whose worker was killed ends as failed, and stands as far as it had come: it has begun anew under another number. */
async function operations({ query }: Looked): Promise<string[]> {
  const rows = await query<{ id: string; kind: string; status: string; result: object }>(
    `SELECT id, kind, status, result FROM platform.operation
     WHERE status NOT IN ('done', 'failed') OR (status = 'failed' AND kind = 'import-vacancies') OR (status = 'done' AND total <> done)`,
  );
  return rows.map(({ id, kind, status, result }) => `operation ${kind} ${id} is ${status} ${JSON.stringify(result)}`);
}

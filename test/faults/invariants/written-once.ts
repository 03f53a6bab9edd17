import { Profiles } from '../../../src/profiles/index.js';
import { SOURCE } from '../harness/remembered.js';
import { differences, type Invariant, type Looked } from './invariant.js';

type Ids = { id: string };

export const writtenOnce: Invariant = {
  name: 'I1',
  says: 'each acknowledged write is there once, with what was acknowledged last',
  async breaches(looked) {
    const each = [people, partsOfPeople, vacancies, imports, cases, agreements, assignments, validations, consents, erasures];
    return (await Promise.all(each.map((look) => look(looked)))).flat();
  },
};

async function people({ query, remembered }: Looked): Promise<string[]> {
  const here = await query<Ids>(`SELECT id FROM profiles.profile WHERE NOT demonstration`);
  const alive = [...remembered.people].filter(([, { erased }]) => !erased).map(([id]) => id);
  return differences(
    'person',
    here.map(({ id }) => id),
    alive,
  );
}

async function partsOfPeople({ app, remembered }: Looked): Promise<string[]> {
  const alive = [...remembered.people].filter(([, { erased }]) => !erased);
  const found = await app.get(Profiles).many(alive.map(([id]) => id));
  return found.flatMap(({ id, credentials, residence }) => {
    const known = remembered.people.get(id)!;
    const titles = credentials.map(({ title }) => title).filter((title) => title.startsWith('Certificate '));
    const moved = known.residence && known.residence !== residence ? [`person ${id} lives in ${residence}, not in ${known.residence}`] : [];
    return [...differences(`credential of person ${id}`, titles, known.titles), ...moved];
  });
}

async function vacancies({ query, remembered }: Looked): Promise<string[]> {
  const rows = await query<{ reference: string; status: string; hours: string }>(
    `SELECT reference, status, content ->> 'hoursPerWeek' AS hours FROM vacancies.vacancy WHERE source = $1`,
    [SOURCE],
  );
  const here = rows.map(({ reference, status, hours }) => `${reference} (${status}, ${hours} hours)`);
  const told = [...remembered.vacancies].map(([reference, { status, hours }]) => `${reference} (${status}, ${hours} hours)`);
  const [twice] = await query<{ n: number }>(`SELECT count(*)::int - count(DISTINCT revision)::int AS n FROM vacancies.vacancy`);
  return [...differences('vacancy', here, told), ...(twice?.n ? [`${twice.n} vacancies share a revision`] : [])];
}

/** Nobody else reports on an upload: every row has its verdict, and the poison rows are those that were refused. */
async function imports({ query, remembered }: Looked): Promise<string[]> {
  const begun = await query<Ids>(`SELECT id FROM platform.operation WHERE kind = 'import-vacancies'`);
  const rows = await query<{ id: string; refused: number[]; kept: number }>(
    `SELECT operation_id AS id, count(*) FILTER (WHERE status <> 'refused')::int AS kept,
       coalesce(array_agg(line::int ORDER BY line) FILTER (WHERE status = 'refused'), '{}') AS refused
     FROM platform.operation_verdict GROUP BY operation_id`,
  );
  const verdicts = new Map(rows.map((one) => [one.id, one]));
  const wrong = [...remembered.imports].flatMap(([id, { references, poisonLines }]) => {
    const found = verdicts.get(id);
    const isRight = found?.kept === references.length && String(found.refused) === String(poisonLines);
    return isRight
      ? []
      : [`import ${id} kept ${found?.kept} of ${references.length} rows and refused ${found?.refused}, not ${poisonLines}`];
  });
  return [
    ...differences(
      'import',
      begun.map(({ id }) => id),
      remembered.imports.keys(),
    ),
    ...wrong,
  ];
}

async function cases({ query, remembered }: Looked): Promise<string[]> {
  const rows = await query<{ id: string; steps: string }>(
    `SELECT case_id AS id, string_agg(kind, ', ' ORDER BY seq) AS steps FROM recognition.case_step
     WHERE kind IN ('opened', 'completed', 'decided') GROUP BY case_id`,
  );
  const told = [...remembered.cases].map(([id, { steps }]) => `${id} (${steps.join(', ')})`);
  return differences(
    'case',
    rows.map(({ id, steps }) => `${id} (${steps})`),
    told,
  );
}

async function agreements({ query, remembered }: Looked): Promise<string[]> {
  const rows = await query<{ slug: string; steps: string | null }>(
    `SELECT slug, string_agg(action, ', ' ORDER BY step.seq, step.id) FILTER (WHERE version = 1) AS steps
     FROM agreements.agreement LEFT JOIN agreements.step ON agreement_id = agreement.id WHERE slug LIKE 'md-ro-w%' GROUP BY slug`,
  );
  const told = [...remembered.agreements].map(([slug, { steps }]) => `${slug} (${steps.join(', ')})`);
  return differences(
    'agreement',
    rows.map(({ slug, steps }) => `${slug} (${steps ?? ''})`),
    told,
  );
}

async function assignments({ query, remembered }: Looked): Promise<string[]> {
  return differences(
    'assignment',
    (await query<Ids>(`SELECT id FROM matching.assignment`)).map(({ id }) => id),
    remembered.assignments,
  );
}

async function validations({ query, remembered }: Looked): Promise<string[]> {
  const rows = await query<{ id: string; results: number; awarded: boolean }>(
    `SELECT id, (SELECT count(*)::int FROM recognition.validation_result WHERE validation_id = one.id) AS results,
       EXISTS (SELECT FROM recognition.validation_award WHERE validation_id = one.id) AS awarded FROM recognition.validation AS one`,
  );
  const told = [...remembered.validations].filter(([, { profileId }]) => !remembered.people.get(profileId)?.erased);
  const inWords = (id: string, results: number, awarded: boolean) => `${id} (${results} units${awarded ? ', awarded' : ''})`;
  const here = rows.map(({ id, results, awarded }) => inWords(id, results, awarded));
  return differences(
    'validation',
    here,
    told.map(([id, { units, awarded }]) => inWords(id, units.size, awarded)),
  );
}

async function consents({ query, remembered }: Looked): Promise<string[]> {
  const here = await query<Ids>(
    `SELECT consent.id FROM profiles.consent JOIN profiles.profile ON profile.id = profile_id WHERE NOT demonstration`,
  );
  const told = [...remembered.consents].filter(([, { profileId }]) => !remembered.people.get(profileId)?.erased).map(([id]) => id);
  return differences(
    'consent',
    here.map(({ id }) => id),
    told,
  );
}

async function erasures({ query, remembered }: Looked): Promise<string[]> {
  const [receipts] = await query<{ n: number }>(`SELECT count(*)::int AS n FROM platform.erasure`);
  const told = [...remembered.people.values()].filter(({ erased }) => erased).length;
  return receipts?.n === told ? [] : [`${receipts?.n} receipts of erasure for ${told} people who were erased`];
}

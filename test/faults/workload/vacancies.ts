import { SOURCE } from '../harness/remembered.js';
import { anybody, type Desk, OCCUPATIONS } from './people.js';

const REGIONS = ['MD-BA', 'MD-OR', 'MD-CU', 'MD-CA'];
const ROWS = 40;
/** Of so many rows one cannot be read. */
const POISON_EVERY = 13;

export async function sendVacancy(desk: Desk): Promise<void> {
  await send(desk, `${desk.name}-${desk.count++}`, 'open');
}

export async function changeVacancy(desk: Desk): Promise<void> {
  if (!desk.references.length) return sendVacancy(desk);
  const { random } = desk.client;
  await send(desk, random.pick(desk.references), random.next() < 0.3 ? 'closed' : 'open');
}

async function send(desk: Desk, reference: string, status: 'open' | 'closed'): Promise<void> {
  const hours = desk.client.random.between(10, 40);
  const answer = await desk.client.must({ method: 'POST', path: '/v1/vacancies', body: { ...form(desk, reference, hours), status } });
  if (!answer) return;
  desk.remembered.vacancies.set(reference, { hours, status });
  if (!desk.references.includes(reference)) desk.references.push(reference);
}

function form({ client: { random } }: Desk, reference: string, hoursPerWeek: number) {
  const job = { title: `Job ${reference}`, region: random.pick(REGIONS), occupation: random.pick(OCCUPATIONS) };
  return { source: SOURCE, reference, hoursPerWeek, ...job };
}

/** Some rows are poison: not JSON, or of a region that is nowhere. Each is to be refused by its line, the others kept. */
export async function importFeed(desk: Desk): Promise<void> {
  const batch = `${desk.name}-feed-${desk.count++}`;
  const rows = Array.from({ length: ROWS }, (_, at) => ({
    reference: `${batch}-${at}`,
    hours: 10 + (at % 30),
    isPoison: at % POISON_EVERY === 7,
  }));
  const good = rows.filter(({ isPoison }) => !isPoison);
  const lines = rows.map(({ reference, hours, isPoison }, at) =>
    isPoison
      ? at % 2
        ? '{"reference": '
        : JSON.stringify({ reference, title: '?', region: 'MD-XX' })
      : JSON.stringify(form(desk, reference, hours)),
  );
  const path = `/v1/imports?kind=vacancies&source=${SOURCE}`;
  const answer = await desk.client.must({ method: 'POST', path, body: `${lines.join('\n')}\n` });
  if (!answer) return;
  const poisonLines = rows.flatMap(({ isPoison }, at) => (isPoison ? [at + 1] : []));
  desk.remembered.imports.set(answer.body.id, { references: good.map(({ reference }) => reference), poisonLines });
  for (const { reference, hours } of good) desk.remembered.vacancies.set(reference, { hours, status: 'open' });
}

export async function propose(desk: Desk): Promise<void> {
  if (!(await anybody(desk))) return;
  const answer = await desk.client.must({ method: 'POST', path: '/v1/assignments', body: { profileIds: desk.people.slice(0, 5) } });
  if (answer) desk.remembered.assignments.add(answer.body.id);
}

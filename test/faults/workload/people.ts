import type { GoodClient } from '../harness/good-client.js';
import { NAME, type Remembered } from '../harness/remembered.js';

export const OCCUPATIONS = ['7212', '5322', '5120', '7112', '9112'];
const REGIONS = ['MD-BA', 'MD-OR', 'MD-CU', 'MD-CA'];
/** One caseworker at work: what they have asked for and whom they know. */
export interface Desk {
  readonly client: GoodClient;
  readonly remembered: Remembered;
  /** People of this desk who have not been erased. */
  readonly people: string[];
  readonly references: string[];
  readonly name: string;
  count: number;
}

export async function register({ client, remembered, people }: Desk): Promise<void> {
  const { random } = client;
  const from = `${random.between(2008, 2020)}-0${random.between(1, 9)}`;
  const experiences = [{ occupation: random.pick(OCCUPATIONS), country: 'IT', from, evidence: 'attested', hoursPerWeek: 40 }];
  const wishes = { regions: [random.pick(REGIONS)] };
  const body = { destination: 'MD', experiences, wishes, details: { displayName: NAME } };
  const answer = await client.must({ method: 'POST', path: '/v1/profiles', body });
  if (!answer) return;
  remembered.people.set(answer.body.id, { titles: new Set(), erased: false });
  people.push(answer.body.id);
}

export async function addCredential(desk: Desk): Promise<void> {
  const id = await anybody(desk);
  if (!id) return;
  const title = `Certificate ${desk.name}-${desk.count++}`;
  const body = { kind: 'non-formal', country: 'IT', title, occupation: desk.client.random.pick(OCCUPATIONS) };
  if (await desk.client.must({ method: 'POST', path: `/v1/profiles/${id}/credentials`, body })) {
    desk.remembered.people.get(id)?.titles.add(title);
  }
}

export async function amend(desk: Desk): Promise<void> {
  const id = await anybody(desk);
  if (!id) return;
  const residence = desk.client.random.pick(['IT', 'RO', 'PT', 'DE']);
  const changed = await desk.client.must({ method: 'PATCH', path: `/v1/profiles/${id}`, body: { residence }, ifMatch: '*' });
  if (changed) Object.assign(desk.remembered.people.get(id)!, { residence });
}

export async function consent(desk: Desk): Promise<void> {
  const profileId = await anybody(desk);
  if (!profileId) return;
  const path = `/v1/profiles/${profileId}/consents`;
  const given = await desk.client.must({ method: 'POST', path, body: { recipient: 'ANOFM', purpose: 'referral', language: 'ro' } });
  if (!given) return;
  const kept = { profileId, withdrawn: false };
  desk.remembered.consents.set(given.body.id, kept);
  if (desk.client.random.next() < 0.5) return;
  if (await desk.client.must({ method: 'DELETE', path: `${path}/${given.body.id}` })) kept.withdrawn = true;
}

export async function erase(desk: Desk): Promise<void> {
  if (desk.people.length < 3) return;
  const [id = ''] = desk.people.splice(desk.client.random.between(0, desk.people.length - 1), 1);
  if (await desk.client.must({ method: 'DELETE', path: `/v1/profiles/${id}` })) desk.remembered.people.get(id)!.erased = true;
}

export async function readMatches(desk: Desk): Promise<void> {
  const id = await anybody(desk);
  if (id) await desk.client.must({ method: 'GET', path: `/v1/profiles/${id}/matches?limit=5` });
}

/** Somebody of this desk; the first is registered when there is nobody yet. */
export async function anybody(desk: Desk): Promise<string | undefined> {
  if (!desk.people.length) await register(desk);
  return desk.people.length ? desk.client.random.pick(desk.people) : undefined;
}

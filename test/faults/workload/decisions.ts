import { anAgreement, aVersion } from '../../fixtures/an-agreement.js';
import type { Answer, Asked } from '../harness/good-client.js';
import { anybody, type Desk } from './people.js';

const FACTS = {
  destination: 'RO',
  credential: { kind: 'formal', country: 'MD', title: 'Diplomă de bacalaureat', awardedOn: '2015-06-20' },
};
const UNITS = ['MD-5322-1', 'MD-5322-2', 'MD-5322-3', 'MD-5322-4'];
const EXAMPLE = {
  name: 'A diploma of upper secondary education from Moldova opens studies in Romania',
  shows: ['upper-secondary'],
  lodgedOn: '2026-01-01',
  facts: { destination: 'RO', credential: { kind: 'formal', country: 'MD', title: 'Diplomă', iscedAttainment: '344' } },
  expect: [{ purpose: 'study', outcome: 'full', provision: 'upper-secondary', article: '2' }],
};

export async function openAndDecide(desk: Desk): Promise<void> {
  const body = { purpose: 'study', facts: FACTS };
  const opened = await desk.client.must({ method: 'POST', path: '/v1/recognition-cases', body, token: 'ro-assessor' });
  if (!opened) return;
  const steps = ['opened'];
  desk.remembered.cases.set(opened.body.id, { steps });
  let etag = opened.etag;
  for (const [path, kind, payload] of [
    ['completion', 'completed', {}],
    ['decision', 'decided', { outcome: 'full' }],
  ] as const) {
    if (desk.client.random.next() < 0.2) return;
    const asked = { method: 'POST', path: `/v1/recognition-cases/${opened.body.id}/${path}`, body: payload } as const;
    const moved = await step(
      desk,
      { ...asked, token: 'ro-assessor', ...(etag && { ifMatch: etag }) },
      `/v1/recognition-cases/${opened.body.id}`,
      ({ completeOn, decisions }) => (kind === 'completed' ? completeOn !== null : decisions.length > 0),
    );
    if (!moved) return;
    steps.push(kind);
    etag = moved.etag;
  }
}

/** Done already; written already, so that only who has read it may write it anew. */
const IS_THERE = [409, 428];

/**
 * Refused as done or as changed meanwhile, an act is looked up: after a lost line it may have been done; a case may have been looked at again by an
 * agreement that changed, and then it is sent anew on what is there now.
 */
async function step(
  { client, remembered }: Desk,
  asked: Asked,
  where: string,
  isDone: (now: Answer['body']) => boolean = () => true,
): Promise<Answer | undefined> {
  const answer = await client.ask(asked);
  if (answer.status < 300) return answer;
  const isOvertaken = answer.status === 412 && asked.ifMatch !== undefined;
  if (isOvertaken || (answer.retried && IS_THERE.includes(answer.status))) {
    const now = await client.must({ method: 'GET', path: where, ...(asked.token && { token: asked.token }) });
    if (now && isDone(now.body)) return now;
    return now?.etag && isOvertaken && now.etag !== asked.ifMatch
      ? step({ client, remembered } as Desk, { ...asked, ifMatch: now.etag }, where, isDone)
      : undefined;
  }
  remembered.wrongAnswers.push(`${asked.method} ${asked.path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
  return undefined;
}

export async function agree(desk: Desk): Promise<void> {
  const slug = `md-ro-${desk.name}-${desk.count++}`;
  const { versions: _versions, events: _events, ...begun } = anAgreement({ slug, parties: [{ country: 'MD' }, { country: 'RO' }] });
  if (!(await desk.client.must({ method: 'POST', path: '/v1/agreement-drafts', body: begun, token: 'md-administrator' }))) return;
  const steps: string[] = [];
  desk.remembered.agreements.set(slug, { steps });
  const at = `/v1/agreements/${slug}/versions/1`;
  const draft = `${at}/draft`;
  const written = await step(desk, { method: 'PUT', path: at, body: aVersion({ examples: [EXAMPLE] }), token: 'md-administrator' }, draft);
  if (!written) return;
  steps.push('write');
  const { contentHash } = written.body;
  for (const [action, token, payload] of [
    ['submit', 'ro-administrator', {}],
    ['approve', 'md-administrator', { contentHash }],
    ['approve', 'ro-administrator', { contentHash }],
  ] as const) {
    const moved = await step(
      desk,
      { method: 'POST', path: `${at}/transitions`, body: { action, ...payload }, token },
      `/v1/agreements/${slug}/steps`,
    );
    if (!moved) return;
    steps.push(action);
  }
}

export async function validate(desk: Desk): Promise<void> {
  const profileId = await anybody(desk);
  if (!profileId) return;
  const at = `/v1/profiles/${profileId}/validations`;
  const opened = await desk.client.must({ method: 'POST', path: at, body: { standard: 'MD-5322' } });
  if (!opened) return;
  const kept = { profileId, units: new Set<string>(), awarded: false };
  desk.remembered.validations.set(opened.body.id, kept);
  for (const unit of UNITS) {
    const asked = {
      method: 'POST',
      path: `${at}/${opened.body.id}/units/${unit}`,
      body: { result: 'certified' },
      token: 'md-assessor',
    } as const;
    if (await desk.client.must(asked)) kept.units.add(unit);
  }
  if (await desk.client.must({ method: 'POST', path: `${at}/${opened.body.id}/award`, body: {}, token: 'md-assessor' }))
    kept.awarded = true;
}

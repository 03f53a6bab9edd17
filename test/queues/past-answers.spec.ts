import { DataSource } from 'typeorm';
import { Agreements, ImportAgreement } from '../../src/agreements/index.js';
import { QualificationsRepository } from '../../src/qualifications/storage/qualifications.repository.js';
import { parseCountry } from '../../src/standards/index.js';
import { anEvent } from '../fixtures/an-agreement.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const CREDENTIAL = { kind: 'formal', country: 'MD', title: 'Diplomă de licență', awardedOn: '2015-06-20' };
const ASKED = { destination: 'RO', asOf: '2024-03-01', credential: CREDENTIAL };

describe('a past answer', () => {
  let service: TestService;
  let profileId: string;
  beforeAll(async () => {
    service = await referenceService();
    const created = await ask('POST', '/v1/profiles', { destination: 'RO', credentials: [{ ...CREDENTIAL, evidence: 'original' }] });
    profileId = created.id;
  });
  afterAll(() => service.stop());

  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) =>
    (await service.app.inject({ method, url, ...(payload && { payload }) })).json();
  const answers = () =>
    eventually(
      () => ask('GET', `/v1/profiles/${profileId}/assessments`),
      ({ fresh }) => fresh,
    );
  const putRight = async () => {
    const { agreements } = await service.app.get(Agreements).register();
    const { slug, kind, title, parties, demonstration } = agreements.find(
      (one) => one.slug === 'ro-md-education',
    ) as (typeof agreements)[0];
    const terminated = anEvent({ kind: 'terminated', on: '2023-01-01', version: 3 });
    await service.app.get(ImportAgreement).execute({ slug, kind, title, parties, demonstration, versions: [], events: [terminated] });
    const mapping = { iscedAttainment: '760', source: 'put right for a test', certainty: 'seen' };
    const body = [{ country: parseCountry('MD'), title: CREDENTIAL.title, aliases: [], mappings: [mapping] }];
    await service.app.get(DataSource).transaction((tx) => service.app.get(QualificationsRepository).keep(tx, body as never, []));
  };

  it('is given again byte for byte after agreements and mappings have changed, by the person and by anybody who names the moment', async () => {
    const [before] = (await answers()).items;
    const anonymous = await ask('POST', '/v1/assessments', ASKED);
    await putRight();
    const now = await ask('POST', '/v1/assessments', ASKED);
    expect(now.digest).not.toBe(anonymous.digest);
    const then = await ask('POST', '/v1/assessments', { ...ASKED, knownAt: anonymous.knownAt });
    expect(JSON.stringify(then)).toBe(JSON.stringify(anonymous));
    const [after] = (await answers()).items;
    expect(after.assessment.digest).not.toBe(before.assessment.digest);
    const replay = await ask('POST', `/v1/profiles/${profileId}/assessments/${before.id}/replay`);
    expect(replay).toMatchObject({ same: true, storedDigest: before.assessment.digest, replayed: { digest: before.assessment.digest } });
    const kept = await ask('GET', `/v1/profiles/${profileId}/assessments/${before.id}`);
    expect(kept).toMatchObject({ facts: { credential: { title: CREDENTIAL.title } }, assessment: before.assessment });
  });

  it.each([
    ['an instant to come', { knownAt: '2199-01-01T00:00:00Z' }, '/knownAt'],
    ['a day without a time', { knownAt: '2024-01-01' }, '/knownAt'],
  ])('cannot be asked for %s', async (_what, more, pointer) => {
    const { status, errors } = await ask('POST', '/v1/assessments', { ...ASKED, ...more });
    expect({ status, pointers: errors.map((one: { pointer: string }) => one.pointer) }).toEqual({ status: 422, pointers: [pointer] });
  });
  it('that is not there is said to be not there', async () => {
    const { code } = await ask('POST', `/v1/profiles/${profileId}/assessments/${profileId}/replay`);
    expect(code).toBe('assessment-not-found');
  });
});

import { type Grant, Principals } from '../../src/identity/index.js';
import type { CountryCode } from '../../src/standards/index.js';
import { auditedService, type Body } from '../fixtures/audited-service.js';
import { signedInAs } from '../fixtures/signed-in.js';

const [MD, IT] = ['MD', 'IT'] as [CountryCode, CountryCode];
const REASON = 'Her employer rings and her caseworker is ill today.';

describe('a caseworker reads the people whom they look after', () => {
  let audited: Awaited<ReturnType<typeof auditedService>>;
  let ion: Record<string, string>;
  let vera: Record<string, string>;
  let auditor: Record<string, string>;
  const named = async (name: string, ...grants: Grant[]) => audited.as(await audited.service.app.get(Principals).add(name, grants));
  beforeAll(async () => {
    audited = await auditedService({ PUBLIC_URL: 'https://passerelle.example' });
    ion = await named('Ion Rusu', { role: 'caseworker', country: MD });
    vera = await named('Vera Ciobanu', { role: 'caseworker', country: MD });
    auditor = await named('Auditor', { role: 'auditor', country: MD });
  });
  afterAll(() => audited.service.stop());
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, who: Record<string, string>, payload?: object): Promise<Body> =>
    audited.ask(method, url, payload, who);
  const read = (id: string, who: Record<string, string>, part = '') => ask('GET', `/v1/profiles/${id}${part}`, who);
  const through = (who: Record<string, string>, reason = REASON) => ({ ...who, 'break-glass-reason': reason });

  it('nobody looks after somebody new: they are taken on first, in one act that is told', async () => {
    const id = await audited.aPerson();
    expect(await read(id, ion)).toMatchObject({
      httpStatus: 403,
      code: 'not-your-person',
      detail: expect.stringContaining('take them on'),
    });
    expect(await ask('POST', `/v1/profiles/${id}/caseworker`, ion)).toMatchObject({ httpStatus: 200, name: 'Ion Rusu' });
    expect((await read(id, ion)).httpStatus).toBe(200);
    expect(await ask('POST', `/v1/profiles/${id}/caseworker`, vera)).toMatchObject({ httpStatus: 409, code: 'has-a-caseworker' });
    expect(await read(id, vera)).toMatchObject({ httpStatus: 403, detail: expect.stringContaining('A colleague looks after this person') });
    expect((await ask('DELETE', `/v1/profiles/${id}/caseworker`, vera)).httpStatus).toBe(403);
    expect((await ask('DELETE', `/v1/profiles/${id}/caseworker`, ion)).httpStatus).toBe(204);
    expect((await ask('POST', `/v1/profiles/${id}/caseworker`, vera)).httpStatus).toBe(200);
    expect((await read(id, ion)).httpStatus).toBe(403);
    const acts = (await audited.about(id)).map(({ action }) => action).filter((one) => one.startsWith('caseworker'));
    expect(acts).toEqual(['caseworker.took-on', 'caseworker.handed-back', 'caseworker.took-on']);
  });

  it('whoever registers a person looks after them', async () => {
    const { id } = await ask('POST', '/v1/profiles', ion, { destination: 'MD' });
    expect((await read(id, ion)).httpStatus).toBe(200);
    expect((await read(id, vera)).httpStatus).toBe(403);
  });

  it('breaks the glass with a reason: for reading only, with an entry, and for this once', async () => {
    const id = await audited.aPerson();
    await ask('POST', `/v1/profiles/${id}/caseworker`, ion);
    expect(await read(id, through(vera, 'curious'))).toMatchObject({ httpStatus: 403, code: 'reason-required' });
    for (const part of ['', '/assessments', '/matches', '/validations']) expect((await read(id, through(vera), part)).httpStatus).toBe(200);
    expect((await read(id, vera)).httpStatus).toBe(403);
    expect((await ask('PATCH', `/v1/profiles/${id}`, { ...through(vera), 'if-match': '*' }, {})).httpStatus).toBe(403);
    for (const part of ['/export', '/reviews']) expect((await read(id, through(vera), part)).httpStatus).toBe(403);
    const abroad = await named('Anna Bianchi', { role: 'caseworker', country: IT });
    expect(await read(id, through(abroad))).toMatchObject({ httpStatus: 403, code: 'not-for-this-country' });
    const told = (await audited.about(id)).filter(({ action }) => action === 'person.read-by-break-glass');
    expect(told.map(({ details }) => details)).toEqual(
      ['profiles:read', 'assessments:read', 'matches:read', 'validations:read'].map((operation) => ({
        operation,
        glass: expect.any(String),
      })),
    );
    expect(told.every(({ organisation, actor_kind }) => organisation === 'country:MD' && actor_kind === 'person')).toBe(true);
    expect(JSON.stringify(await audited.about(id))).not.toContain('employer rings');
    const listed = await ask('GET', '/v1/audit/entries?action=person.read-by-break-glass', auditor);
    expect(listed.items).toHaveLength(4);
  });

  it('the person sees who it was and why: by the service, on the account page, and in the export', async () => {
    const id = '01900000-0000-7001-8000-000000000002';
    await audited.service.app.get((await import('../../src/demonstration/index.js')).LoadDemonstration).people();
    await read(id, through(vera, encodeURIComponent('A complaint about the list: Ștefan întreabă')));
    const seen = JSON.parse((await read(id, audited.as('demonstration-returnee'), '/broken-glass')).body);
    expect(seen).toMatchObject([
      { by: 'Vera Ciobanu', action: 'profiles:read', reason: 'A complaint about the list: Ștefan întreabă', finding: null },
    ]);
    const browser = await signedInAs(audited.service as never, 'https://passerelle.example', 'Demonstration returnee');
    expect((await browser.ask('GET', '/account?lang=en')).body).toMatch(/Vera Ciobanu[\s\S]*Ștefan întreabă/);
    const held = await audited.dataSource.query(`SELECT sealed::text FROM identity.broken_glass`);
    expect(JSON.stringify(held)).not.toContain('complaint');
  });

  it('a colleague says afterwards whether it was in order, and nobody of themselves', async () => {
    const id = await audited.aPerson();
    await read(id, through(vera));
    const mine = ({ items }: Body) => items.filter(({ profileId }: Body) => profileId === id);
    const [glass] = mine(await ask('GET', '/v1/broken-glass', ion));
    expect(glass).toMatchObject({ by: 'Vera Ciobanu', reason: REASON, finding: null });
    const look = (who: Record<string, string>) => ask('POST', `/v1/broken-glass/${glass.id}/look`, who, { finding: 'to-be-followed-up' });
    expect(await look(vera)).toMatchObject({ httpStatus: 403, code: 'not-your-own-glass' });
    expect((await look(ion)).httpStatus).toBe(204);
    expect(await look(ion)).toMatchObject({ httpStatus: 409, code: 'glass-already-looked-at' });
    expect(mine(await ask('GET', '/v1/broken-glass', ion))).toEqual([]);
    expect((await ask('GET', '/v1/broken-glass', await named('Abroad', { role: 'caseworker', country: IT }))).items).toEqual([]);
    await expect(audited.dataSource.query(`DELETE FROM identity.broken_glass`)).rejects.toThrow(/stays written/);
    expect((await audited.ask('DELETE', `/v1/profiles/${id}`)).erased).toMatchObject({
      'identity.broken_glass': 1,
      'identity.glass_looked_at': 1,
    });
  });

  it('what is refused leaves an entry with whoever was refused, and a hundred refusals are two', async () => {
    const id = await audited.aPerson();
    const curious = await named('Curious', { role: 'caseworker', country: IT });
    await Promise.all(Array.from({ length: 100 }, () => read(id, curious)));
    const refusals = (): Promise<Body[]> =>
      audited.dataSource.query(`SELECT organisation, subject_id, details FROM audit.entry WHERE action = 'person.refused' AND organisation = 'country:IT'
        AND details::text LIKE '%profiles:read%' ORDER BY entry.sequence DESC`);
    const [first] = (await refusals()).filter(({ subject_id }) => subject_id === id);
    expect(first).toMatchObject({ details: { operation: 'profiles:read', because: 'not-for-this-country', times: 1 } });
    expect((await refusals()).filter(({ subject_id }) => subject_id === id)).toHaveLength(1);
    await audited.service.app.get((await import('../../src/identity/application/refused-reads.js')).RefusedReads).onApplicationShutdown();
    expect((await refusals())[0]).toMatchObject({ subject_id: null, details: { times: 99 } });
  });

  it('a file goes to another country only with the consent of the person, and its caseworker stays behind', async () => {
    const id = await audited.aPerson();
    await ask('POST', `/v1/profiles/${id}/caseworker`, ion);
    const move = (who: Record<string, string>) => ask('PATCH', `/v1/profiles/${id}`, { ...who, 'if-match': '*' }, { destination: 'RO' });
    expect(await move(ion)).toMatchObject({ httpStatus: 403, code: 'destination-is-the-persons' });
    await ask('POST', `/v1/profiles/${id}/consents`, ion, { purpose: 'change-destination', recipient: 'IT', language: 'ro' });
    expect((await move(ion)).httpStatus).toBe(403);
    await ask('POST', `/v1/profiles/${id}/consents`, ion, { purpose: 'change-destination', recipient: 'RO', language: 'ro' });
    expect(await move(ion)).toMatchObject({ httpStatus: 200, destination: 'RO' });
    expect(await read(id, ion)).toMatchObject({ httpStatus: 403, code: 'not-for-this-country' });
    const other = await audited.aPerson();
    const self = await named('Herself', { role: 'returnee', person: other });
    expect(await ask('PATCH', `/v1/profiles/${other}`, { ...self, 'if-match': '*' }, { destination: 'RO' })).toMatchObject({
      destination: 'RO',
    });
  });

  it('an assessor connects a case with a person only when the person has asked for it', async () => {
    const profileId = await audited.aPerson();
    const assessor = audited.as('demonstration-md-assessor');
    const facts = { destination: 'MD', credential: { kind: 'formal', country: 'IT', title: 'Laurea', awardedOn: '2010-06-20' } };
    const open = () => ask('POST', '/v1/recognition-cases', assessor, { purpose: 'study', profileId, facts });
    expect(await open()).toMatchObject({ code: 'consent-missing' });
    await audited.ask('POST', `/v1/profiles/${profileId}/consents`, {
      purpose: 'apply-for-recognition',
      recipient: 'ANACEC',
      language: 'ro',
    });
    expect((await open()).httpStatus).toBe(201);
  });
});

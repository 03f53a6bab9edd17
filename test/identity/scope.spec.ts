import { DataSource } from 'typeorm';
import { parseGrant, TokenUsage } from '../../src/commands/token.js';
import { needsReason } from '../../src/identity/domain/access.js';
import { isWithin, type Principal, Principals, ReasonedAccessRepository, type Subject } from '../../src/identity/index.js';
import type { CountryCode } from '../../src/standards/index.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const [MD, IT, RO] = ['MD', 'IT', 'RO'] as CountryCode[] as [CountryCode, CountryCode, CountryCode];
const somebody = (...grants: Principal['grants']): Principal => ({ id: 'id', name: 'Somebody', grants, demonstration: false });
const API_TOKEN = 'a-token-of-the-installation';
const NDJSON = { 'content-type': 'application/x-ndjson' };
const VACANCY = { title: 'Sudor', occupation: '7212' };

describe('the reach of a role', () => {
  const caseworker = somebody({ role: 'caseworker', country: MD });
  it.each<[string, Principal, Subject, boolean]>([
    ['one of two countries', caseworker, { countries: [MD, RO] }, false],
    [
      'two countries by two grants',
      somebody({ role: 'caseworker', country: MD }, { role: 'caseworker', country: RO }),
      { countries: [MD, RO] },
      true,
    ],
    ['nobody, and so no country', caseworker, { countries: [] }, false],
    ['a role without a country', somebody({ role: 'caseworker' }), {}, false],
    [
      'the country of another role',
      somebody({ role: 'caseworker', country: MD }, { role: 'operator', country: RO }),
      { countries: [RO] },
      false,
    ],
  ])('over several people covers %s: %#', (_what, principal, subject, expected) => {
    expect(isWithin(principal, 'assignments:propose', subject)).toBe(expected);
  });

  it('needs a reason where nothing but the office of an auditor opens the person', () => {
    const both = somebody({ role: 'auditor', country: MD }, { role: 'caseworker', country: IT });
    const person = (country: CountryCode) => ({ countries: [country], person: 'somebody', caseworker: 'id' });
    expect(needsReason(both, 'profiles:read', person(MD))).toBe(true);
    expect(needsReason(both, 'profiles:read', person(IT))).toBe(false);
    expect(needsReason(caseworker, 'profiles:read', person(MD))).toBe(false);
  });

  it('is written for a token as role, country and organisation, and nothing else', () => {
    expect(parseGrant('employment-service:MD:anofm')).toEqual({ role: 'employment-service', country: MD, organisation: 'anofm' });
    expect(parseGrant('auditor:installation')).toEqual({ role: 'auditor', organisation: 'installation' });
    expect(() => parseGrant('caseworker:installation')).toThrow();
    expect(parseGrant('operator')).toEqual({ role: 'operator' });
    expect(parseGrant('returnee:01900000-0000-7001-8000-000000000002')).toMatchObject({ person: '01900000-0000-7001-8000-000000000002' });
    expect(() => parseGrant('installation')).toThrow(TokenUsage);
    expect(() => parseGrant('returnee')).toThrow(TokenUsage);
    expect(() => parseGrant('caseworker')).toThrow(/country/i);
  });
});

describe('the feed of an employment service', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ API_TOKEN, ROLES: 'api,imports' });
    await send('POST', '/v1/vacancies', API_TOKEN, { ...VACANCY, source: 'anofm', reference: 'taken', region: 'RO-IS' });
  });
  afterAll(() => service.stop());
  const send = (method: 'GET' | 'POST', url: string, token: string, payload?: unknown, headers: object = {}) =>
    service.app.inject({ method, url, headers: { authorization: `Bearer ${token}`, ...headers }, payload: payload as object });
  const made = async (...grants: Principal['grants']) => {
    return service.app.get(Principals).add('A feed', grants);
  };

  it('brings vacancies of its own country under its own source, row by row, and reads what became of them', async () => {
    const token = await made({ role: 'employment-service', country: MD, organisation: 'anofm' });
    const rows = [
      { ...VACANCY, reference: 'mine', region: 'MD-OR' },
      { ...VACANCY, reference: 'abroad', region: 'RO-IS' },
      { ...VACANCY, reference: 'taken', region: 'MD-OR' },
      { ...VACANCY, reference: 'of-another', region: 'MD-OR', source: 'another' },
    ];
    const feed = rows.map((row) => JSON.stringify(row)).join('\n');
    const begun = await send('POST', '/v1/imports?kind=vacancies&source=anofm', token, feed, NDJSON);
    await eventually(
      async () => (await send('GET', String(begun.headers.location), token)).json(),
      ({ status }) => status === 'done',
    );
    const verdicts = (await send('GET', `${begun.headers.location}/verdicts`, token)).body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(verdicts.map(({ status, code }) => code ?? status)).toEqual([
      'created',
      'not-for-this-country',
      'not-for-this-country',
      'not-for-this-country',
    ]);
    const another = await made({ role: 'employment-service', country: MD, organisation: 'another' });
    expect((await send('GET', String(begun.headers.location), another)).json()).toMatchObject({ status: 403, code: 'out-of-reach' });
  });

  it('cannot take over what lies in another country, nor send under the name of another', async () => {
    const token = await made({ role: 'employment-service', country: MD, organisation: 'anofm' });
    const send2 = (more: object) =>
      send('POST', '/v1/vacancies', token, { ...VACANCY, source: 'anofm', reference: 'x', region: 'MD-OR', ...more });
    expect((await send2({ reference: 'taken' })).json()).toMatchObject({ status: 403 });
    expect((await send2({ source: 'another' })).json()).toMatchObject({ status: 403, code: 'out-of-reach' });
    expect((await send2({})).statusCode).toBe(201);
    const [row] = await service.app.get(DataSource).query(`SELECT country FROM vacancies.vacancy WHERE reference = 'taken'`);
    expect(row.country).toBe('RO');
  });
});

describe('a principal who is revoked', () => {
  it('may do nothing from the next request on', async () => {
    const service = await testService({ API_TOKEN, ROLES: 'api' });
    const principals = service.app.get(Principals);
    const token = await principals.add('Leaves the office', [{ role: 'caseworker', country: MD }]);
    const status = async () =>
      (await service.app.inject({ url: '/v1/vacancies', headers: { authorization: `Bearer ${token}` } })).statusCode;
    expect(await status()).toBe(200);
    const { id } = (await principals.all()).find(({ name }) => name === 'Leaves the office') ?? { id: '' };
    expect(await principals.revoke(id)).toBe(true);
    expect(await status()).toBe(401);
    expect(await principals.revoke(id)).toBe(false);
    await service.stop();
  });
});

describe('the reason of an auditor', () => {
  it('is kept with who read what, sealed for the person, and goes with them; that it was read stays', async () => {
    const service = await testService({ API_TOKEN, ROLES: 'api' });
    const token = await service.app.get(Principals).add('Auditor', [{ role: 'auditor', country: MD }]);
    const sent = { method: 'POST' as const, url: '/v1/profiles', payload: { destination: 'MD' } };
    const { id } = (await service.app.inject({ ...sent, headers: { authorization: `Bearer ${API_TOKEN}` } })).json();
    const read = (reason: string) =>
      service.app.inject({ url: `/v1/profiles/${id}?x=1`, headers: { authorization: `Bearer ${token}`, 'access-reason': reason } });
    expect((await read('short')).json()).toMatchObject({ code: 'reason-required' });
    expect((await read('Complaint 12/2026 of the person')).statusCode).toBe(200);
    const reasons = () => service.app.get(ReasonedAccessRepository).since(new Date(0));
    expect(await reasons()).toMatchObject([
      { action: 'profiles:read', address: `/v1/profiles/${id}`, reason: 'Complaint 12/2026 of the person', by: 'Auditor', profileId: id },
    ]);
    const held = await service.app.get(DataSource).query(`SELECT reason, sealed::text FROM identity.reasoned_access`);
    expect(JSON.stringify(held)).not.toContain('Complaint');
    await service.app.inject({ method: 'DELETE', url: `/v1/profiles/${id}`, headers: { authorization: `Bearer ${API_TOKEN}` } });
    expect(await reasons()).toMatchObject([{ action: 'profiles:read', address: '', reason: null, by: 'Auditor', profileId: null }]);
    await service.stop();
  });
});

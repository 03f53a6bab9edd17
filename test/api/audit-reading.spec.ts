import { createHash, createPublicKey, verify } from 'node:crypto';
import { SignHeads } from '../../src/audit/index.js';
import { Principals } from '../../src/identity/index.js';
import { auditedService, type Body } from '../fixtures/audited-service.js';

const MD = 'demonstration-md-auditor';

describe('the audit over HTTP', () => {
  let audited: Awaited<ReturnType<typeof auditedService>>;
  let people: string[];
  let both: string;
  beforeAll(async () => {
    audited = await auditedService();
    const grants = [
      { role: 'auditor', country: 'MD' as never },
      { role: 'auditor', organisation: 'installation' },
    ] as const;
    both = await audited.service.app.get(Principals).add('Auditor of both', grants);
    people = [await audited.aPerson(), await audited.aPerson()];
    for (const id of [...people, ...people]) await audited.ask('GET', `/v1/profiles/${id}`);
    await audited.ask('GET', '/v1/recognition-cases', undefined, audited.as('demonstration-ro-assessor'));
  });
  afterAll(() => audited.service.stop());
  const list = (query: string, token: string = both) => audited.ask('GET', `/v1/audit/entries?${query}`, undefined, audited.as(token));

  it('is for auditors, and for the chains of their own countries, and of the installation by name', async () => {
    expect(await audited.ask('GET', '/v1/audit/entries')).toMatchObject({ httpStatus: 401 });
    expect(await list('', 'demonstration-md-assessor')).toMatchObject({ httpStatus: 403, code: 'role-required' });
    expect(await list('organisation=country:RO')).toMatchObject({ httpStatus: 403, code: 'not-for-this-organisation' });
    const organisations = new Set((await list('limit=500')).items.map((one: Body) => one.organisation));
    expect([...organisations].toSorted()).toEqual(['country:MD', 'installation']);
    expect(new Set((await list('limit=500', MD)).items.map((one: Body) => one.organisation))).toEqual(new Set(['country:MD']));
    expect(await list('organisation=installation', MD)).toMatchObject({ httpStatus: 403, code: 'not-for-this-organisation' });
    const nowhere = await audited.service.app.get(Principals).add('Auditor of nothing', [{ role: 'auditor' }]);
    expect((await list('', nowhere)).items).toEqual([]);
    expect(await list('organisation=installation', nowhere)).toMatchObject({ httpStatus: 403 });
  });

  it('finds what was done with one person, by action and since an instant', async () => {
    const { items } = await list(`subject=${people[0]}`);
    expect(items.map((one: Body) => one.action)).toEqual(['person.registered', 'person.read', 'person.read']);
    expect((await list(`subject=${people[0]}&action=person.read`)).items).toHaveLength(2);
    const since = encodeURIComponent(items[2].recordedAt);
    expect((await list(`subject=${people[0]}&since=${since}`)).items.map((one: Body) => one.sequence)).toEqual([items[2].sequence]);
    expect(await list('action=person.admired')).toMatchObject({ httpStatus: 400, code: 'invalid-parameter' });
    expect(await list('since=yesterday')).toMatchObject({ httpStatus: 400, code: 'invalid-parameter' });
  });

  it('goes page by page through everything once', async () => {
    const whole = (await list('action=person.read')).items.map((one: Body) => one.hash);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Body = await list(`action=person.read&limit=3&cursor=${cursor}`);
      paged.push(...page.items.map((one: Body) => one.hash));
      cursor = page.nextCursor;
    }
    expect([whole.length, paged]).toEqual([4, whole]);
    expect(await list(`cursor=${Buffer.from('after:nonsense').toString('base64url')}`)).toMatchObject({
      httpStatus: 400,
      code: 'invalid-cursor',
    });
  });

  it('records that it was read, and by whom', async () => {
    const before = (await list('organisation=country:MD&action=audit.read&limit=500', MD)).items.length;
    const after = (await list('organisation=country:MD&action=audit.read&limit=500', MD)).items;
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({
      actorKind: 'person',
      subjectKind: 'audit',
      subjectId: null,
      details: { operation: 'listAuditEntries' },
    });
  });

  it('gives everybody signed heads that prove an entry with nothing but SHA-256 and Ed25519', async () => {
    await audited.service.app.get(SignHeads).execute();
    const { keys } = await audited.ask('GET', '/v1/audit/keys');
    const { items } = await audited.ask('GET', '/v1/audit/heads?organisation=installation');
    const head = items.at(-1);
    const signed = JSON.stringify(['passerelle-audit-head-1', head.organisation, head.sequence, head.hash, head.signedAt, head.keyId]);
    const jwk = keys.find((key: Body) => key.kid === head.keyId);
    const key = createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x }, format: 'jwk' });
    expect(verify(null, Buffer.from(signed), key, Buffer.from(head.signature, 'base64url'))).toBe(true);
    const entry = (await list('organisation=installation&limit=500')).items.find((one: Body) => one.sequence === head.sequence);
    const { organisation, sequence, recordedAt, actorKind, actorId, action, subjectKind, subjectId, purpose, detailsDigest, previousHash } =
      entry;
    const told = [recordedAt, actorKind, actorId, action, subjectKind, subjectId, purpose, detailsDigest, previousHash];
    const hash = createHash('sha256')
      .update(JSON.stringify(['passerelle-audit-entry-1', organisation, sequence, ...told]))
      .digest('hex');
    expect([hash, hash]).toEqual([entry.hash, head.hash]);
  });

  it('pages through heads', async () => {
    await audited.service.app.get(SignHeads).execute();
    const whole = (await audited.ask('GET', '/v1/audit/heads?limit=500')).items;
    const paged: Body[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Body = await audited.ask('GET', `/v1/audit/heads?limit=1&cursor=${cursor}`);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(whole.length).toBeGreaterThan(3);
    expect(paged).toEqual(whole);
  });
});

import { DataSource } from 'typeorm';
import { type Grant, Principals } from '../../src/identity/index.js';
import { BlindIndex } from '../../src/platform/encryption/blind-index.js';
import { IndexNames } from '../../src/profiles/application/index-names.js';
import type { CountryCode } from '../../src/standards/index.js';
import { withoutTheApplication, withoutTheDatabase } from '../fixtures/one-layer.js';
import { type TestService, testService } from '../fixtures/test-service.js';

const NAME = 'Ștefan Brânză-Testescu';
type Body = ReturnType<typeof JSON.parse>;

describe('whether somebody is registered is looked up by their name', () => {
  let service: TestService;
  let registrar: string;
  let abroad: string;
  let db: DataSource;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
    db = service.app.get(DataSource);
    registrar = await named({ role: 'consular-registrar', country: 'MD' as CountryCode });
    abroad = await named({ role: 'caseworker', country: 'IT' as CountryCode });
  });
  afterAll(() => service.stop());
  const named = (grant: Grant) => service.app.get(Principals).add('Somebody', [grant]);
  const ask = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, token?: string, payload?: object): Promise<Body> => {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(method === 'PATCH' && { 'if-match': '*' }) };
    const answer = await service.app.inject({ method, url, headers, ...(payload && { payload }) });
    return { httpStatus: answer.statusCode, ...(answer.body && answer.json()) };
  };
  const find = async (name: string, token = registrar, more = '') =>
    (await ask('GET', `/v1/profiles?name=${encodeURIComponent(name)}${more}`, token)).items;
  const register = async (displayName: string, token?: string, birthYear = 1984): Promise<string> =>
    (await ask('POST', '/v1/profiles', token, { destination: 'MD', details: { displayName, birthYear } })).id;

  it('whatever the case, the diacritics and the order; told who looks after them, and whether the year agrees', async () => {
    const caseworker = await named({ role: 'caseworker', country: 'MD' as CountryCode });
    const id = await register(NAME, caseworker);
    for (const written of [NAME, 'STEFAN BRANZA TESTESCU', 'Brânză-Testescu, Ştefan', ' testescu  branza stefan'])
      expect(await find(written)).toEqual([
        { id, destination: 'MD', yearOfBirthAgrees: null, caseworker: { id: expect.any(String), name: 'Somebody' } },
      ]);
    expect((await find(NAME, caseworker, '&yearOfBirth=1984'))[0].yearOfBirthAgrees).toBe(true);
    expect((await find(NAME, registrar, '&yearOfBirth=1985'))[0].yearOfBirthAgrees).toBe(false);
    expect(await find('Ștefan Brânză')).toEqual([]);
  });

  it('by nobody of another country, and by no role that registers nobody', async () => {
    await register('Vera Numai-Aici');
    expect(await find('Vera Numai-Aici', abroad)).toEqual([]);
    expect(await find('Vera Numai-Aici')).toHaveLength(1);
    const assessor = await named({ role: 'assessor', country: 'MD' as CountryCode });
    expect(await ask('GET', '/v1/profiles?name=Vera', assessor)).toMatchObject({ httpStatus: 403, code: 'role-required' });
  });

  it('by nobody of another country, also where the application or the database alone has to say so', async () => {
    await register('Vera Numai-Acolo');
    const found = () => find('Vera Numai-Acolo', abroad);
    expect(await withoutTheDatabase(db, found)).toEqual([]);
    expect(await withoutTheApplication('people:look-up', found)).toEqual([]);
    expect(await withoutTheDatabase(db, () => withoutTheApplication('people:look-up', found))).toHaveLength(1);
  });

  it('under the new name after a correction, and not when they go elsewhere or are erased', async () => {
    const id = await register('Ana Greșit');
    await ask('PATCH', `/v1/profiles/${id}`, undefined, { details: { displayName: 'Ana Corect', birthYear: 1984 } });
    expect([await find('Ana Greșit'), (await find('Ana Corect')).length]).toEqual([[], 1]);
    await ask('PATCH', `/v1/profiles/${id}`, undefined, { destination: 'IT' });
    expect([await find('Ana Corect'), (await find('Ana Corect', abroad)).length]).toEqual([[], 1]);
    expect((await ask('DELETE', `/v1/profiles/${id}`)).httpStatus).toBe(200);
    expect(await find('Ana Corect', abroad)).toEqual([]);
    expect(await db.query(`SELECT FROM profiles.name_index WHERE profile_id = $1`, [id])).toEqual([]);
  });

  it('and at most twenty are shown of those who share it', async () => {
    for (let n = 0; n < 21; n += 1) await register('Ion Popescu');
    expect(await find('Ion Popescu')).toHaveLength(20);
  });

  it('also those of before there was an index, in batches, once', async () => {
    const ids = [await register('Dinainte Unu'), await register('Dinainte Doi'), await register('Dinainte Trei')];
    await db.query(`DELETE FROM profiles.name_index WHERE profile_id = ANY($1)`, [ids]);
    expect(await find('Unu Dinainte')).toEqual([]);
    const index = service.app.get(IndexNames);
    const indexed = await Promise.all([index.execute(1), index.execute(1)]);
    expect(indexed[0] + indexed[1] + (await index.execute())).toBe(3);
    expect((await find('Unu Dinainte')).map(({ id }: { id: string }) => id)).toEqual([ids[0]]);
    expect(await index.execute()).toBe(0);
  });

  it('and not where the release before has corrected a name, until the index is made anew', async () => {
    const id = await register('Corectat Demult');
    await db.query(`UPDATE profiles.personal_details SET sealed = sealed WHERE profile_id = $1`, [id]);
    expect(await find('Corectat Demult')).toEqual([]);
    expect(await service.app.get(IndexNames).execute()).toBe(3);
    expect(await find('Corectat Demult')).toHaveLength(1);
  });

  it('by nothing that can be tried out without the key of the index', async () => {
    const id = await register('Maria Ascunsă');
    const [{ name_hash: hash }] = await db.query(`SELECT name_hash FROM profiles.name_index WHERE profile_id = $1`, [id]);
    const of = (index: BlindIndex) => index.of('name of a person', 'ascunsa maria');
    expect(of(service.app.get(BlindIndex))).toBe(hash);
    expect(of(new BlindIndex(Buffer.alloc(32)))).not.toBe(hash);
    expect(hash).toMatch(/^[\w-]{43}$/);
  });

  it('refuses what is no name or no year, and says what would be right', async () => {
    for (const query of ['', '?name=--', '?name=Ana&yearOfBirth=84'])
      expect(await ask('GET', `/v1/profiles${query}`, registrar)).toMatchObject({ httpStatus: 400, code: 'invalid-parameter' });
  });
});

import { DataSource } from 'typeorm';
import { type Grant, Principals } from '../../src/identity/index.js';
import { IndexNames } from '../../src/profiles/application/index-names.js';
import { areAlike, coarseKeysOf } from '../../src/profiles/domain/alike-names.js';
import { latinName } from '../../src/profiles/storage/latin-name.js';
import type { CountryCode } from '../../src/standards/index.js';
import { HELD_OUT_SAME, HELD_OUT_TWO, SAME_PERSON, TWO_PEOPLE } from '../fixtures/name-pairs.js';
import { type TestService, testService } from '../fixtures/test-service.js';

type Body = ReturnType<typeof JSON.parse>;
type Pairs = readonly (readonly [string, string])[];

/** By both: the buckets in the database, and the names when they are unsealed. */
function isFound([one, other]: readonly [string, string]): boolean {
  const [left, right] = [latinName(one), latinName(other)];
  const keys = new Set(coarseKeysOf(left));
  return coarseKeysOf(right).some((key) => keys.has(key)) && areAlike(left, right);
}
const share = (pairs: Pairs) => pairs.filter(isFound).length / pairs.length;

describe('names that are spelled otherwise', () => {
  it.each([
    ['Ștefan Țurcan', ['Stefan Turcan', 'Shtefan Tzurcan', 'Стефан Цуркан', 'Штефан Цуркан', 'TURCAN, Stefan']],
    ['Olena Ceban', ['Elena Ceban', 'Олена Чебан', 'Cheban Olena']],
    ['Mohamed Hassan', ['محمد حسن', 'Muhammad Hasan', 'Mohammed Hassan']],
    ['Serghei Cernenco', ['Черненко Сергей Иванович', 'Serhii Chernenko']],
  ])('%s is found', (kept, written) => {
    expect(written.filter((one) => !isFound([kept, one]))).toEqual([]);
  });

  it('are found, and people of other names are not, on pairs written by hand', () => {
    const figures = [share(SAME_PERSON), share(TWO_PEOPLE), share(HELD_OUT_SAME), share(HELD_OUT_TWO)].map(
      (one) => Math.round(one * 1000) / 10,
    );
    const [recall, wrong, heldOut, wrongHeldOut] = figures;
    console.log(
      `  names: found ${recall} % of ${SAME_PERSON.length} pairs of one person, and ${wrong} % of ${TWO_PEOPLE.length} of two people; held out: ${heldOut} % of ${HELD_OUT_SAME.length}, ${wrongHeldOut} % of ${HELD_OUT_TWO.length}`,
    );
    console.log(
      `  held out, missed: ${HELD_OUT_SAME.filter((pair) => !isFound(pair)).join(' | ')}; wrong: ${HELD_OUT_TWO.filter(isFound).join(' | ')}`,
    );
    expect(recall).toBeGreaterThan(95);
    expect(heldOut).toBeGreaterThan(80);
    expect(Math.max(wrong ?? 100, wrongHeldOut ?? 100)).toBeLessThan(20);
  });
});

describe('people are searched for by a name, however it is spelled', () => {
  let service: TestService;
  let db: DataSource;
  let registrar: string;
  let abroad: string;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
    db = service.app.get(DataSource);
    registrar = await named({ role: 'consular-registrar', country: 'MD' as CountryCode });
    abroad = await named({ role: 'caseworker', country: 'IT' as CountryCode });
  });
  afterAll(() => service.stop());
  const named = (grant: Grant) => service.app.get(Principals).add('Somebody', [grant]);
  const ask = async (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, token?: string, payload?: object): Promise<Body> => {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(method === 'PATCH' && { 'if-match': '*' }) };
    const answer = await service.app.inject({ method, url, headers, ...(payload && { payload }) });
    return { httpStatus: answer.statusCode, ...(answer.body && answer.json()) };
  };
  const search = (name: string, yearOfBirth?: number, token = registrar): Promise<Body> =>
    ask('POST', '/v1/profiles/searches', token, { name, ...(yearOfBirth && { yearOfBirth }) });
  const register = async (displayName: string, birthYear = 1984): Promise<string> =>
    (await ask('POST', '/v1/profiles', undefined, { destination: 'MD', details: { displayName, birthYear } })).id;

  it('told how it is kept, whether it is the same spelling, and whether the year agrees; not to another country', async () => {
    const id = await register('Ștefan Țurcan-Proba');
    const [found] = (await search('Цуркан-Проба Штефан', 1984)).items;
    expect(found).toMatchObject({ id, name: 'Ștefan Țurcan-Proba', match: 'spelled-otherwise', yearOfBirthAgrees: true, caseworker: null });
    expect((await search('stefan turcan proba', 1985)).items[0]).toMatchObject({ id, match: 'exact', yearOfBirthAgrees: false });
    expect(await search('Stefan Turcan Proba', undefined, abroad)).toMatchObject({ tolerance: 'transliteration', items: [], more: false });
    expect((await search('Stefana Turcan Proba')).items).toEqual([]);
  });

  it('two files that may be of one person are named to one another until somebody has told them apart', async () => {
    const [one, other, younger] = [await register('Olena Dubla'), await register('Елена Дубла'), await register('Elena Dubla', 1999)];
    const shown = async () => Object.fromEntries((await search('Elena Dubla')).items.map((each: Body) => [each.id, each.perhapsAlso]));
    expect(await shown()).toEqual({ [one]: [other], [other]: [one], [younger]: [] });
    for (const again of [one, other])
      expect((await ask('PUT', `/v1/profiles/${again}/told-apart/${again === one ? other : one}`, registrar)).httpStatus).toBe(204);
    expect(await db.query(`SELECT principal_name AS by FROM profiles.told_apart`)).toEqual([{ by: 'Somebody' }]);
    expect(await shown()).toEqual({ [one]: [], [other]: [], [younger]: [] });
    expect((await ask('DELETE', `/v1/profiles/${one}`)).httpStatus).toBe(200);
    expect(await db.query(`SELECT FROM profiles.told_apart`)).toEqual([]);
  });

  it('only whoever may look both up tells them apart, and never a file from itself', async () => {
    const [one, other] = [await register('Ilie Separat'), await register('Ilie Separat')];
    const apart = async (first: string, second: string, token: string) =>
      (await ask('PUT', `/v1/profiles/${first}/told-apart/${second}`, token)).httpStatus;
    const office = await named({ role: 'employment-service', country: 'MD' as CountryCode });
    expect([await apart(one, other, abroad), await apart(one, one, registrar), await apart(one, other, office)]).toEqual([404, 404, 403]);
    expect((await search('Ilie Separat')).items[0].perhapsAlso).toHaveLength(1);
  });

  const withDetails = async (details: object): Promise<string> =>
    (await ask('POST', '/v1/profiles', undefined, { destination: 'MD', details })).id;
  const searchBy = (asked: object, token = registrar): Promise<Body> => ask('POST', '/v1/profiles/searches', token, asked);

  it('the date of birth tells people of one name apart; day and month in the other order do not', async () => {
    const name = 'Vera Datata';
    const [march, july, year] = [
      await withDetails({ displayName: name, birthDate: '1984-03-05' }),
      await withDetails({ displayName: name, birthDate: '1984-07-02' }),
      await withDetails({ displayName: name, birthYear: 1984 }),
    ];
    const { items } = await searchBy({ name, dateOfBirth: '1984-03-05' });
    expect(items.map(({ id, dateOfBirthAgrees }: Body) => [id, dateOfBirthAgrees])).toEqual([
      [march, true],
      [year, null],
      [july, false],
    ]);
    expect(items.map(({ perhapsAlso }: Body) => perhapsAlso)).toEqual([[year], [march, july], [year]]);
    const swapped = (await searchBy({ name, dateOfBirth: '1984-05-03' })).items.find(({ id }: Body) => id === march);
    expect(swapped).toMatchObject({ yearOfBirthAgrees: true, dateOfBirthAgrees: null });
  });

  it('a whole e-mail address or telephone number finds its file under any name, in the own country only, and goes with the person', async () => {
    const id = await withDetails({ displayName: 'Zina Telefonista', email: 'Zina@Example.md', phone: '+373 60 765 432' });
    const found = { id, match: 'by-contact', contactAgrees: true };
    expect((await searchBy({ phone: '0037360765432' })).items).toMatchObject([found]);
    expect((await searchBy({ name: 'Cu Totul Altul', email: 'zina@example.md' })).items).toMatchObject([found]);
    expect((await searchBy({ name: 'Zina Telefonista', phone: '+37360765432' })).items[0]).toMatchObject({
      id,
      match: 'exact',
      contactAgrees: true,
    });
    expect((await searchBy({ phone: '+37360765432' }, abroad)).items).toEqual([]);
    expect((await searchBy({ phone: '+3736076543' })).items).toEqual([]);
    await ask('PATCH', `/v1/profiles/${id}`, undefined, { details: { displayName: 'Zina Telefonista', phone: '+373 60 000 001' } });
    expect((await searchBy({ phone: '+37360765432' })).items).toEqual([]);
    await ask('DELETE', `/v1/profiles/${id}`);
    expect(await db.query(`SELECT FROM profiles.contact_index WHERE profile_id = $1`, [id])).toEqual([]);
  });

  it('who has another name and one telephone is named to the other, unless their birth says otherwise', async () => {
    const phone = '+373 60 999 111';
    const [before, after, child] = [
      await withDetails({ displayName: 'Rodica Munteanu', phone, birthDate: '1980-01-02' }),
      await withDetails({ displayName: 'Rodica Ceban', phone, birthDate: '1980-01-02' }),
      await withDetails({ displayName: 'Ion Munteanu', phone, birthDate: '2006-05-05' }),
    ];
    const shown = Object.fromEntries((await searchBy({ phone })).items.map((one: Body) => [one.id, one.perhapsAlso]));
    expect(shown).toEqual({ [before]: [after], [after]: [before], [child]: [] });
  });

  it('contacts are sealed at rest, those of before are indexed in the background, and the index holds hashes only', async () => {
    const id = await withDetails({ displayName: 'Pavel Sigilat', email: 'pavel.sigilat@example.md' });
    const rows = await db.query(
      `SELECT personal_details::text || contact_index::text AS kept FROM profiles.personal_details JOIN profiles.contact_index USING (profile_id) WHERE profile_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].kept).not.toMatch(/sigilat|example|736967696c6174/i);
    await db.query(`DELETE FROM profiles.contact_index WHERE profile_id = $1`, [id]);
    expect((await searchBy({ email: 'pavel.sigilat@example.md' })).items).toEqual([]);
    await service.app.get(IndexNames).execute(2);
    expect((await searchBy({ email: 'pavel.sigilat@example.md' })).items).toHaveLength(1);
  });

  it.each([
    [{}, '/name'],
    [{ email: 'nobody' }, '/email'],
    [{ phone: '060 123 456' }, '/phone'],
    [{ name: 'Ana Marcu', dateOfBirth: '1984-02-30' }, '/dateOfBirth'],
  ])('refuses %j by field and repeats nothing', async (asked, pointer) => {
    const answer = await searchBy(asked);
    expect(answer).toMatchObject({ httpStatus: 422, errors: expect.arrayContaining([expect.objectContaining({ pointer })]) });
    expect(JSON.stringify(answer)).not.toMatch(/nobody|060 123/);
  });

  it('refuses a birth that is still to come, or whose year and date disagree', async () => {
    const wrong = async (details: object) => (await ask('POST', '/v1/profiles', undefined, { destination: 'MD', details })).errors;
    expect(await wrong({ birthDate: '2199-01-01' })).toMatchObject([{ pointer: '/details/birthDate', code: 'date-to-come' }]);
    expect(await wrong({ birthDate: '1984-03-05', birthYear: 1985 })).toMatchObject([{ pointer: '/details/birthYear' }]);
  });

  it('those of before are indexed in the background, and anew when the rules have changed; a corrected name is found under the new one', async () => {
    const id = await register('Demult Scris');
    await db.query(`DELETE FROM profiles.name_bucket WHERE profile_id = $1`, [id]);
    expect((await search('Demult Scris')).items).toEqual([]);
    await db.query(`UPDATE profiles.name_bucket SET version = 0`);
    expect(await service.app.get(IndexNames).execute(2)).toBeGreaterThan(1);
    expect((await search('Scris Demult')).items).toHaveLength(1);
    await ask('PATCH', `/v1/profiles/${id}`, undefined, { details: { displayName: 'Ulterior Corectat', birthYear: 1984 } });
    expect([(await search('Demult Scris')).items.length, (await search('Korektat Ulterior')).items.length]).toEqual([0, 1]);
  });

  it('and the database holds numbers of buckets that several names share, and nothing of a single word', async () => {
    const id = await register('Petru Ascunsu');
    const [{ buckets }] = await db.query(`SELECT buckets FROM profiles.name_bucket WHERE profile_id = $1`, [id]);
    expect(buckets).toHaveLength(1);
    expect(buckets[0]).toBeLessThan(65_536);
    const [{ other }] = await db.query(`SELECT buckets AS other FROM profiles.name_bucket WHERE profile_id = $1`, [
      await register('Petru Altul'),
    ]);
    expect(other).not.toEqual(buckets);
  });

  it('refuses what is no name, by field', async () => {
    expect(await search('--')).toMatchObject({ httpStatus: 422, errors: [{ pointer: '/name' }] });
  });
});

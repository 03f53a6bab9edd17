import fs from 'node:fs';
import { DataSource } from 'typeorm';
import { Consents } from '../../src/profiles/index.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';
import { asAsked } from '../fixtures/wordy-person.js';

type Body = ReturnType<typeof JSON.parse>;

describe('consent', () => {
  let service: TestService;
  let db: DataSource;
  beforeAll(async () => {
    service = await referenceService({ ROLES: 'api' });
    db = service.app.get(DataSource);
  });
  afterAll(() => service.stop());
  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object): Promise<Body> => {
    const answer = await service.app.inject({ method, url: `/v1/${url}`, headers: asAsked(url), ...(payload && { payload }) });
    return answer.body ? answer.json() : { status: answer.statusCode };
  };
  const person = async (): Promise<string> => `profiles/${(await ask('POST', 'profiles', { destination: 'MD' })).id}`;
  const purposes = (): Promise<Body[]> => ask('GET', 'processing-purposes');

  it('is recorded in the words that were shown, with their version, language and legal basis', async () => {
    const at = await person();
    const given = await ask('POST', `${at}/consents`, {
      recipient: 'ANOFM Orhei',
      purpose: 'referral',
      language: 'ro',
      until: '2030-01-01',
    });
    const { asks } = (await purposes()).find(({ code }) => code === 'referral');
    expect(given).toMatchObject({ purpose: 'referral', legalBasis: 'consent', language: 'ro', version: asks.version, until: '2030-01-01' });
    expect(given.wording).toBe(asks.texts.ro.replace('{recipient}', 'ANOFM Orhei'));
    const onPaper = { recipient: 'ANOFM', purpose: 'referral', wording: 'Signed at the counter.' };
    expect(await ask('POST', `${at}/consents`, onPaper)).toMatchObject({
      wording: 'Signed at the counter.',
      version: null,
      language: 'en',
    });
    const nothing = await ask('POST', `${at}/consents`, { recipient: 'ANOFM', purpose: 'marketing' });
    expect(nothing).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/purpose' }] });
  });

  it('is withdrawn by an addition to the record, which the database itself keeps from being rewritten', async () => {
    const at = await person();
    const { id } = await ask('POST', `${at}/consents`, { recipient: 'ANOFM', purpose: 'referral' });
    expect(await ask('DELETE', `${at}/consents/${id}`)).toEqual({ status: 204 });
    const [first] = await ask('GET', `${at}/consents`);
    await ask('DELETE', `${at}/consents/${id}`);
    expect(await ask('GET', `${at}/consents`)).toEqual([first]);
    expect(Date.parse(first.withdrawnAt)).toBeGreaterThanOrEqual(Date.parse(first.givenAt));
    for (const statement of [
      `UPDATE profiles.consent SET until = '2099-01-01'`,
      `DELETE FROM profiles.consent_withdrawal`,
      `DELETE FROM profiles.consent`,
      `DELETE FROM profiles.profile WHERE id = '${at.slice(9)}'`,
      `TRUNCATE profiles.consent CASCADE`,
    ])
      await expect(db.query(statement)).rejects.toThrow('never changed');
    expect((await ask('DELETE', at)).erased).toMatchObject({ 'profiles.consent': 1, 'profiles.consent_withdrawal': 1 });
  });

  it('decides by its record whether an authority may contact the country of origin, and no longer after it is withdrawn', async () => {
    const at = await person();
    const facts = { destination: 'MD', credential: { kind: 'formal', country: 'UA', title: 'Диплом інженера' } };
    const form = { purpose: 'title', profileId: at.slice(9), facts };
    expect(await ask('POST', 'recognition-cases', form)).toMatchObject({ code: 'consent-missing' });
    await ask('POST', `${at}/consents`, { recipient: 'ENIC Chișinău', purpose: 'apply-for-recognition' });
    expect(await ask('POST', 'recognition-cases', { ...form, consentToContactOrigin: true })).toMatchObject({ code: 'consent-missing' });
    const refused = await ask('POST', 'recognition-cases', form);
    const { id } = await ask('POST', `${at}/consents`, { recipient: 'ENIC Chișinău', purpose: 'contact-origin' });
    const allowed = await ask('POST', 'recognition-cases', { ...form, consentToContactOrigin: true });
    expect([refused.consentToContactOrigin, allowed.consentToContactOrigin]).toEqual([false, true]);
    await ask('DELETE', `${at}/consents/${id}`);
    expect((await ask('GET', `recognition-cases/${allowed.id}`)).consentToContactOrigin).toBe(false);
  });

  it('opens no case once its withdrawal has begun (T26)', async () => {
    const at = await person();
    const facts = { destination: 'MD', credential: { kind: 'formal', country: 'UA', title: 'Диплом інженера' } };
    const { id } = await ask('POST', `${at}/consents`, { recipient: 'ENIC Chișinău', purpose: 'apply-for-recognition' });
    const withdrawal = db.createQueryRunner();
    await withdrawal.startTransaction();
    await service.app.get(Consents).withdraw(withdrawal.manager, at.slice(9), id);
    const asked = ask('POST', 'recognition-cases', { purpose: 'title', profileId: at.slice(9), facts });
    const waiting = async () =>
      (
        await db.query(
          `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        )
      ).length;
    await eventually(waiting, (n) => n === 1);
    await withdrawal.commitTransaction();
    await withdrawal.release();
    expect(await asked).toMatchObject({ code: 'consent-missing' });
  });

  it('and every other purpose is told with its basis; each table with words of people serves one, and the documentation names all', async () => {
    const all = await purposes();
    const tables: { name: string }[] = await db.query(
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.columns WHERE column_name = 'sealed' AND table_name <> 'signing_key' AND table_schema <> 'webhooks' ORDER BY 1`,
    );
    expect(all.flatMap(({ collects }) => collects).toSorted()).toEqual(tables.map(({ name }) => name));
    expect(all.filter(({ basis, asks }) => (basis === 'consent') !== (asks !== null))).toEqual([]);
    const readme = fs.readFileSync('src/personal-data/README.md', 'utf8');
    expect(all.filter(({ code, article }) => !readme.includes(`| \`${code}\` | ${article} |`))).toEqual([]);
  });
});

import { type ReferralWorld, referralWorld } from '../fixtures/referral-world.js';
import { unzipped } from '../fixtures/unzipped.js';

const DETAILS = { displayName: 'Ana Cojocaru-Testescu', birthYear: 1977, email: 'ana@example.md' };

describe('what is held about a person, on a page of their own', () => {
  let world: ReferralWorld;
  beforeAll(async () => {
    world = await referralWorld();
  });
  afterAll(() => world?.stop());

  const ask = async (token: string, url: string, form?: Record<string, string>) => {
    const headers = { accept: 'text/html', 'accept-language': 'en', authorization: `Bearer ${token}` };
    if (!form) return world.service.app.inject({ url, headers });
    const sent = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    return world.service.app.inject({ method: 'POST', url, headers: sent, payload: new URLSearchParams(form).toString() });
  };
  const somebody = async () => {
    const person = await world.person({ details: DETAILS });
    return { ...person, data: `/people/${person.id}/data` };
  };
  const revisionIn = (body: string) => /name="revision" value="(\d+)"/.exec(body)?.[1] ?? '';
  const acts = async (id: string) =>
    (await world.db.query(`SELECT action FROM audit.entry WHERE subject_id = $1 ORDER BY sequence`, [id])).map(
      ({ action }: { action: string }) => action,
    );

  it('is read there by them, and taken along as one archive in their language', async () => {
    const { data, token } = await somebody();
    const { body } = await ask(token, data);
    for (const shown of ['What is held about you', 'Ana Cojocaru-Testescu', 'ana@example.md', 'You have allowed nothing.'])
      expect(body).toContain(shown);
    const archive = await ask(token, `${data}/archive?lang=ro`);
    expect([archive.headers['content-type'], archive.headers['cache-control']]).toEqual(['application/zip', 'no-store']);
    const files = await unzipped(archive.rawPayload);
    expect(Object.keys(files)).toEqual(['index.html', 'data.json', 'schema.json']);
    expect(files['index.html']).toContain('Ce se păstrează despre dumneavoastră');
  });

  it('is corrected: name and contacts, and nothing else of it is lost', async () => {
    const { id, data, token } = await somebody();
    const revision = revisionIn((await ask(token, data)).body);
    const form = { displayName: 'Ana Rusu', email: 'ana.rusu@example.md', phone: '0037360123456', revision };
    const saved = await ask(token, data, form);
    expect([saved.statusCode, saved.body.includes('Saved.')]).toEqual([200, true]);
    expect(saved.body).toContain('+37360123456');
    const files = await unzipped((await ask(token, `${data}/archive`)).rawPayload);
    expect(JSON.parse(files['data.json'] ?? '').details).toEqual({
      ...{ displayName: 'Ana Rusu', birthYear: 1977, email: 'ana.rusu@example.md', phone: '+37360123456' },
    });
    expect(await acts(id)).toContain('person.changed');
  });

  it('keeps what was typed where a field is wrong, or somebody was quicker', async () => {
    const { id, data, token } = await somebody();
    const revision = revisionIn((await ask(token, data)).body);
    const typed = { displayName: ' ', email: 'nowhere', phone: '12', revision };
    const wrong = await ask(token, data, typed);
    expect(wrong.statusCode).toBe(422);
    for (const field of ['displayName', 'email', 'phone']) expect(wrong.body).toContain(`href="#${field}"`);
    expect(wrong.body).toContain('value="nowhere"');
    await world.ask(world.tokens.desk, 'PATCH' as never, `profiles/${id}`, { languages: [] }, { 'if-match': `"${revision}"` });
    const late = await ask(token, data, { displayName: 'Ana Rusu', revision });
    expect([late.statusCode, late.body.includes('value="Ana Rusu"')]).toEqual([409, true]);
    expect((await ask(token, data)).body).toContain('value="Ana Cojocaru-Testescu"');
    const again = await ask(token, data, { displayName: 'Ana Rusu', revision: revisionIn(late.body) });
    expect(again.statusCode).toBe(200);
  });

  it('shows what they allowed in the words that they read, and a permission is taken back by a button', async () => {
    const { id, data, token } = await somebody();
    const given = { recipient: 'ANOFM', purpose: 'referral', language: 'ro' };
    const { body: consent } = await world.ask(world.tokens.desk, 'POST', `profiles/${id}/consents`, given);
    const before = await ask(token, data);
    expect(before.body).toContain('ANOFM');
    const button = `name="takeBack" value="${consent.id}"`;
    expect(before.body).toContain(button);
    const after = await ask(token, data, { takeBack: consent.id });
    expect([after.statusCode, after.body.includes('Taken back on'), after.body.includes(button)]).toEqual([200, true, false]);
    expect((await ask(token, data, { takeBack: 'another' })).statusCode).toBe(404);
    const [held] = (await world.ask(token, 'GET', `profiles/${id}/consents`)).body;
    expect(held.withdrawnAt).toEqual(expect.any(String));
  });

  it('is erased only after a second word, with a receipt to keep', async () => {
    const { id, data, token } = await somebody();
    const unsure = await ask(token, `${data}/erasure`, {});
    expect([unsure.statusCode, unsure.body.includes('href="#sure"')]).toEqual([422, true]);
    expect((await ask(token, data)).statusCode).toBe(200);
    const done = await ask(token, `${data}/erasure`, { sure: 'yes' });
    expect([done.statusCode, done.body.includes('Everything is erased')]).toEqual([200, true]);
    const receipt = /Receipt: ([0-9a-f-]{36})/.exec(done.body.replaceAll(/[⁦-⁩]/g, ''))?.[1];
    expect((await world.ask(undefined, 'GET', `erasures/${receipt}`)).status).toBe(200);
    expect((await ask(token, data)).statusCode).not.toBe(200);
    expect(await world.db.query(`SELECT FROM profiles.profile WHERE id = $1`, [id])).toEqual([]);
  });

  it('is nobody else’s to read, change or erase', async () => {
    const [{ data }, other] = [await somebody(), await somebody()];
    for (const [url, form] of [
      [data, undefined],
      [`${data}/archive`, undefined],
      [`${data}/erasure`, undefined],
      [data, { displayName: 'Eve', revision: '1' }],
      [data, { takeBack: '01900000-0000-7000-8000-000000000001' }],
      [`${data}/erasure`, { sure: 'yes' }],
    ] as [string, Record<string, string> | undefined][])
      expect([url, (await ask(other.token, url, form)).statusCode]).toEqual([url, 403]);
  });
});

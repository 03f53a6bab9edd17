import { LoadDemonstration } from '../../src/demonstration/index.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const PERSON = '/people/01900000-0000-7001-8000-000000000002';
const ADDRESSES = [
  '/',
  '/agreements',
  '/agreements/ro-md-education',
  '/agreements/ro-md-education/versions/3/changes',
  '/agreements/eu-directive-2005-36',
  '/agreements/mercosur-studies',
  '/agreements/it-md-skills-demonstration',
  '/people',
  PERSON,
  '/about/data',
  '/problems',
  '/problems/changed-meanwhile',
];

describe('pages', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService();
    const load = service.app.get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    await eventually(
      async () => (await service.app.inject(`/v1/profiles/${PERSON.split('/')[2]}/matches`)).json(),
      ({ fresh, items }) => fresh && items.length > 0,
    );
  });
  afterAll(() => service.stop());
  const get = (url: string, headers: Record<string, string> = { accept: 'text/html' }) => service.app.inject({ url, headers });

  it.each(ADDRESSES)('%s has one heading, says its language, and needs no script', async (address) => {
    for (const language of ['en', 'ro', 'fr']) {
      const page = await get(`${address}?lang=${language}`);
      expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.body).toContain(`<html lang="${language}"`);
      expect(page.body.match(/<h1/g)).toHaveLength(1);
      expect(page.body).not.toMatch(/<script|\son\w+="|\sstyle="/);
      expect(page.body.length).toBeLessThan(120_000);
    }
  });

  it('show the clause under which a person is recognised, as a prediction and as a demonstration', async () => {
    const { body } = await get(`${PERSON}?lang=en`);
    expect(body).toContain('This is a prediction, not a decision');
    expect(body).toContain('Article 4(2)');
    expect(body).toMatch(/Demonstration/);
    expect(body).toMatch(/of 10,000 points/);
  });

  it('say of a step what it costs and how long it may take, by which text, and plainly where that is not known', async () => {
    const unlocksOf = async (person: string) => (await get(`/people/01900000-0000-7001-8000-0000000000${person}?lang=en`)).body;
    const agreed = /Cost: 500 MDL, to Demonstration centre[\s\S]*Time: at most 3 months from the complete file\.\s*\(Article 7, /;
    expect(
      await eventually(
        () => unlocksOf('0d'),
        (body) => agreed.test(body),
      ),
    ).toMatch(agreed);
    const unknown = /Have your experience recognised[\s\S]*Cost: not known\. Time: not known\./;
    expect(
      await eventually(
        () => unlocksOf('19'),
        (body) => unknown.test(body),
      ),
    ).toMatch(unknown);
  });

  it('say of an invented agreement that no such treaty exists, and of facts that they are not verified', async () => {
    expect((await get('/agreements/it-md-skills-demonstration?lang=en')).body).toContain('No such treaty exists');
    expect((await get('/agreements/ro-md-education?lang=en')).body).toMatch(/not verified[\s\S]*Sources disagree: 10 or 13 June 2022/);
  });

  it.each([
    ['ro', 'domeniu ISCED-F 071 (Inginerie și meserii tehnice); 073 (Arhitectură și construcții); 0921 (Îngrijirea persoanelor vârstnice'],
    ['uk', 'галузь МСКО-Г 071 (Інженерія та технічні професії); 073 (Архітектура та будівництво); 0921 (Догляд'],
    ['ar', 'المجال ISCED-F \u2068071 (الهندسة والمهن الهندسية)؛ 073 (العمارة والبناء)؛ 0921 (رعاية'],
  ])('name the fields of education that a clause asks for, in %s', async (language, words) => {
    expect((await get(`/agreements/it-md-skills-demonstration?lang=${language}`)).body).toContain(words);
  });

  it('show what has changed between two texts, and which way', async () => {
    const { body } = await get('/agreements/ro-md-education/versions/3/changes?lang=en');
    expect(body).toMatch(/From version 2 to version 3[\s\S]*new[\s\S]*Article 3\(3\)/);
    expect((await get('/agreements/ro-md-education/versions/9/changes')).statusCode).toBe(404);
  });

  it('show the register of any day', async () => {
    expect((await get('/agreements?lang=en&party=RO&on=1999-05-31')).body).not.toContain('in force</strong> version');
    expect((await get('/agreements?lang=en&party=RO&on=2000-01-01')).body).toMatch(/in force<\/strong> version 1/);
  });

  it('tell changes of the register as a feed, and nothing twice to who has seen it', async () => {
    const feed = await get('/agreements.atom', { 'accept-language': 'ro' });
    expect(feed.headers['content-type']).toContain('application/atom+xml');
    expect(feed.body).toMatch(/<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">[\s\S]*<id>urn:uuid:[\s\S]*Registrul acordurilor|Registrul/);
    const again = await get('/agreements.atom', { 'accept-language': 'ro', 'if-none-match': String(feed.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get('/agreements/ro-md-education/changes.atom')).body).toContain('/agreements/ro-md-education');
  });

  it('choose the language by address, then by earlier choice, then by what the browser accepts', async () => {
    expect((await get('/', { 'accept-language': 'de, fr;q=0.8' })).body).toContain('<html lang="fr"');
    expect((await get('/', { 'accept-language': 'fr', cookie: 'lang=ro' })).body).toContain('<html lang="ro"');
    expect((await get('/?lang=en', { cookie: 'lang=ro' })).body).toContain('<html lang="en"');
  });

  it('answer a wrong address in the visitor’s language, and an API client with a problem', async () => {
    const page = await get('/nowhere?lang=ro');
    expect([page.statusCode, page.body.includes('Această pagină nu există')]).toEqual([404, true]);
    expect((await get('/v1/nowhere')).headers['content-type']).toContain('application/problem+json');
  });

  it('escape what comes from outside', async () => {
    const { body } = await get('/problems/%3Cscript%3Ealert(1)%3C%2Fscript%3E?lang=en');
    expect(body).not.toContain('<script>');
  });

  it('show nobody who is not a demonstration', async () => {
    const person = await service.app.inject({ method: 'POST', url: '/v1/profiles', payload: { destination: 'MD' } });
    expect((await get(`/people/${person.json().id}`)).statusCode).toBe(404);
  });
});

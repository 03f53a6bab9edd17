import { LoadStarterSet } from '../../src/taxonomy/index.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('the taxonomy over HTTP', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
    await service.app.get(LoadStarterSet).execute();
  });
  afterAll(() => service.stop());
  const get = (url: string, headers: Record<string, string> = {}) => service.app.inject({ url, headers });

  it('finds an occupation by what people call it, and names it in the language asked for', async () => {
    const answer = await get('/v1/occupations?q=badanta&limit=1', { 'accept-language': 'en;q=0.5, fr-FR' });
    expect(answer.json().items).toMatchObject([
      { isco: '5322', label: 'aide à domicile', match: { label: 'badantă', language: 'ro', closeness: 'exact' } },
    ]);
    const { uri } = answer.json().items[0];
    const byId = (await get(`/v1/occupations/${uri.split('/').at(-1)}?language=ro`)).json();
    expect(byId).toMatchObject({ uri, label: 'îngrijitor la domiciliu', retired: false, release: 'starter' });
    expect(byId.essentialSkills.length).toBeGreaterThan(3);
    expect((await get(`/v1/occupations/${encodeURIComponent(uri)}?language=ro`)).json()).toEqual(byId);
  });

  it('pages through all skills, none twice and none left out', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { uri: string }[]; nextCursor: string | null } = (await get(`/v1/skills?limit=150&cursor=${cursor}`)).json();
      seen.push(...page.items.map(({ uri }) => uri));
      cursor = page.nextCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([400, 400]);
  });

  it('pages through what it found', async () => {
    const first = (await get('/v1/skills?q=sudur%C4%83&limit=2')).json();
    const second = (await get(`/v1/skills?q=sudur%C4%83&limit=2&cursor=${first.nextCursor}`)).json();
    expect(first.items).toHaveLength(2);
    expect(second.items.map(({ uri }: { uri: string }) => uri)).not.toEqual(expect.arrayContaining([first.items[0].uri]));
  });

  it.each([
    ['isced-levels', 9],
    ['isced-fields', 220],
    ['isco-groups', 500],
    ['countries', 249],
    ['regions', 500],
  ])('lists the codes of %s', async (list, count) => {
    expect((await get(`/v1/standards/${list}?limit=500`)).json().items).toHaveLength(count);
  });

  it('titles countries and languages in the language asked for', async () => {
    const countries = (await get('/v1/standards/countries?limit=500&language=ro')).json().items;
    expect(countries).toContainEqual({ code: 'DE', title: 'Germania' });
    const languages = (await get('/v1/standards/languages?limit=500&language=fr')).json().items;
    expect(languages).toContainEqual({ code: 'ro', title: 'roumain' });
  });

  it('titles fields of education in the language asked for, whatever country speaks it, and in English where they have none in it', async () => {
    const nursing = async (query: string, headers?: Record<string, string>) => {
      const { items } = (await get(`/v1/standards/isced-fields?limit=500${query}`, headers)).json();
      return items.find(({ code }: { code: string }) => code === '0913').title;
    };
    expect(await nursing('&language=fr')).toBe('Soins infirmiers et sages-femmes');
    expect(await nursing('', { 'accept-language': 'ro-MD, en;q=0.5' })).toBe('Asistență medicală și moașe');
    expect(await nursing('&language=de')).toBe('Nursing and midwifery');
    expect(await nursing('')).toBe('Nursing and midwifery');
    expect((await get('/v1/standards/isced-fields?language=romanian')).json()).toMatchObject({ status: 400, code: 'invalid-parameter' });
  });

  it.each([
    ['/v1/occupations/00000000-0000-4000-8000-000000000000', 404, 'occupation-not-found'],
    ['/v1/skills/00000000-0000-4000-8000-000000000000', 404, 'skill-not-found'],
    ['/v1/occupations/a%20b', 400, 'invalid-parameter'],
    ['/v1/occupations?language=romanian', 400, 'invalid-parameter'],
    ['/v1/skills?limit=0', 400, 'invalid-limit'],
    [`/v1/skills?q=${'x'.repeat(201)}`, 400, 'invalid-parameter'],
    ['/v1/standards/colours', 404, 'not-found'],
  ])('answers %s with a problem that says what would be right', async (url, status, code) => {
    const answer = await get(url);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status, code });
  });
});

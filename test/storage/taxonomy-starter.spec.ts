import { parseLanguage, parseOccupationUri, parseSkillUri } from '../../src/standards/index.js';
import {
  csv,
  occupations,
  occupationUri,
  relations,
  releaseDirectory,
  removeReleases,
  skills,
  skillUri,
} from '../fixtures/esco-release.js';
import { type TestTaxonomy, testTaxonomy } from '../fixtures/test-taxonomy.js';

describe('our own starter set', () => {
  let held: TestTaxonomy;
  beforeAll(async () => {
    held = await testTaxonomy();
    await held.loadStarterSet.execute();
  });
  afterAll(() => held.stop());

  it('has every skill used by an occupation and at least four essential skills for each', async () => {
    const all = await held.taxonomy.relations();
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter(({ essential }) => essential.length < 4)).toEqual([]);
    expect(new Set(all.flatMap(({ essential, optional }) => [...essential, ...optional])).size).toBe(400);
  });

  it('is loaded once, however often the service starts', async () => {
    expect(await held.loadStarterSet.execute()).toBe(1);
  });

  it.each([
    ['badanta', 'îngrijitor la domiciliu'],
    ['îngrijitoare bătrîni', 'îngrijitor la domiciliu'],
    ['sudorr', 'sudor'],
    ['menajera', 'menajeră'],
    ['electricien', 'electrician'],
    ['bucatar', 'bucătar'],
    ['plumbr', 'instalator sanitar'],
    ['infirmiere', 'asistent medical generalist'],
    ['aide soignate', 'ajutor de asistent medical'],
    ['colf', 'menajeră'],
    ['albanil', 'zidar'],
    ['cuidadora', 'îngrijitor la domiciliu'],
    ['доглядальница', 'îngrijitor la domiciliu'],
    ['سباك', 'instalator sanitar'],
  ])('finds by "%s", whatever the language and the typing errors, first of all %s', async (words, label) => {
    const found = await held.find('occupation', words, 'ro');
    expect(found.slice(0, 3).map((one) => one.label)).toContain(label);
  });

  it('shows which label matched, in which language and how nearly', async () => {
    const [first] = await held.find('occupation', 'badnta');
    expect(first).toMatchObject({
      label: 'home carer',
      match: { label: 'badantă', language: 'ro', kind: 'alternative', closeness: 'similar' },
    });
    expect(first?.match?.similarity).toBeCloseTo(0.5, 1);
  });

  it('puts the exact label before one that begins so, and that before one that holds the word', async () => {
    const found = await held.find('occupation', 'cook');
    expect(found[0]).toMatchObject({ label: 'cook', match: { closeness: 'exact', kind: 'preferred' } });
    const closeness = found.map(({ match }) => ['exact', 'prefix', 'word', 'similar'].indexOf(match?.closeness ?? ''));
    expect(closeness).toEqual(closeness.toSorted());
  });

  it('finds nothing for what is nowhere named', async () => {
    expect(await held.find('skill', 'zzqx')).toEqual([]);
    expect(await held.find('skill', '…')).toEqual([]);
  });

  it('knows what it does not hold', async () => {
    const unknown = parseSkillUri(skillUri('nowhere'));
    await expect(held.taxonomy.requireKnown({ skills: [unknown] })).rejects.toMatchObject({ code: 'unknown-skill', uri: unknown });
    const nobody = parseOccupationUri(occupationUri('nobody'));
    await expect(held.taxonomy.requireKnown({ occupations: [nobody] })).rejects.toMatchObject({ code: 'unknown-occupation', uri: nobody });
    await expect(held.taxonomy.requireKnown({})).resolves.toBeUndefined();
  });
});

describe('our own starter set beside an official release', () => {
  let held: TestTaxonomy;
  beforeAll(async () => {
    held = await testTaxonomy();
    await held.loadStarterSet.execute();
  });
  afterAll(async () => {
    await held.stop();
    await removeReleases();
  });

  it('steps back, and gives only the languages that it lacks', async () => {
    const [{ uri }] = await held.dataSource.query(
      `SELECT uri FROM taxonomy.concept WHERE kind = 'occupation' AND isco = '7212' ORDER BY uri LIMIT 1`,
    );
    const welder = parseOccupationUri(uri);
    const name = uri.split('/').at(-1);
    const official = await releaseDirectory({
      'occupations.csv': csv(occupations([name, '7212', 'official welder'])),
      'skills.csv': csv(skills(['weld', 'weld metal'])),
      'occupationSkillRelations.csv': csv(relations([name, 'essential', 'weld'])),
    });
    await held.importEsco.execute(official);
    const revision = await held.loadStarterSet.execute();
    expect(revision).toBe(2);
    expect((await held.taxonomy.labels([welder], parseLanguage('en'))).get(welder)).toBe('official welder');
    expect((await held.taxonomy.labels([welder], parseLanguage('ro'))).get(welder)).toMatch(/sud/);
    expect((await held.taxonomy.occupation(welder))?.essential).toEqual([skillUri('weld')]);
  });
});

import { gzipSync } from 'node:zlib';
import { parseIscoGroup, parseLanguage, parseOccupationUri } from '../../src/standards/index.js';
import { CodingLabelsRepository } from '../../src/taxonomy/storage/coding-labels.repository.js';
import { ImportReportsRepository } from '../../src/taxonomy/storage/import-reports.repository.js';
import {
  csv,
  occupations,
  occupationUri,
  relations,
  releaseDirectory,
  removeReleases,
  skills,
  skillUri,
  smallRelease,
  zipOf,
} from '../fixtures/esco-release.js';
import { type TestTaxonomy, testTaxonomy } from '../fixtures/test-taxonomy.js';

const welder = parseOccupationUri(occupationUri('welder'));
const carer = parseOccupationUri(occupationUri('carer'));
const nothing = { added: 0, changed: 0, retired: 0, returned: 0 };

describe('the import of an official ESCO release', () => {
  let held: TestTaxonomy;
  beforeEach(async () => {
    held = await testTaxonomy();
  });
  afterEach(async () => {
    await held.stop();
    await removeReleases();
  });
  const importing = async (files: Record<string, string | Buffer>) => held.importEsco.execute(await releaseDirectory(files));
  const events = () => held.dataSource.query(`SELECT name, data FROM platform.outbox ORDER BY id`);

  it('takes in occupations, skills, labels and relations with exact counts, and tells it once', async () => {
    const report = await importing(smallRelease());
    expect(report).toMatchObject({
      inRelease: { occupations: 2, skills: 3, labels: 8, occupationSkillRelations: 4 },
      dangling: 0,
      revision: 1,
    });
    expect(await held.taxonomy.occupation(welder)).toEqual({
      uri: welder,
      isco: '7212',
      essential: [skillUri('weld')],
      optional: [skillUri('measure')],
    });
    expect(await events()).toEqual([{ name: 'taxonomy.changed.v1', data: { revision: 1 } }]);
  });

  it('changes nothing the second time', async () => {
    await importing(smallRelease());
    const again = await importing(smallRelease());
    const relationsToo = { occupationSkill: nothing, skillSkill: nothing, broader: nothing };
    expect(again.tallies).toEqual({ concepts: nothing, labels: nothing, descriptions: nothing, ...relationsToo });
    expect(again.revision).toBe(1);
    expect(await events()).toHaveLength(1);
  });

  it('reads Windows line ends, a byte order mark, many lines in a cell, columns in another order and columns it does not know', async () => {
    const header = ['notes', 'skillUri', 'relationType', 'occupationUri'];
    await importing({
      ...smallRelease(),
      'occupations_en.csv': `\ufeff${csv(occupations(['welder', '7212', 'welder', 'metal welder\narc, "stick" welder']), '\r\n')}`,
      'occupationSkillRelations_en.csv': csv([header, ['x', skillUri('weld'), 'essential', welder]], '\r\n'),
    });
    expect(await held.taxonomy.occupation(welder)).toMatchObject({ essential: [skillUri('weld')] });
    expect((await held.find('occupation', 'arc "stick" welder'))[0]?.match).toMatchObject({
      label: 'arc, "stick" welder',
      closeness: 'exact',
    });
  });

  it('reports every relation row that names a concept which the release does not have, with file and line', async () => {
    const report = await importing({
      ...smallRelease(),
      'occupationSkillRelations_en.csv': csv(
        relations(['welder', 'essential', 'weld'], ['ghost', 'essential', 'weld'], ['welder', 'optional', 'nothing']),
      ),
    });
    expect(report).toMatchObject({ inRelease: { occupationSkillRelations: 3 }, danglingOccupationSkillRelations: 2 });
    expect(await held.dataSource.query(`SELECT file, line::int AS line, missing_uris FROM taxonomy.dangling_row ORDER BY line`)).toEqual([
      { file: 'occupationSkillRelations_en.csv', line: 3, missing_uris: [occupationUri('ghost')] },
      { file: 'occupationSkillRelations_en.csv', line: 4, missing_uris: [skillUri('nothing')] },
    ]);
  });

  it('takes several languages at once, packed or not, and keeps a language that a later release leaves out', async () => {
    const french = csv(occupations(['welder', '7212', 'soudeur', 'soudeuse'], ['carer', '5322', 'aide à domicile']));
    await importing({ ...smallRelease(), 'occupations_fr.csv.gz': gzipSync(french) });
    await importing(smallRelease());
    expect(await held.taxonomy.labels([welder], parseLanguage('fr'))).toEqual(new Map([[welder, 'soudeur']]));
    expect(await held.taxonomy.labels([welder], parseLanguage('ro'))).toEqual(new Map([[welder, 'welder']]));
  });

  it('keeps what occupations are about as the last release says it, and moves on when only that has changed', async () => {
    const described = (text: string) => {
      const [header = [], welding = []] = occupations(['welder', '7212', 'welder']);
      return csv([
        [...header, 'description'],
        [...welding, text],
      ]);
    };
    const release = (text: string) => ({
      ...smallRelease(),
      'occupations_en.csv': described(text),
      'occupationSkillRelations_en.csv': csv(relations(['welder', 'essential', 'weld'])),
    });
    const abouts = async () => (await new CodingLabelsRepository(held.dataSource).read()).occupations.map(({ about }) => about);
    expect((await importing(release('Welders join metal.'))).tallies.descriptions).toEqual({ ...nothing, added: 1 });
    expect(await abouts()).toEqual(['Welders join metal.']);
    const changed = await importing(release('Welders join metals\nby heat.'));
    expect([changed.tallies.descriptions, changed.revision]).toEqual([{ ...nothing, changed: 1 }, 2]);
    expect(await abouts()).toEqual(['Welders join metals\nby heat.']);
    expect((await importing(release(''))).tallies.descriptions).toEqual({ ...nothing, retired: 1 });
    expect(await abouts()).toEqual([null]);
  });

  it('reads the published zip', async () => {
    const directory = await releaseDirectory({ 'ESCO dataset - v1.2.0 - classification - en - csv.zip': zipOf(smallRelease()) });
    const report = await held.importEsco.execute(`${directory}/ESCO dataset - v1.2.0 - classification - en - csv.zip`);
    expect(report).toMatchObject({ release: '1.2.0', inRelease: { occupations: 2, skills: 3 } });
  });

  it('keeps what a later release leaves out, marks it with its skills, and takes it back when it returns', async () => {
    await importing(smallRelease());
    const withoutCarer = {
      ...smallRelease(),
      'occupations_en.csv': csv(occupations(['welder', '7212', 'welder'])),
      'occupationSkillRelations_en.csv': csv(relations(['welder', 'essential', 'weld'])),
    };
    const upgrade = await importing(withoutCarer);
    expect(upgrade.tallies).toMatchObject({ concepts: { retired: 1 }, occupationSkill: { retired: 1 } });
    expect(await held.taxonomy.occupation(carer)).toMatchObject({ essential: [skillUri('wash')], optional: [skillUri('measure')] });
    expect(await held.taxonomy.occupation(welder)).toMatchObject({ optional: [] });
    expect(await held.taxonomy.occupationsOfIsco(parseIscoGroup('5322'))).toEqual([]);
    expect(await held.find('occupation', 'home care aide')).toEqual([]);
    expect((await importing(smallRelease())).tallies).toMatchObject({ concepts: { returned: 1 }, occupationSkill: { returned: 1 } });
    expect(await held.taxonomy.occupationsOfIsco(parseIscoGroup('53'))).toMatchObject([{ uri: carer }]);
  });

  it.each([
    [
      'a truncated gzip',
      { 'skills_en.csv': '', 'skills_en.csv.gz': gzipSync(csv(skills(['weld', 'weld metal']))).subarray(0, 60) },
      'is truncated',
    ],
    ['a gzip that is none', { 'skills_en.csv.gz': 'conceptUri' }, 'skills_en.csv.gz, line 1: it is not a gzip file'],
    ['a zip that swells', { 'release.zip': zipOf({ 'skills_ro.csv': 'x'.repeat(1 << 20) }) }, 'unpacked it would be 1048576 bytes'],
    ['a zip that is none', { 'release.zip': 'PK is how it begins' }, 'release.zip: it cannot be read as a zip'],
    ['another encoding', { 'skills_en.csv': Buffer.from(csv(skills(['a', 'weld'], ['b', 'café'])), 'latin1') }, 'not UTF-8'],
    [
      'a missing column',
      { 'skills_en.csv': 'conceptUri,label\n' },
      'line 1, column "preferredLabel": the header lacks preferredLabel, skillType, reuseLevel',
    ],
    ['a ragged row', { 'skills_en.csv': `${csv(skills(['weld', 'weld metal']))}a,b\n` }, 'line 3: the row has 2 cells and the header 7'],
    ['an open quote', { 'skills_en.csv': `${csv(skills(['weld', 'weld metal']))}"a,b` }, 'a quoted cell is never closed'],
    [
      'a group that ISCO does not have',
      { 'occupations_en.csv': csv(occupations(['welder', '7999', 'welder'])) },
      'line 2, column "iscoGroup"',
    ],
    ['an empty file', { 'occupations_en.csv': '' }, 'occupations_en.csv, line 1: it is empty'],
  ])('refuses %s, says where, and changes nothing', async (_what, files, message) => {
    await importing(smallRelease());
    const spoilt: Record<string, string | Buffer> = { ...smallRelease(), ...files };
    if ('skills_en.csv.gz' in files) delete spoilt['skills_en.csv'];
    await expect(importing(spoilt)).rejects.toThrow(message);
    expect(await held.taxonomy.revision()).toBe(1);
    expect(await held.taxonomy.relations()).toHaveLength(2);
  });

  it('says which files a directory lacks', async () => {
    await expect(importing({ 'occupations_en.csv': csv(occupations()) })).rejects.toMatchObject({
      code: 'esco-files-missing',
      missing: ['skills', 'occupationSkillRelations'],
    });
  });

  it('leaves the old state whole when it is cut off, and the next import goes through', async () => {
    await importing(smallRelease());
    const directory = await releaseDirectory({ ...smallRelease(), 'skills_en.csv': csv(skills(['weld', 'WELD'])) });
    const cutOff = held.importEsco.execute(directory, {
      onProgress: ({ stage }) => {
        if (stage === 'merging') throw new Error('cut off');
      },
    });
    await expect(cutOff).rejects.toThrow('cut off');
    expect(await held.taxonomy.revision()).toBe(1);
    expect((await held.importEsco.execute(directory)).revision).toBe(2);
  });

  it('is refused while another runs, and goes through when that has ended', async () => {
    const directory = await releaseDirectory(smallRelease());
    await held.dataSource.transaction(async (another) => {
      await new ImportReportsRepository().lock(another, true);
      await expect(held.importEsco.execute(directory)).rejects.toMatchObject({ code: 'esco-import-running' });
    });
    expect((await held.importEsco.execute(directory)).revision).toBe(1);
  });
});

const official = process.env.ESCO_DIRECTORY ? describe : describe.skip;
official('the official ESCO 1.1.1 (skipped unless ESCO_DIRECTORY names its directory)', () => {
  it('comes to 3 007 occupations, 13 896 skills and 123 855 relations, of which 67 dangle', async () => {
    const held = await testTaxonomy();
    const report = await held.importEsco.execute(process.env.ESCO_DIRECTORY as string);
    expect(report).toMatchObject({
      inRelease: { occupations: 3007, skills: 13896, occupationSkillRelations: 123855 },
      danglingOccupationSkillRelations: 67,
    });
    expect((await held.importEsco.execute(process.env.ESCO_DIRECTORY as string)).revision).toBe(report.revision);
    await held.stop();
  });
});

import { escoFileOf, releaseOf } from './esco-file.js';

describe('the files of an ESCO release', () => {
  it('are known with or without a language, packed or not, in any case of letters', () => {
    expect(escoFileOf('occupations_en.csv')).toMatchObject({ content: { kind: 'occupation' }, language: 'en' });
    expect(escoFileOf('ISCOGROUPS_FR.CSV')).toMatchObject({ content: { kind: 'isco-group' }, language: 'fr' });
    expect(escoFileOf('occupationSkillRelations.csv.gz')).toMatchObject({ content: { kind: 'occupation-skill' } });
  });
  it('take their language from the folder when their name has none', () => {
    expect(escoFileOf('release/ro/skills.csv')).toMatchObject({ language: 'ro' });
    expect(escoFileOf('release/skills.csv')).toMatchObject({ language: 'en' });
  });
  it('are not confused with collections and other tables', () => {
    expect(escoFileOf('greenSkillsCollection_en.csv')).toBeUndefined();
    expect(escoFileOf('skillsHierarchy_en.csv')).toBeUndefined();
    expect(escoFileOf('occupations_en.csv.bak')).toBeUndefined();
  });
  it('name their release in the directory or the zip', () => {
    expect(releaseOf('/data/esco-1.1.1')).toBe('1.1.1');
    expect(releaseOf('ESCO dataset - v1.2.0 - classification - en - csv.zip')).toBe('1.2.0');
    expect(releaseOf('/data/download')).toBe('unnamed');
  });
});

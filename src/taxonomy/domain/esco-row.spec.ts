import { parseLanguage } from '../../standards/index.js';
import { readHeader } from './esco-columns.js';
import type { EscoContent } from './esco-file.js';
import { conceptRow, relationRow } from './esco-row.js';

const OCCUPATIONS: EscoContent = { holds: 'concepts', kind: 'occupation' };
const RELATIONS: EscoContent = { holds: 'relations', kind: 'occupation-skill' };
const WELDER = 'http://data.europa.eu/esco/occupation/f2f88a44-f0ab-4c1c-b0a8-6d1c5ccd6ae4';
const english = parseLanguage('en');

describe('a row of an ESCO release', () => {
  it('is read by the names of its columns, whatever their order and whatever stands beside them', () => {
    const cells = readHeader(OCCUPATIONS, ['notes', 'ISCOGROUP', 'preferredLabel', 'conceptUri'], 'occupations.csv');
    expect(conceptRow('occupation', english, cells(['x', '7212', 'welder', WELDER]))).toMatchObject({
      uri: WELDER,
      isco: '7212',
      labels: [{ kind: 'preferred', text: 'welder' }],
    });
  });
  it('gives every line of a cell of labels as one label, and none twice', () => {
    const cells = readHeader(OCCUPATIONS, ['conceptUri', 'iscoGroup', 'preferredLabel', 'altLabels', 'hiddenLabels'], 'occupations.csv');
    const row = conceptRow(
      'occupation',
      english,
      cells([WELDER, '7212', 'welder', 'metal welder\r\nwelder\n arc welder \nmetal welder', 'weldor']),
    );
    expect(row.labels).toEqual([
      { kind: 'preferred', text: 'welder' },
      { kind: 'alternative', text: 'metal welder' },
      { kind: 'alternative', text: 'arc welder' },
      { kind: 'hidden', text: 'weldor' },
    ]);
  });
  it('says which columns a file lacks, and where', () => {
    expect(() => readHeader(RELATIONS, ['occupationUri', 'skill'], 'rel.csv')).toThrow(
      'rel.csv, line 1, column "relationType": the header lacks relationType, skillUri; it has occupationUri, skill. Nothing was changed.',
    );
  });
  it('is refused when a cell is not what its column asks for', () => {
    const cells = readHeader(RELATIONS, ['occupationUri', 'relationType', 'skillUri'], 'rel.csv');
    expect(() => relationRow('occupation-skill', cells([WELDER, 'useful', 'http://data.europa.eu/esco/skill/1']))).toThrow(
      'neither essential nor optional',
    );
    expect(() => relationRow('occupation-skill', cells([WELDER, 'essential', '']))).toThrow('it must be a URI');
  });
});

import type { DesignatedIssuer } from '../../agreements/index.js';
import type { QualificationRegister } from '../../qualifications/index.js';
import type { IsoDate } from '../../standards/index.js';
import type { Facts } from './facts.js';
import { knownFacts } from './known-facts.js';

const TODAY = '2024-03-01' as IsoDate;
const register = {
  qualifications: [
    {
      id: 'q',
      country: 'MD',
      title: 'Diplomă de studii profesionale',
      aliases: [],
      mappings: [
        { iscedAttainment: '354', source: 'Nuffic', certainty: 'seen' },
        { iscedAttainment: '454', source: 'UIS 2021', certainty: 'seen' },
      ],
    },
  ],
  awardingBodies: [{ country: 'MD', name: 'Colegiul', accredited: [{ from: '2000-01-01', source: 'register' }] }],
} as unknown as QualificationRegister;
const facts = (more: object = {}) =>
  ({
    destination: 'RO',
    purposes: [],
    credential: { kind: 'formal', country: 'MD', title: 'Diplomă de studii profesionale', awardedOn: '2015-06-20', ...more },
  }) as unknown as Facts;
const body = (more: object = {}) =>
  ({
    kind: 'issuer',
    key: 'one',
    country: 'MD',
    name: { en: 'College of Medicine', ro: 'Colegiul de Medicină' },
    aliases: ['CM Chișinău'],
    source: { title: 't', verified: false },
    ...more,
  }) as unknown as DesignatedIssuer;
const recognised = (issuer: DesignatedIssuer, more: object) =>
  knownFacts(facts({ issuer: 'CM Chisinau', ...more }), register, TODAY, { issuers: [issuer] }).issuerRecognised;

describe('how a text reads a credential', () => {
  it('keeps the level open while sources disagree, and takes the source that the text names', () => {
    expect(knownFacts(facts(), register, TODAY)).toMatchObject({ mappingConflict: true, iscedLevel: undefined });
    expect(knownFacts(facts(), register, TODAY, { mappingSource: 'UIS 2021' })).toMatchObject({
      mappingConflict: false,
      iscedLevel: 4,
      iscedAttainment: '454',
    });
  });
  it.each([
    ['2010-01-01', '2019-12-31', true],
    ['2010-01-01', '2015-06-20', true],
    ['2010-01-01', '2015-06-19', false],
    ['2015-06-21', undefined, false],
    [undefined, undefined, true],
  ])('takes a body named from %s to %s for one of 20 June 2015: %s', (from, to, expected) => {
    expect(recognised(body({ from, to }), {})).toBe(expected);
  });
  it('holds a body to the levels and fields for which it was named, and leaves open what is not known', () => {
    const care = body({ levels: [4], fields: ['09'] });
    expect(recognised(care, { iscedAttainment: '454', iscedField: '0913' })).toBe(true);
    expect(recognised(care, { iscedAttainment: '454', iscedField: '0715' })).toBe(false);
    expect(recognised(care, { iscedAttainment: '344', iscedField: '0913' })).toBe(false);
    expect(recognised(care, { iscedAttainment: '454' })).toBeUndefined();
    expect(recognised(body({ from: '2010-01-01' }), { awardedOn: undefined })).toBeUndefined();
  });
  it('asks the register where the text names nobody of that name', () => {
    expect(knownFacts(facts({ issuer: 'Colegiul' }), register, TODAY, { issuers: [body()] }).issuerRecognised).toBe(true);
    expect(knownFacts(facts({ issuer: 'Nobody' }), register, TODAY, { issuers: [body()] }).issuerRecognised).toBeUndefined();
  });
});

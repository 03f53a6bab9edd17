import { iscoOfUri, type OccupationUri, parseIscoGroupUri, parseOccupationUri, parseSkillUri, type SkillUri } from './esco-uri.js';
import { ISCO_GROUPS } from './isco-group.js';

const ESCO = 'http://data.europa.eu/esco';
const ID = 'f8a3b1c2-0d4e-4f5a-9b6c-7d8e9f0a1b2c';

describe('an identifier of ESCO', () => {
  it('names an occupation by a UUID, a skill by a UUID or a code', () => {
    expect(parseOccupationUri(`${ESCO}/occupation/${ID}`)).toBe(`${ESCO}/occupation/${ID}`);
    for (const skill of [ID, 'S1', 'S1.2', 'S1.2.3', 'S', 'T4.1', 'L1'])
      expect(parseSkillUri(`${ESCO}/skill/${skill}`)).toBe(`${ESCO}/skill/${skill}`);
  });
  it.each([
    [`${ESCO}/occupation/welder`],
    [`${ESCO}/occupation/${ID}/`],
    [`${ESCO}/occupation/${ID}\n`],
    [`${ESCO}/occupation/S1.2`],
    [`http://data-europa.eu/esco/occupation/${ID}`],
    [`see ${ESCO}/occupation/${ID}`],
  ])('is not %p', (value) => {
    expect(() => parseOccupationUri(value)).toThrow(expect.objectContaining({ code: 'invalid-occupation-uri' }));
  });
  it('is suggested where the address or the bare UUID was given', () => {
    expect(() => parseOccupationUri(`https://data.europa.eu/esco/occupation/${ID}`)).toThrow(`write ${ESCO}/occupation/${ID}.`);
    expect(() => parseSkillUri(ID)).toThrow(`write ${ESCO}/skill/${ID}.`);
  });
  it('tells a skill from an occupation, in the message and in the type', () => {
    expect(() => parseOccupationUri(`${ESCO}/skill/${ID}`)).toThrow('it is a skill');
    expect(() => parseSkillUri(`${ESCO}/occupation/${ID}`)).toThrow('it is an occupation');
    // @ts-expect-error A skill is not an occupation.
    const wrong: OccupationUri = parseSkillUri(`${ESCO}/skill/${ID}`) satisfies SkillUri;
    expect(wrong).toContain('/skill/');
  });
  it('of a group leads to its code in ISCO-08, for every group', () => {
    for (const { code } of ISCO_GROUPS) expect(iscoOfUri(parseIscoGroupUri(`${ESCO}/isco/C${code}`))).toBe(code);
  });
  it.each([[`${ESCO}/isco/C5325`], [`${ESCO}/isco/5322`], [`${ESCO}/isco/C`], ['5322']])('of a group is not %p', (value) => {
    expect(() => parseIscoGroupUri(value)).toThrow(expect.objectContaining({ code: 'invalid-isco-group-uri' }));
  });
});

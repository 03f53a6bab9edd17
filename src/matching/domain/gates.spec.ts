import { aVacancy } from '../../../test/fixtures/a-vacancy.js';
import { MD, TODAY } from '../../../test/fixtures/matching-worlds.js';
import { parseIscoGroup, parseIsoDate, parseLanguage, parseRegion } from '../../standards/index.js';
import type { Vacancy } from '../../vacancies/index.js';
import type { Candidate } from './candidate.js';
import { type Gate, worstOf } from './gate-finding.js';
import { gateFindings } from './gates.js';
import { openingOf } from './opening.js';

const NURSE = parseIscoGroup('2221');
const person = (facts: Partial<Candidate> = {}): Candidate => ({
  profileId: 'person',
  destination: MD,
  skills: new Map(),
  occupations: [],
  level: {},
  languages: [],
  licences: [],
  licenceMissing: [],
  wishes: { regions: [] },
  ...facts,
});
const gate = (name: Gate, candidate: Candidate, vacancy: Partial<Vacancy>) =>
  gateFindings(candidate, openingOf(aVacancy(vacancy)), TODAY).find((finding) => finding.gate === name);

describe('the gates of a vacancy', () => {
  it('are all satisfied for whoever restricts nothing, where nothing is asked', () => {
    const findings = gateFindings(person(), openingOf(aVacancy({})), TODAY);
    expect(findings.map(({ verdict }) => verdict)).toEqual(findings.map(() => 'satisfied'));
  });

  it('hold recognised and licensed apart: a recognised level does not open a regulated occupation', () => {
    const recognised = person({ level: { recognised: { level: 6, basis: 'assessment sha-256:1' } } });
    const nursing = { regulated: true, recognitionRequired: true, iscedLevel: 5, occupation: NURSE } as const;
    expect(gate('recognition', recognised, nursing)).toMatchObject({ verdict: 'satisfied', because: 'assessment sha-256:1' });
    expect(gate('licence', recognised, nursing)).toMatchObject({ verdict: 'open', question: 'licence' });
    const assessed = { ...recognised, licenceMissing: [{ occupation: NURSE, basis: 'assessment sha-256:1' }] };
    expect(gate('licence', assessed, nursing)).toMatchObject({ verdict: 'not-satisfied', because: 'assessment sha-256:1' });
    const licence = { occupation: NURSE, country: MD, state: 'active' } as const;
    expect(gate('licence', { ...assessed, licences: [licence] }, nursing)?.verdict).toBe('satisfied');
  });

  it('count a licence to the last day of its validity and not a day longer', () => {
    const licensed = (validUntil: string) =>
      person({ licences: [{ occupation: NURSE, country: MD, state: 'active', validUntil: parseIsoDate(validUntil) }] });
    expect(gate('licence', licensed(TODAY), { regulated: true, occupation: NURSE })?.verdict).toBe('satisfied');
    expect(gate('licence', licensed('2026-11-23'), { regulated: true, occupation: NURSE })).toMatchObject({ because: 'licence-lapsed' });
  });

  it('measure the distance from where the person chose to the place of work, and accept the last kilometre', () => {
    const from = { latitude: 47.01, longitude: 28.86 };
    const within = (km: number, regions = [parseRegion('MD-BA')]) => person({ wishes: { regions, commute: { from, km } } });
    const inBalti = { region: parseRegion('MD-BA'), place: { latitude: 47.76, longitude: 27.93 } };
    expect(gate('distance', within(109), inBalti)).toMatchObject({ verdict: 'satisfied', asked: '109 km', held: '109 km' });
    expect(gate('distance', within(108), inBalti)).toMatchObject({ verdict: 'not-satisfied', because: 'distance-not-accepted' });
    expect(gate('region', within(109, [parseRegion('MD-OR')]), inBalti)?.verdict).toBe('not-satisfied');
    expect(gate('distance', person(), inBalti)).toMatchObject({ verdict: 'satisfied', because: 'not-restricted', asked: null });
  });

  it('ask where the work is when only that would decide, and never of work that can be done from anywhere', () => {
    const person30 = person({ wishes: { regions: [], commute: { from: { latitude: 47.01, longitude: 28.86 }, km: 30 } } });
    expect(gate('distance', person30, {})).toMatchObject({ verdict: 'open', because: 'place-unknown', question: 'place-of-vacancy' });
    expect(gate('distance', person30, { remote: true })).toMatchObject({ verdict: 'satisfied', because: 'remote-work' });
  });

  it('take a claimed level where that is enough, and say so; ask for recognition where it is required', () => {
    const claiming = person({ level: { claimed: 3 } });
    expect(gate('level', claiming, { iscedLevel: 3 })).toMatchObject({ verdict: 'satisfied', because: 'level-claimed' });
    expect(gate('recognition', claiming, { iscedLevel: 3, recognitionRequired: true })).toMatchObject({
      verdict: 'open',
      question: 'recognition',
    });
    expect(gate('level', claiming, { iscedLevel: 4 })).toMatchObject({ verdict: 'not-satisfied', asked: '4', held: '3' });
    expect(gate('level', person(), { iscedLevel: 3 })).toMatchObject({ verdict: 'open', question: 'level' });
  });

  it('never let a language pass that nobody asked about', () => {
    const languages = [{ language: parseLanguage('ro'), level: 'B2' as const }];
    expect(gate('language', person(), { languages })).toMatchObject({ verdict: 'open', question: 'language-ro' });
    expect(gate('language', person({ languages: [{ language: parseLanguage('ro'), level: 'B1' }] }), { languages })?.verdict).toBe(
      'not-satisfied',
    );
    expect(gate('language', person({ languages: [{ language: parseLanguage('ro'), level: 'C1' }] }), { languages })?.verdict).toBe(
      'satisfied',
    );
  });

  it('accept a region within an accepted one, and remote work everywhere', () => {
    const lombardy = person({ destination: 'IT' as never, wishes: { regions: [parseRegion('IT-25')] } });
    const milan = { country: 'IT' as never, region: parseRegion('IT-MI') };
    expect(gate('region', lombardy, milan)).toMatchObject({ verdict: 'satisfied', held: 'IT-25' });
    expect(gate('region', lombardy, { ...milan, region: parseRegion('IT-TO') })?.verdict).toBe('not-satisfied');
    expect(gate('region', lombardy, { ...milan, region: parseRegion('IT-TO'), remote: true })?.verdict).toBe('satisfied');
    expect(gate('region', person(), milan)).toMatchObject({ verdict: 'not-satisfied', because: 'other-country' });
  });

  it('keep a temporary return from a contract without end, and ask where the contract is unknown', () => {
    const visiting = person({ wishes: { regions: [], returnKind: 'temporary' } });
    expect(gate('return', visiting, { contract: 'permanent' })?.verdict).toBe('not-satisfied');
    expect(gate('return', visiting, { contract: 'seasonal' })?.verdict).toBe('satisfied');
    expect(gate('return', visiting, { contract: undefined })?.verdict).toBe('open');
  });

  it('hold contract, hours and start against the wishes', () => {
    const wishes = { regions: [], contracts: ['permanent'], hoursPerWeek: { max: 30 }, availableFrom: parseIsoDate('2027-01-01') } as const;
    const part = person({ wishes });
    expect(gate('contract', part, { contract: 'seasonal' })?.verdict).toBe('not-satisfied');
    expect(gate('hours', part, { hoursPerWeek: 40 })?.verdict).toBe('not-satisfied');
    expect(gate('hours', part, { hoursPerWeek: undefined })?.verdict).toBe('open');
    expect(gate('start', part, { startsOn: parseIsoDate('2026-12-31') })?.verdict).toBe('not-satisfied');
    expect(gate('start', part, { startsOn: parseIsoDate('2027-01-01') })?.verdict).toBe('satisfied');
    expect(gate('start', part, { startsOn: undefined })?.verdict).toBe('open');
  });

  it('close with the vacancy, and on the day after its last', () => {
    expect(gate('vacancy', person(), { status: 'closed' })?.because).toBe('vacancy-closed');
    expect(gate('vacancy', person(), { expiresOn: TODAY })?.verdict).toBe('satisfied');
    expect(gate('vacancy', person(), { expiresOn: parseIsoDate('2026-11-23') })?.because).toBe('vacancy-expired');
  });

  it('fail together when one fails, and stay open when one is', () => {
    const finding = (verdict: 'satisfied' | 'open' | 'not-satisfied') => ({
      gate: 'region' as const,
      verdict,
      because: '',
      asked: null,
      held: null,
    });
    expect(worstOf([finding('open'), finding('not-satisfied'), finding('satisfied')])).toBe('not-satisfied');
    expect(worstOf([finding('open'), finding('satisfied')])).toBe('open');
  });
});

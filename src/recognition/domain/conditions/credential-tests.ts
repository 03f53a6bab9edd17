import { foldTitle } from '../../../qualifications/index.js';
import { liesWithin } from '../../../standards/index.js';
import type { KnownFacts } from '../known-facts.js';
import { inRange, ofList, ofRange, ofValue, rangeInWords, type Tests } from './prepared-test.js';

type OfCredential =
  | 'credential-kind'
  | 'title'
  | 'awarded-on'
  | 'training-started-on'
  | 'lodged-on'
  | 'isced-level'
  | 'isced-attainment'
  | 'isced-programme'
  | 'isced-field'
  | 'duration-years'
  | 'credits'
  | 'study-mode'
  | 'issuer-recognised'
  | 'issuer'
  | 'document-authentication'
  | 'valid-on-lodging'
  | 'recognised-in';

/** What tests read, named once each: tests of the same value are answered together. */
const kindOf = ({ credential }: KnownFacts) => credential?.kind ?? 'none';
const titlesOf = ({ titles }: KnownFacts) => titles;
const awardedOnOf = ({ credential }: KnownFacts) => credential?.awardedOn;
const trainingStartedOnOf = ({ credential }: KnownFacts) => credential?.trainingStartedOn;
const lodgedOnOf = ({ asOf }: KnownFacts) => asOf;
const levelOf = ({ iscedLevel, credential }: KnownFacts) => (credential?.kind === 'formal' ? iscedLevel : null);
const attainmentOf = ({ iscedAttainment }: KnownFacts) => iscedAttainment;
const programmeOf = ({ iscedProgramme }: KnownFacts) => iscedProgramme;
const fieldOf = ({ iscedField }: KnownFacts) => iscedField;
const yearsOf = ({ credential }: KnownFacts) => credential?.durationYears;
const creditsOf = ({ credential }: KnownFacts) => credential?.credits;
const modeOf = ({ credential }: KnownFacts) => credential?.studyMode;
const issuerOf = ({ credential }: KnownFacts) => credential?.issuer;

/** Tests of the award. Its kind and title are not satisfied, rather than unknown, where there is no credential at all. */
export const CREDENTIAL_TESTS: Tests<OfCredential> = {
  'credential-kind': ({ in: kinds }) => ofValue(kinds.join(', '), kindOf, (kind) => kinds.some((one) => one === kind)),
  title: ({ in: titles }) => {
    const wanted = titles.map(foldTitle);
    return {
      required: titles.join(' | '),
      key: titlesOf,
      look: ({ credential, titles: known }) => ({
        observed: credential?.title ?? 'none',
        holds: wanted.some((title) => known.has(title)),
      }),
    };
  },
  'awarded-on': ({ from, to }) => ofRange(from, to, awardedOnOf),
  'training-started-on': ({ from, to }) => ofRange(from, to, trainingStartedOnOf),
  'lodged-on': ({ from, to }) => ofRange(from, to, lodgedOnOf),
  'isced-level': ({ min, max }) => ({
    required: rangeInWords(min, max),
    key: levelOf,
    look: ({ iscedLevel, credential }) => ({
      observed: iscedLevel,
      holds: credential?.kind === 'formal' ? inRange(iscedLevel, min, max) : false,
    }),
  }),
  'isced-attainment': ({ in: codes }) => ofList(codes, attainmentOf),
  'isced-programme': ({ in: codes }) => ofList(codes, programmeOf),
  'isced-field': ({ in: fields }) =>
    ofValue(fields.join(', '), fieldOf, (found) => (found === undefined ? undefined : liesWithin(found, fields))),
  'duration-years': ({ min, max }) => ofRange(min, max, yearsOf, 'years'),
  credits: ({ min, max }) => ofRange(min, max, creditsOf, 'ECTS'),
  'study-mode': ({ in: modes }) => ofList(modes, modeOf),
  'issuer-recognised': () => ({
    required: 'recognised or accredited on the day of award',
    look: ({ credential, issuerRecognised }) => ({
      observed: issuerInWords(credential?.issuer, issuerRecognised),
      holds: issuerRecognised,
    }),
  }),
  issuer: ({ in: bodies }) => {
    const wanted = bodies.map(foldTitle);
    return ofValue(bodies.join(' | '), issuerOf, (issuer) => (issuer === undefined ? undefined : wanted.includes(foldTitle(issuer))));
  },
  'document-authentication': ({ in: grades }) => ({
    required: grades.join(', '),
    look: ({ credential, situation }) => ({
      observed: credential?.evidence,
      holds: missingWithoutHarm(credential?.evidence && grades.includes(credential.evidence), situation),
    }),
  }),
  'valid-on-lodging': () => ({
    required: 'valid on the day of lodging',
    look: ({ credential, asOf }) => ({
      observed: credential?.validUntil,
      holds: credential?.validUntil === undefined ? undefined : credential.validUntil >= asOf,
    }),
  }),
  'recognised-in': ({ in: countries }) => ({
    required: countries.join(', '),
    look: ({ credential }) => ({
      observed: credential?.recognitions && (credential.recognitions.map(({ country }) => country).join(', ') || 'none'),
      holds: credential?.recognitions?.some(({ country }) => countries.includes(country)),
    }),
  }),
};

/** Refugees and people in a like situation: papers that are missing are unknown, and never the ground of a loss. Source: LRC VII. */
export function missingWithoutHarm(holds: boolean | undefined, situation: string | undefined): boolean | undefined {
  return holds === false && situation !== undefined ? undefined : holds;
}

function issuerInWords(issuer: string | undefined, recognised: boolean | undefined): string | undefined {
  return recognised === undefined
    ? issuer && `${issuer} (not known to the register)`
    : `${issuer ?? 'issuer'} ${recognised ? 'recognised' : 'not recognised'}`;
}

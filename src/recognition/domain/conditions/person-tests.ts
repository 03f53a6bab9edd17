import { type EvidenceGrade, VALIDATION_STAGES } from '../../../agreements/index.js';
import { foldTitle } from '../../../qualifications/index.js';
import { type CefrLevel, cefrAtLeast, iscoIncludes } from '../../../standards/index.js';
import type { KnownFacts } from '../known-facts.js';
import { missingWithoutHarm } from './credential-tests.js';
import { ofList, ofValue, type Tests } from './prepared-test.js';

type OfPerson =
  | 'nationality'
  | 'residence'
  | 'validation-stage'
  | 'validation-award'
  | 'occupation'
  | 'licence'
  | 'good-standing'
  | 'language'
  | 'documents'
  | 'situation'
  | 'returning';

const residenceOf = ({ residence }: KnownFacts) => residence;
const stageOf = ({ validation }: KnownFacts) => validation?.stage;
const occupationOf = ({ occupation }: KnownFacts) => occupation;
const situationOf = ({ situation }: KnownFacts) => situation;

export const PERSON_TESTS: Tests<OfPerson> = {
  nationality: ({ in: countries }) => ({
    required: countries.join(', '),
    look: ({ nationalities }) => ({
      observed: nationalities?.join(', '),
      holds: nationalities?.some((one) => countries.includes(one)),
    }),
  }),
  residence: ({ in: countries }) => ofList(countries, residenceOf),
  'validation-stage': ({ min }) =>
    ofValue(`at least ${min}`, stageOf, (stage) =>
      stage === undefined ? undefined : VALIDATION_STAGES.indexOf(stage) >= VALIDATION_STAGES.indexOf(min),
    ),
  'validation-award': ({ in: titles }) => {
    const wanted = titles?.map(foldTitle);
    return {
      required: titles?.join(' | ') ?? 'an award by validation',
      look: ({ validation }) => ({
        observed: validation && (validation.award?.title ?? 'none'),
        holds: validation && (validation.award ? !wanted || wanted.includes(foldTitle(validation.award.title)) : false),
      }),
    };
  },
  occupation: ({ in: groups }) =>
    ofValue(groups.join(', '), occupationOf, (occupation) =>
      occupation === undefined ? undefined : groups.some((group) => iscoIncludes(group, occupation)),
    ),
  licence: ({ state, country }) => ({
    required: country ? `${state} in ${country}` : state,
    look: ({ licences, occupation, destination, origin }) => {
      const where = country === 'origin' ? origin : country === undefined || country === 'destination' ? destination : country;
      return {
        observed: licences && (licences.map((one) => `${one.occupation} ${one.country} ${one.state}`).join(', ') || 'none'),
        holds: holdsLicence(
          licences?.filter((one) => one.country === where && one.state === state),
          occupation,
        ),
      };
    },
  }),
  'good-standing': () => ({
    required: 'yes',
    look: ({ goodStanding }) => ({ observed: goodStanding === undefined ? null : goodStanding ? 'yes' : 'no', holds: goodStanding }),
  }),
  language: ({ language, min }) => ({
    required: `${language} ${min}`,
    look: ({ languages }) => ({
      observed: languages && (languages.map((one) => `${one.language} ${one.level}`).join(', ') || 'none'),
      holds: languages?.some((one) => one.language === language && cefrAtLeast(one.level, min as CefrLevel)),
    }),
  }),
  documents: ({ in: kinds, authenticated }) => ({
    required: authenticated ? `${kinds.join(', ')} (${authenticated.join(' | ')})` : kinds.join(', '),
    look: ({ documents, situation }) => {
      const shown = (kind: string) =>
        documents?.some((one) => one.kind === kind && isAuthenticated(one.authentication, authenticated)) ?? false;
      return {
        observed: documents && (documents.map((one) => inWords(one.kind, one.authentication)).join(', ') || 'none'),
        holds: missingWithoutHarm(documents && kinds.every(shown), situation),
      };
    },
  }),
  situation: ({ in: situations }) => ofList(situations, situationOf),
  returning: () => ({
    required: 'begun before, no new hire',
    look: ({ returning }) => ({ observed: returning === undefined ? null : returning ? 'yes' : 'no', holds: returning }),
  }),
};

/** Any licence may be the one, while the occupation is not known. */
function holdsLicence(licences: KnownFacts['licences'], occupation: KnownFacts['occupation']): boolean | undefined {
  if (!licences?.length) return licences && false;
  return occupation === undefined ? undefined : licences.some((one) => iscoIncludes(one.occupation, occupation));
}

function isAuthenticated(grade: EvidenceGrade | undefined, asked: readonly EvidenceGrade[] | undefined): boolean {
  return !asked || (grade !== undefined && asked.includes(grade));
}

function inWords(kind: string, authentication: string | undefined): string {
  return authentication ? `${kind} (${authentication})` : kind;
}

import type { Condition, Purpose } from '../../agreements/index.js';
import type { CountryCode } from '../../standards/index.js';
import { answerCondition } from './answers.js';
import type { Basis, Outcome } from './assessment.js';
import type { Candidate } from './candidates.js';
import type { KnownFacts } from './known-facts.js';
import { LISBON_PARTIES } from './lisbon-parties.js';
import { isRegulated } from './regulated-professions.js';
import { type CompiledCondition, SheetForm } from './sheet.js';

/** What holds without any agreement: the law of the issuing country itself, a licence, the Lisbon Convention's presumption, a comparison of levels. */
interface Framework {
  readonly purposes: readonly Purpose[];
  readonly outcome: Extract<Outcome, 'full' | 'indicative'>;
  readonly basis: Basis;
  readonly concerns: (facts: KnownFacts) => boolean;
  readonly form: SheetForm;
  readonly condition: CompiledCondition;
}

const FORMAL: Condition = { test: 'credential-kind', in: ['formal'] };
/** Attainments that give access to a first tertiary programme. Source: ISCED 2011, Annex III. */
const GIVES_ACCESS = ['344', '354', '444', '454'] as readonly string[] as Extract<Condition, { test: 'isced-attainment' }>['in'];

function framework(
  purposes: readonly Purpose[],
  outcome: Framework['outcome'],
  basis: Omit<Basis, 'version' | 'demonstration'>,
  condition: Condition,
  concerns: Framework['concerns'],
): Framework {
  const { agreement, provision, article } = basis;
  const full = { ...basis, version: 1, demonstration: false };
  const form = new SheetForm();
  const compiled = form.add(condition, { agreement, version: 1, provision, article });
  return { purposes, outcome, basis: full, concerns, form, condition: compiled };
}

const isDomestic = ({ credential, destination }: KnownFacts) => credential?.country === destination;

const FRAMEWORKS: readonly Framework[] = [
  framework(
    ['study', 'title', 'employment'],
    'full',
    {
      agreement: 'national-law',
      provision: 'domestic-credential',
      article: '–',
      source: 'A credential is valid in the country that issued it',
      verified: true,
    },
    FORMAL,
    isDomestic,
  ),
  framework(
    ['regulated-profession'],
    'full',
    {
      agreement: 'national-law',
      provision: 'licence-held',
      article: '–',
      source: 'Who holds the licence of a country may practise there',
      verified: true,
    },
    { test: 'licence', state: 'active' },
    ({ occupation }) => isRegulated(occupation),
  ),
  framework(
    ['study', 'title'],
    'indicative',
    {
      agreement: 'lisbon-recognition-convention',
      provision: 'recognition-unless-substantial-difference',
      article: 'IV.1, V.1, VI.1',
      source: 'Convention on the Recognition of Qualifications concerning Higher Education in the European Region, ETS 165',
      verified: false,
    },
    {
      all: [
        FORMAL,
        {
          any: [
            { test: 'isced-level', min: 5 },
            { test: 'isced-attainment', in: GIVES_ACCESS },
          ],
        },
      ],
    },
    (facts) => !isDomestic(facts) && [facts.origin, facts.destination].every((country) => LISBON_PARTIES.has(country as CountryCode)),
  ),
  framework(
    ['employment'],
    'indicative',
    {
      agreement: 'isced-2011',
      provision: 'comparison-of-levels',
      article: '–',
      source: 'UNESCO-UIS, International Standard Classification of Education 2011',
      verified: true,
    },
    { all: [FORMAL, { test: 'isced-level', min: 0 }] },
    (facts) => !isDomestic(facts),
  ),
];

/** Whether a text of the register grounds an answer, and no framework. */
export function isOfAgreement({ agreement }: Basis): boolean {
  return FRAMEWORKS.every(({ basis }) => basis.agreement !== agreement);
}

/** Never a licence: only the one who holds it practises. */
export function frameworkCandidates(purpose: Purpose, facts: KnownFacts): readonly Candidate[] {
  return FRAMEWORKS.filter((one) => one.purposes.includes(purpose) && one.concerns(facts)).map(({ outcome, basis, form, condition }) => ({
    outcome,
    basis,
    waived: false,
    requirements: [{ answered: answerCondition(condition, form.fill(facts)), want: true }],
  }));
}

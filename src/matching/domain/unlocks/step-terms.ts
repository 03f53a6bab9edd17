import { versionInForce } from '../../../agreements/index.js';
import type { Profile } from '../../../profiles/index.js';
import { LISBON, type Outcome, type Prospect } from '../../../recognition/index.js';
import { type IscedLevel, type IscoCode, iscoIncludes } from '../../../standards/index.js';
import { type Application, agreedTime, authorityFee, type Cost, centreFee, type TermSources, type Time } from './known-terms.js';
import type { Step } from './step.js';

/** What is known of the way to a recognition, a certificate or a licence. Null: not known; nothing is assumed. */
export interface StepTerms {
  /** Of a recognition: what is predicted at best, the level that is counted, and whether the prediction gives it or only the person claims it. */
  readonly prediction: {
    readonly outcome: Outcome;
    readonly iscedLevel: IscedLevel | null;
    readonly levelIs: 'predicted' | 'claimed' | null;
    readonly basis: Prospect['basis'];
  } | null;
  readonly cost: Cost | null;
  readonly time: Time | null;
}

/** Null: nothing is kept of what such a step takes. */
export function termsOf(step: Step, profile: Profile, prospects: ReadonlyMap<string, Prospect>, sources: TermSources): StepTerms | null {
  switch (step.kind) {
    case 'recognise-credential':
    case 'recognise-experience':
      return ofRecognition(step, profile, prospects.get(step.subject), sources);
    case 'certify-skill': {
      const cost = centreFee(profile.destination, ({ units }) => units.some(({ skills }) => skills.includes(step.skill)), sources);
      return { prediction: null, cost, time: null };
    }
    case 'obtain-licence':
      return ofLicence(step, profile, sources);
    case 'renew-licence':
      return { prediction: null, cost: null, time: null };
    default:
      return null;
  }
}

type RecognitionStep = Extract<Step, { readonly subject: string }>;

function ofRecognition(step: RecognitionStep, profile: Profile, prospect: Prospect | undefined, sources: TermSources): StepTerms {
  const held = [...profile.credentials, ...profile.experiences].find(({ id }) => id === step.subject);
  const purpose = prospect?.purpose ?? 'employment';
  const asked: Application = { origin: held?.country, destination: profile.destination, occupation: held?.occupation, purpose };
  return {
    prediction: prospect ? predictionOf(step.level, prospect) : null,
    cost: costOfRecognition(asked, prospect, sources),
    time: prospect ? (agreedTime(asked, sources) ?? timeUnderLisbon(prospect)) : null,
  };
}

function predictionOf(level: IscedLevel | undefined, { outcome, isGranted, basis }: Prospect): StepTerms['prediction'] {
  const levelIs = level === undefined ? null : isGranted ? 'predicted' : 'claimed';
  return { outcome, iscedLevel: level ?? null, levelIs, basis };
}

/** The fee of the authority that the agreement names by which recognition is predicted; else that of a centre that validates the trade. */
function costOfRecognition(asked: Application, prospect: Prospect | undefined, sources: TermSources): Cost | null {
  const basis = sources.agreements.filter(({ slug }) => slug === prospect?.basis?.agreement);
  const { occupation, purpose, destination } = asked;
  const fee = authorityFee(basis, asked, sources.moment);
  if (fee || !occupation || purpose === 'title') return fee;
  return centreFee(destination, (standard) => iscoIncludes(standard.occupation, occupation), sources);
}

/** Four months, only where its Convention is what recognition rests on. */
function timeUnderLisbon({ basis }: Prospect): Time | null {
  if (basis?.agreement !== 'lisbon-recognition-convention') return null;
  const { months, article, source } = LISBON;
  return { months, basis: { article, source, verified: basis.verified, demonstration: false } };
}

/** By the texts in force with the country where the person was trained, or practised, in the occupation. */
function ofLicence({ occupation }: Extract<Step, { readonly occupation: IscoCode }>, profile: Profile, sources: TermSources): StepTerms {
  const { destination, credentials, experiences } = profile;
  const abroad = [...credentials, ...experiences].filter(({ country }) => country !== destination);
  const origin = abroad.find((one) => one.occupation && iscoIncludes(one.occupation, occupation))?.country;
  const asked: Application = { origin, destination, occupation, purpose: 'regulated-profession' };
  const { asOf, knownAt } = sources.moment;
  const inForce = sources.agreements.filter((one) => origin && versionInForce(one, { from: origin, to: destination }, asOf, knownAt));
  return { prediction: null, cost: authorityFee(inForce, asked, sources.moment), time: agreedTime(asked, sources) };
}

import type { Profile } from '../../profiles/index.js';
import type { IscedLevel } from '../../standards/index.js';
import type { Assessment, Outcome } from './assessment.js';
import { EXPERIENCE } from './facts-of-profile.js';

/** What matching may build on: the level recognised for work or title, and how far each credential and the experience carry. */
export interface Recognised {
  /** Highest ISCED level with a basis in an agreement or in the law of the destination; undefined: none. */
  readonly level?: IscedLevel;
  /** By credential id, or 'experience': the outcome for unregulated employment. */
  readonly employment: ReadonlyMap<string, Outcome>;
}

export interface StoredAssessment {
  readonly id: string;
  readonly subject: string;
  readonly profileRevision: number;
  readonly assessment: Assessment;
}

const GRANTED: readonly Outcome[] = ['full', 'alternative', 'conditional'];

export function recognised(profile: Profile, stored: readonly StoredAssessment[]): Recognised {
  const levels = stored.flatMap(({ subject, assessment }) => {
    const own = profile.credentials.find(({ id }) => id === subject);
    return assessment.purposes
      .filter(({ purpose, outcome }) => (purpose === 'title' || purpose === 'employment') && GRANTED.includes(outcome))
      .map(({ recognisedAs }) => recognisedAs?.iscedLevel ?? (own ? levelClaimed(assessment) : undefined));
  });
  const known = levels.filter((level): level is IscedLevel => level !== undefined);
  const employment = new Map(
    stored.map(({ subject, assessment }) => [
      subject,
      assessment.purposes.find(({ purpose }) => purpose === 'employment')?.outcome ?? 'not-covered',
    ]),
  );
  return { ...(known.length && { level: Math.max(...known) as IscedLevel }), employment };
}

/** The level that the engine observed for the credential, where a condition asked for it. */
function levelClaimed({ findings }: Assessment): IscedLevel | undefined {
  const observed = findings.find(({ condition, observed: seen }) => condition === 'isced-level' && seen !== null)?.observed;
  return observed === undefined || observed === null ? undefined : (Number(observed) as IscedLevel);
}

export { EXPERIENCE };

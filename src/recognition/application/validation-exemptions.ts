import { Injectable } from '@nestjs/common';
import type { NationalStandard } from '../../qualifications/index.js';
import type { IsoDate } from '../../standards/index.js';
import type { PurposeAssessment } from '../domain/assessment.js';
import type { Facts } from '../domain/facts.js';
import { EXPERIENCE } from '../domain/facts-of-profile.js';
import type { UnitExemption } from '../domain/validation/plan-unit.js';
import type { PersonFacts } from '../domain/validation/shown-skills.js';
import type { ValidationRecord } from '../domain/validation/validation-record.js';
import { AssessFacts } from './assess-facts.js';

/** Units that a person need not be assessed in. */
@Injectable()
export class ValidationExemptions {
  constructor(private readonly assessFacts: AssessFacts) {}

  /** @param earlier validations of the same person, of which those against this standard that ended in part count */
  async of(
    facts: PersonFacts,
    standard: NationalStandard,
    earlier: readonly ValidationRecord[],
    asOf: IsoDate,
  ): Promise<readonly UnitExemption[]> {
    const answers = await Promise.all(
      askedOf(facts, standard).map(async ([subject, asked]) => {
        const { purposes } = await this.assessFacts.execute(asked, { asOf });
        return purposes.flatMap((purpose) => sparedBy(subject, purpose));
      }),
    );
    return [...answers.flat(), ...earlier.flatMap((one) => earnedIn(one, standard))];
  }
}

function askedOf({ credentials, experiences }: PersonFacts, standard: NationalStandard): readonly (readonly [string, Facts])[] {
  const shared = { destination: standard.country, occupation: standard.occupation, purposes: ['employment' as const], experiences };
  const ofCredentials = credentials.map(
    ({ validation: _stage, ...credential }) => [credential.id, { ...shared, credential } as Facts] as const,
  );
  return experiences.length ? [...ofCredentials, [EXPERIENCE, shared] as const] : ofCredentials;
}

function sparedBy(subject: string, { recognisedAs, bases }: PurposeAssessment): readonly UnitExemption[] {
  const [basis] = bases;
  if (!basis) return [];
  const { agreement, version, provision, article, verified, demonstration } = basis;
  return (recognisedAs?.units ?? []).map(({ code }) => ({
    ...{ by: 'agreement' as const, unit: code, subject, agreement, version, provision, article, verified, demonstration },
  }));
}

function earnedIn({ id, standard: { country, code }, award }: ValidationRecord, standard: NationalStandard): readonly UnitExemption[] {
  if (award?.kind !== 'partial' || country !== standard.country || code !== standard.code) return [];
  return award.units.map((unit) => ({ by: 'partial-certificate' as const, unit, validation: id }));
}

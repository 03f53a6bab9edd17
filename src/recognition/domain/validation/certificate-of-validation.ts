import type { Credential } from '../../../profiles/index.js';
import type { AwardedValidation } from './validation-record.js';

/**
 * The award as a credential: the full one is treated as its formal equivalent, at the level of the award's mapping; a partial one
 * stays non-formal and has no ISCED code, and shows the skills of its units. Source: ISCED 2011; domain rules B3.
 */
export function certificateOf({ standard, award, centre }: AwardedValidation): Credential {
  const units = standard.units.filter(({ code }) => award.units.includes(code));
  const shared = {
    ...{ id: award.credentialId, country: standard.country, awardedOn: award.awardedOn, evidence: 'verified' as const },
    skills: [...new Set(units.flatMap(({ skills }) => skills))],
    ...(centre && { issuer: centre }),
  };
  if (award.kind === 'partial')
    return { ...shared, kind: 'non-formal', title: `${award.title} (${award.units.join(', ')})`, validation: 'assessment' };
  const { iscedAttainment } = award;
  const formal = { kind: 'formal' as const, title: award.title, occupation: standard.occupation, validation: 'certification' as const };
  return { ...shared, ...formal, ...(iscedAttainment && { iscedAttainment }) };
}

import type { Agreement, Condition, Provision } from '../../agreements/index.js';
import type { CountryCode } from '../../standards/index.js';

/** Titles of a country that agreements name, also where no register has them. */
export function titlesInRules(agreements: readonly Agreement[], country: CountryCode): readonly string[] {
  const provisions = agreements
    .filter(({ parties }) => parties.some((party) => party.country === country))
    .flatMap(({ versions }) => versions.flatMap((version) => version.provisions))
    .filter(({ issuedIn }) => !issuedIn || issuedIn.includes(country));
  return [...new Set(provisions.flatMap(titlesOf))];
}

function titlesOf({ condition, effect }: Provision): readonly string[] {
  const listed = effect.kind === 'title-equivalences' ? effect.rows.flatMap(({ titles }) => titles) : [];
  return [...titlesIn(condition), ...listed];
}

function titlesIn(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(titlesIn);
  if ('any' in condition) return condition.any.flatMap(titlesIn);
  if ('not' in condition) return titlesIn(condition.not);
  if ('atLeast' in condition) return condition.of.flatMap(titlesIn);
  return condition.test === 'title' ? condition.in : [];
}

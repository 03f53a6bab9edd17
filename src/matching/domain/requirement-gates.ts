import { cefrAtLeast, type IsoDate } from '../../standards/index.js';
import type { Candidate, HeldLicence } from './candidate.js';
import { failed, type GateFinding, passed, unknown } from './gate-finding.js';
import type { Opening } from './opening.js';

/** Gates that rest on what the person has; vacancies that ask the same share their verdict. */
export function requirementGates(candidate: Candidate, opening: Requirements, asOf: IsoDate): readonly GateFinding[] {
  return [...languageGates(candidate, opening), levelGate(candidate, opening), ...licenceGates(candidate, opening, asOf)];
}
export type Requirements = Pick<Opening, 'languages' | 'iscedLevel' | 'recognitionRequired' | 'regulated' | 'occupation' | 'country'>;

export function languageGates({ languages }: Pick<Candidate, 'languages'>, opening: Pick<Opening, 'languages'>): readonly GateFinding[] {
  return opening.languages.map(({ language, level }) => {
    const asked = `${language} ${level}`;
    const held = languages.find((one) => one.language === language);
    if (!held) return unknown('language', 'language-unknown', asked, `language-${language}`);
    const shown = `${language} ${held.level}`;
    return cefrAtLeast(held.level, level)
      ? passed('language', 'language-level', asked, shown)
      : failed('language', 'language-level', asked, shown);
  });
}

/** The gate `recognition` when only a recognised level counts, else `level`, where a claim is enough and is marked as one. */
export function levelGate(
  { level: { recognised, claimed } }: Pick<Candidate, 'level'>,
  { iscedLevel, recognitionRequired }: Pick<Opening, 'iscedLevel' | 'recognitionRequired'>,
): GateFinding {
  const gate = recognitionRequired ? 'recognition' : 'level';
  if (iscedLevel === undefined) return passed(gate, 'no-level-asked');
  const asked = String(iscedLevel);
  if (recognised && recognised.level >= iscedLevel) return passed(gate, recognised.basis, asked, String(recognised.level));
  if (claimed === undefined && !recognised) return unknown(gate, 'level-unknown', asked, 'level');
  const held = String(Math.max(claimed ?? 0, recognised?.level ?? 0));
  if (Number(held) < iscedLevel) return failed(gate, 'level-below', asked, held);
  return recognitionRequired
    ? { ...unknown(gate, 'level-not-recognised', asked, 'recognition'), held }
    : passed(gate, 'level-claimed', asked, held);
}

/** Recognised is not licensed: only an active licence of the country passes. */
export function licenceGates(
  candidate: Pick<Candidate, 'licences' | 'licenceMissing'>,
  { regulated, occupation, country }: Pick<Opening, 'regulated' | 'occupation' | 'country'>,
  asOf: IsoDate,
): readonly GateFinding[] {
  if (!regulated) return [];
  const asked = `${occupation.isco} ${country}`;
  const held = candidate.licences.filter((one) => one.country === country && occupation.isco.startsWith(one.occupation));
  if (held.some((one) => isActive(one, asOf))) return [passed('licence', 'licence-active', asked, asked)];
  const missing = candidate.licenceMissing.find((one) => occupation.isco.startsWith(one.occupation));
  if (held.some(({ state }) => state === 'conditional')) return [unknown('licence', 'licence-conditional', asked, 'licence-conditions')];
  if (held[0]) return [failed('licence', `licence-${stateOf(held[0], asOf)}`, asked, held[0].state)];
  if (missing) return [failed('licence', missing.basis, asked, 'none')];
  return [unknown('licence', 'licence-unknown', asked, 'licence')];
}

function isActive({ state, validUntil }: HeldLicence, asOf: IsoDate): boolean {
  return state === 'active' && (!validUntil || validUntil >= asOf);
}

function stateOf(licence: HeldLicence, asOf: IsoDate): HeldLicence['state'] {
  return licence.state === 'active' && !isActive(licence, asOf) ? 'lapsed' : licence.state;
}

import { type IscedAttainment, type IscedProgramme, parseIscedAttainment, parseIscedProgramme } from '../../../standards/index.js';
import type { Option } from '../form.js';

/** A level in everyday words, with the codes that it stands for and the years since the first day at school. Source: ISCED 2011, Annexes II and III. */
interface SchoolLevel {
  readonly name: string;
  readonly years: number;
  readonly attainment: IscedAttainment;
  readonly programme: IscedProgramme;
}

const LEVELS: readonly SchoolLevel[] = (
  [
    ['primary', 4, '100', '100'],
    ['lower-secondary', 9, '244', '244'],
    ['trade-school', 11, '353', '353'],
    ['upper-secondary', 12, '344', '344'],
    ['technical-school', 12, '354', '354'],
    ['college', 14, '454', '454'],
    ['short-higher', 14, '540', '544'],
    ['bachelor', 15, '660', '665'],
    ['master', 17, '760', '767'],
    ['doctorate', 20, '860', '864'],
  ] as const
).map(([name, years, attainment, programme]) => ({
  ...{ name, years },
  attainment: parseIscedAttainment(attainment),
  programme: parseIscedProgramme(programme),
}));

export const LEVEL_OPTIONS: readonly Option[] = LEVELS.map(({ name, years }) => ({ value: name, key: `journey.level.${name}`, years }));

export function codesOfLevel(
  name: string,
): { readonly iscedAttainment: IscedAttainment; readonly iscedProgramme: IscedProgramme } | undefined {
  const found = LEVELS.find((one) => one.name === name);
  return found && { iscedAttainment: found.attainment, iscedProgramme: found.programme };
}

export function levelNamed(attainment: IscedAttainment | undefined): string | undefined {
  return LEVELS.find((one) => one.attainment === attainment)?.name;
}

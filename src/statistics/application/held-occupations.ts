import type { Profile } from '../../profiles/index.js';
import type { IscoCode, OccupationUri } from '../../standards/index.js';
import type { OccupationSkills } from '../../taxonomy/index.js';
import type { EscoByGroup, Practised } from '../domain/supply.js';

/** Occupations of ESCO that are held, each in the unit group in which the taxonomy has it. */
export interface HeldOccupations {
  readonly byGroup: EscoByGroup;
  readonly groupOf: ReadonlyMap<string, IscoCode>;
}

export function heldOccupations(held: readonly Pick<OccupationSkills, 'uri' | 'isco'>[]): HeldOccupations {
  const byGroup = new Map<string, OccupationUri[]>();
  for (const { uri, isco } of held) byGroup.set(isco, [...(byGroup.get(isco) ?? []), uri]);
  return { byGroup, groupOf: new Map(held.map(({ uri, isco }) => [uri, isco])) };
}

/** An occupation that lies in another group than the person says is not counted as it: a part would lie in no whole. */
export function practisedAs({ occupation, occupationUri }: Profile['experiences'][number], { groupOf }: HeldOccupations): Practised {
  const group = occupationUri && groupOf.get(occupationUri);
  return occupationUri && group?.startsWith(occupation) ? { isco: group, uri: occupationUri } : { isco: occupation };
}

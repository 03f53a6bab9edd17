import { Injectable } from '@nestjs/common';
import type { IscoCode, LanguageTag, OccupationUri, SkillUri } from '../../standards/index.js';
import type { ConceptLabel, OccupationSkills } from '../domain/concept.js';
import { UnknownOccupation, UnknownSkill } from '../domain/taxonomy.errors.js';
import { ConceptsRepository } from '../storage/concepts.repository.js';

/** What other modules ask. Retired concepts are still known: what refers to them stays readable. */
@Injectable()
export class Taxonomy {
  constructor(private readonly concepts: ConceptsRepository) {}

  async occupation(uri: OccupationUri): Promise<OccupationSkills | undefined> {
    return (await this.concepts.occupations([uri]))[0];
  }

  /** Those that are held, by URI. */
  async occupations(uris: readonly OccupationUri[]): Promise<ReadonlyMap<OccupationUri, OccupationSkills>> {
    const found = uris.length ? await this.concepts.occupations(uris) : [];
    return new Map(found.map((occupation) => [occupation.uri, occupation]));
  }

  /** Present occupations of a group of ISCO and of the groups below it, by URI. */
  occupationsOfIsco(group: IscoCode): Promise<readonly OccupationSkills[]> {
    return this.concepts.occupationsOfIsco(group);
  }

  /** Preferred labels in the language, else in English, else in any; a URI that is not held has no entry. */
  async labels(uris: readonly (OccupationUri | SkillUri)[], language: LanguageTag): Promise<ReadonlyMap<string, string>> {
    return uris.length ? this.concepts.labels(uris, language) : new Map();
  }

  /** The same, each with the language that it is in. */
  async labelsIn(uris: readonly (OccupationUri | SkillUri)[], language: LanguageTag): Promise<ReadonlyMap<string, ConceptLabel>> {
    return uris.length ? this.concepts.labelsIn(uris, language) : new Map();
  }

  /** Preferred labels in every language that has one. */
  async texts(uris: readonly (OccupationUri | SkillUri)[]): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
    return uris.length ? this.concepts.texts(uris) : new Map();
  }

  /** @throws UnknownOccupation @throws UnknownSkill naming the first that is not held */
  async requireKnown({
    occupations = [],
    skills = [],
  }: {
    occupations?: readonly OccupationUri[];
    skills?: readonly SkillUri[];
  }): Promise<void> {
    const occupation = occupations.length ? await this.concepts.firstUnknown('occupation', occupations) : undefined;
    if (occupation) throw new UnknownOccupation(occupation);
    const skill = skills.length ? await this.concepts.firstUnknown('skill', skills) : undefined;
    if (skill) throw new UnknownSkill(skill);
  }

  /** Every occupation that is held, with its skills, by URI: what an index of matches is built on. */
  relations(): Promise<readonly OccupationSkills[]> {
    return this.concepts.occupations();
  }

  /** Rises by one with every import that changed something. */
  revision(): Promise<number> {
    return this.concepts.revision();
  }
}

import { Injectable } from '@nestjs/common';
import type { LanguageTag, OccupationUri, SkillUri } from '../../standards/index.js';
import type { ConceptDetail } from '../domain/concept-match.js';
import { OccupationNotFound, SkillNotFound } from '../domain/taxonomy.errors.js';
import { ConceptsRepository } from '../storage/concepts.repository.js';

export interface NamedConcept extends ConceptDetail {
  readonly label: string;
  readonly alternativeLabels: readonly string[];
}

export interface NamedOccupation extends NamedConcept {
  readonly essentialSkills: readonly NamedSkill[];
  readonly optionalSkills: readonly NamedSkill[];
}

export interface NamedSkill {
  readonly uri: SkillUri;
  readonly label: string;
}

/** One occupation with the skills it asks for, or one skill, named in a language. */
@Injectable()
export class ReadConcept {
  constructor(private readonly concepts: ConceptsRepository) {}

  /** @throws OccupationNotFound */
  async occupation(uri: OccupationUri, language: LanguageTag): Promise<NamedOccupation> {
    const detail = await this.concepts.detail('occupation', uri);
    const [asked] = await this.concepts.occupations([uri]);
    if (!detail || !asked) throw new OccupationNotFound(uri);
    const labels = await this.concepts.labels([...asked.essential, ...asked.optional], language);
    const named = (skills: readonly SkillUri[]) =>
      skills
        .map((skill) => ({ uri: skill, label: labels.get(skill) ?? skill }))
        .sort((one, other) => one.label.localeCompare(other.label, language));
    return { ...(await this.named(detail, language)), essentialSkills: named(asked.essential), optionalSkills: named(asked.optional) };
  }

  /** @throws SkillNotFound */
  async skill(uri: SkillUri, language: LanguageTag): Promise<NamedConcept> {
    const detail = await this.concepts.detail('skill', uri);
    if (!detail) throw new SkillNotFound(uri);
    return this.named(detail, language);
  }

  private async named(detail: ConceptDetail, language: LanguageTag): Promise<NamedConcept> {
    const labels = await this.concepts.labels([detail.uri], language);
    const alternativeLabels = await this.concepts.alternativeLabels(detail.uri, language);
    return { ...detail, label: labels.get(detail.uri) ?? detail.uri, alternativeLabels };
  }
}

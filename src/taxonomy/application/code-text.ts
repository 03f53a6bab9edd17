import { Injectable } from '@nestjs/common';
import type { LanguageTag } from '../../standards/index.js';
import { type CodedOccupation, OccupationCoder } from '../coding/occupation-coder.js';
import { type ReadSkill, SkillReader } from '../coding/skill-reader.js';
import { inTurns } from '../coding/work.js';
import { CodingLanguageNotHeld } from '../domain/taxonomy.errors.js';
import { CodingLabelsRepository } from '../storage/coding-labels.repository.js';
import { ConceptsRepository } from '../storage/concepts.repository.js';

interface Coders {
  readonly languages: readonly string[];
  readonly occupations: OccupationCoder;
  readonly skills: SkillReader;
}

/** Reads what employers write. The coders are built from what is held when first asked, and again when the taxonomy has changed. */
@Injectable()
export class CodeText {
  private held: { readonly revision: number; readonly coders: Promise<Coders> } | undefined;

  private asking: Promise<number> | undefined;

  constructor(
    private readonly labels: CodingLabelsRepository,
    private readonly concepts: ConceptsRepository,
  ) {}

  /** @param language whose names go first; left out: all alike @throws CodingLanguageNotHeld */
  async occupations(title: string, text: string, limit: number, language?: LanguageTag): Promise<readonly CodedOccupation[]> {
    return (await this.present(language)).occupations.code(title, text, limit, language);
  }

  /** @param language whose names go first; left out: all alike @param least confidence @throws CodingLanguageNotHeld */
  async skills(text: string, language?: LanguageTag, least?: number): Promise<readonly ReadSkill[]> {
    return (await this.present(language)).skills.read(text, language, least);
  }

  private async present(language?: LanguageTag): Promise<Coders> {
    const revision = await this.revision();
    if (!this.held || this.held.revision < revision) this.held = { revision, coders: this.build() };
    const { held } = this;
    const coders = await held.coders.catch((error: unknown) => {
      if (this.held === held) this.held = undefined;
      throw error;
    });
    if (language && !coders.languages.includes(language)) throw new CodingLanguageNotHeld(language, coders.languages);
    return coders;
  }

  /** Asked once for all who ask at the same time: rows of a feed are read many at once. */
  private revision(): Promise<number> {
    this.asking ??= this.concepts.revision().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  /** In turns with other requests. A revision is read before what it numbers: that is at least as new. */
  private async build(): Promise<Coders> {
    const taxonomy = await this.labels.read();
    const occupations = await inTurns(OccupationCoder.building(taxonomy));
    return { languages: occupations.languages, occupations, skills: await inTurns(SkillReader.building(taxonomy.skillLabels)) };
  }
}

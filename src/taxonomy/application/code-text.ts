import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ContentLikeness } from '../coding/content-likeness.js';
import { LabelLikeness } from '../coding/label-likeness.js';
import { type CodedOccupation, OccupationCoder } from '../coding/occupation-coder.js';
import { type ReadSkill, SkillReader } from '../coding/skill-reader.js';
import { CodingLabelsRepository } from '../storage/coding-labels.repository.js';
import { ConceptsRepository } from '../storage/concepts.repository.js';

export interface CodedText {
  readonly occupations: readonly CodedOccupation[];
  readonly skills: readonly ReadSkill[];
}

interface Coders {
  readonly revision: number;
  readonly occupations: OccupationCoder;
  readonly skills: SkillReader;
}

/** Reads what employers write. The coders are built from what is held when first asked, and again when the taxonomy has changed. */
@Injectable()
export class CodeText {
  private held: Promise<Coders> | undefined;

  constructor(
    private readonly labels: CodingLabelsRepository,
    private readonly concepts: ConceptsRepository,
  ) {}

  /** @param limit how many occupations */
  async execute({ title = '', text = '' }: { readonly title?: string; readonly text?: string }, limit: number): Promise<CodedText> {
    const { occupations, skills } = await this.present();
    return { occupations: occupations.code(title, text, limit), skills: text ? skills.read(text) : [] };
  }

  /** Occupations alone, for rows of a feed. */
  async occupations(title: string, text: string, limit: number): Promise<readonly CodedOccupation[]> {
    return (await this.present()).occupations.code(title, text, limit);
  }

  private async present(): Promise<Coders> {
    const revision = await this.concepts.revision();
    const held = await this.held?.catch(() => undefined);
    if (held && held.revision >= revision) return held;
    this.held = this.build(revision);
    return this.held;
  }

  /** The revision was read first: what is read after it is at least as new. In steps, so that other requests come between. */
  private async build(revision: number): Promise<Coders> {
    const taxonomy = await this.labels.read();
    await setImmediate();
    const likeness = new LabelLikeness(taxonomy);
    await setImmediate();
    const content = new ContentLikeness(taxonomy);
    await setImmediate();
    const occupations = new OccupationCoder(taxonomy, likeness, content);
    return { revision, occupations, skills: new SkillReader(taxonomy.skillLabels) };
  }
}

import { Injectable } from '@nestjs/common';
import type { IscoCode, LanguageTag, OccupationUri } from '../../standards/index.js';
import { type CodedOccupation, CodeText, type ReadSkill } from '../../taxonomy/index.js';
import { NothingToCode } from '../domain/vacancy.errors.js';
import type { WordingCorrection } from '../domain/wording-correction.js';
import { WordingCorrectionsRepository } from '../storage/wording-corrections.repository.js';

/** What somebody said the wording means, before all that is read; no URI where only a group of ISCO was named. */
export interface CorrectedOccupation {
  readonly isco: IscoCode;
  readonly uri?: OccupationUri;
  /** As it was written when it was corrected. */
  readonly wording: string;
}

export interface CodedAdvertisement {
  readonly corrected?: CorrectedOccupation;
  readonly occupations: readonly CodedOccupation[];
  readonly skills: readonly ReadSkill[];
}

export interface WrittenAdvertisement {
  readonly title?: string;
  readonly text?: string;
  /** Whose corrections hold; without it none does. */
  readonly source?: string;
  readonly employer?: string;
  readonly language?: LanguageTag;
}

/** Reads an advertisement; what was said of its wording for the same source and employer wins over what is read. */
@Injectable()
export class CodeAdvertisement {
  constructor(
    private readonly codeText: CodeText,
    private readonly corrections: WordingCorrectionsRepository,
  ) {}

  /** @param limit how many occupations @throws NothingToCode @throws CodingLanguageNotHeld */
  async execute({ title = '', text = '', source, employer, language }: WrittenAdvertisement, limit: number): Promise<CodedAdvertisement> {
    if (!title.trim() && !text.trim()) throw new NothingToCode();
    const correction = source && title ? await this.corrections.find(source, employer, title) : undefined;
    const read = await this.codeText.occupations(title, text, limit, language);
    const skills = text ? await this.codeText.skills(text, language) : [];
    if (!correction) return { occupations: read, skills };
    const others = read.filter(({ uri }) => uri !== correction.occupationUri).slice(0, limit - 1);
    return { corrected: correctedOf(correction), occupations: others, skills };
  }
}

function correctedOf({ occupation, occupationUri, wording }: WordingCorrection): CorrectedOccupation {
  return { isco: occupation, wording, ...(occupationUri && { uri: occupationUri }) };
}

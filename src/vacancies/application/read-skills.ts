import { Injectable } from '@nestjs/common';
import { parseSkillUri } from '../../standards/index.js';
import { CodeText } from '../../taxonomy/index.js';
import type { SkillRead } from '../domain/skills-read.js';

/**
 * Only a preferred name with all its words side by side is kept without anybody looking: of those some 7 in 10 are what people annotate,
 * of all that `POST /v1/coding` answers some 4 in 10 (`npm run coding -- report --skills`).
 */
const CERTAIN = 1;

/** The skills that a description names beyond doubt. */
@Injectable()
export class ReadSkills {
  constructor(private readonly codeText: CodeText) {}

  async execute(description: string): Promise<SkillRead[]> {
    const read = await this.codeText.skills(description, undefined, CERTAIN);
    return read.map(({ uri, demand, label, words, confidence }) => ({
      ...{ skill: parseSkillUri(uri), demand, label: label.text, language: label.language, words, confidence },
    }));
  }
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { type LanguageTag, parseLanguage } from '../../standards/index.js';
import { type CodedOccupation, NOT_TAKEN, type NotTaken, type ReadSkill } from '../../taxonomy/index.js';
import type { CodedAdvertisement, CorrectedOccupation } from '../application/code-advertisement.js';
import { wordsOf } from '../domain/words.js';

export class CodeTextDto {
  @ApiPropertyOptional({ example: 'Senior electrician (m/f)', description: 'At least one of title and text' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  readonly title?: string;

  @ApiPropertyOptional({ example: 'Experience with cable installation is an advantage.' })
  @IsOptional()
  @IsString()
  @Length(1, 20_000)
  readonly text?: string;

  @ApiPropertyOptional({ example: 'demo-office', description: 'Whose corrections of wordings hold; left out: none' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly source?: string;

  @ApiPropertyOptional({ example: 'Lavanda SRL', description: 'Its own corrections win over those of the source; counts only with source' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  readonly employer?: string;

  @ApiPropertyOptional({
    example: 'ro',
    type: String,
    description: 'Names in this language go first; left out: those of all languages alike',
  })
  @IsOptional()
  @ParsedBy(parseLanguage)
  readonly language?: LanguageTag;
}

export class CodedOccupationDto {
  @ApiProperty({ type: String, format: 'uri', nullable: true, description: 'null where a correction names a group of ISCO only' })
  uri!: string | null;
  @ApiProperty({ example: '7411', description: 'ISCO-08' }) isco!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The label that came nearest; null where the text alone led here; of a correction the wording that was corrected',
  })
  label!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'en' }) language!: string | null;
  @ApiProperty({ type: [String], description: 'Words of the title that are in the label' }) words!: readonly string[];
  @ApiProperty({ minimum: 0, maximum: 1, description: 'Share of words that title and label have in common; not a probability' })
  confidence!: number;
  @ApiProperty({
    enum: NOT_TAKEN,
    type: String,
    nullable: true,
    description:
      'Why an import does not take it without somebody looking: no occupation is called so (no-name), another is (other-occupation), several are (shared-name), ' +
      'beside the name stand words that say which work it is (more-said), the text is likest to other work (other-text). null: the title is what it is called',
  })
  unclear!: NotTaken | null;
  @ApiProperty({ description: 'Not read: said by somebody who knows, for this source or employer' }) corrected!: boolean;

  static from({ uri, isco, label, words, confidence, unclear }: CodedOccupation): CodedOccupationDto {
    const named = { label: label?.text ?? null, language: label?.language ?? null, words: [...words] };
    return { uri, isco, ...named, confidence, unclear: unclear ?? null, corrected: false };
  }

  static corrected({ uri, isco, wording }: CorrectedOccupation): CodedOccupationDto {
    const said = { label: wording, language: null, words: [...wordsOf(wording)], confidence: 1 };
    return { uri: uri ?? null, isco, ...said, unclear: null, corrected: true };
  }
}

export class ReadSkillDto {
  @ApiProperty({ format: 'uri' }) uri!: string;
  @ApiProperty({ description: 'The label that matched' }) label!: string;
  @ApiProperty({ example: 'en' }) language!: string;
  @ApiProperty({ description: 'As the text has it' }) words!: string;
  @ApiProperty({ description: 'Place of the words in the text, in characters (UTF-16)' }) begin!: number;
  @ApiProperty() end!: number;
  @ApiProperty({ minimum: 0, maximum: 1 }) confidence!: number;
  @ApiProperty({ enum: ['required', 'desirable', 'negated'] }) demand!: string;

  static from({ uri, label, words, begin, end, confidence, demand }: ReadSkill): ReadSkillDto {
    return { uri, label: label.text, language: label.language, words, begin, end, confidence, demand };
  }
}

export class CodedTextDto {
  @ApiProperty({ type: [CodedOccupationDto], description: 'What was corrected, then the likeliest first' })
  occupations!: readonly CodedOccupationDto[];
  @ApiProperty({ type: [ReadSkillDto], description: 'In the order of the text' }) skills!: readonly ReadSkillDto[];

  static from({ corrected, occupations, skills }: CodedAdvertisement): CodedTextDto {
    const said = corrected ? [CodedOccupationDto.corrected(corrected)] : [];
    return { occupations: [...said, ...occupations.map(CodedOccupationDto.from)], skills: skills.map(ReadSkillDto.from) };
  }
}

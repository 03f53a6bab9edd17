import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import type { CodedOccupation } from '../coding/occupation-coder.js';
import type { ReadSkill } from '../coding/skill-reader.js';

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
}

export class CodedOccupationDto {
  @ApiProperty({ format: 'uri' }) uri!: string;
  @ApiProperty({ example: '7411', description: 'ISCO-08' }) isco!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The label that came nearest; null where the text alone led here' })
  label!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'en' }) language!: string | null;
  @ApiProperty({ type: [String], description: 'Words of the title that are in the label' }) words!: readonly string[];
  @ApiProperty({ minimum: 0, maximum: 1, description: 'Share of words that title and label have in common; not a probability' })
  confidence!: number;

  static from({ uri, isco, label, words, confidence }: CodedOccupation): CodedOccupationDto {
    return { uri, isco, label: label?.text ?? null, language: label?.language ?? null, words: [...words], confidence };
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
  @ApiProperty({ type: [CodedOccupationDto], description: 'The likeliest first' }) occupations!: readonly CodedOccupationDto[];
  @ApiProperty({ type: [ReadSkillDto], description: 'In the order of the text' }) skills!: readonly ReadSkillDto[];
}

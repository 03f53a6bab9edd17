import { ApiProperty } from '@nestjs/swagger';
import type { Difference } from '../domain/difference.js';

/** Any part of a text: a list of purposes, a condition, a title. */
const ANY_PART = {
  required: false,
  oneOf: ['object', 'array', 'string', 'number', 'boolean'].map((type) => (type === 'array' ? { type, items: {} } : { type })),
};

export class PartChangeDto {
  @ApiProperty({ example: 'condition' }) part!: string;
  @ApiProperty({ ...ANY_PART, description: 'As it read; left out: it is new' }) from?: unknown;
  @ApiProperty({ ...ANY_PART, description: 'As it reads; left out: it is gone' }) to?: unknown;
  @ApiProperty({ enum: ['wider', 'narrower', 'other'], description: 'More cases, fewer, or neither can be told' }) direction!: string;
}
export class ProvisionChangeDto {
  @ApiProperty() key!: string;
  @ApiProperty({ example: '3(3)' }) article!: string;
  @ApiProperty({ enum: ['added', 'removed', 'changed'] }) change!: string;
  @ApiProperty({ type: [PartChangeDto] }) parts!: readonly PartChangeDto[];
}
export class TextDifferenceDto {
  @ApiProperty() from!: number;
  @ApiProperty() to!: number;
  @ApiProperty({ type: [PartChangeDto], description: 'Of the text as a whole' }) version!: readonly PartChangeDto[];
  @ApiProperty({ type: [ProvisionChangeDto] }) provisions!: readonly ProvisionChangeDto[];

  static of(from: number, to: number, { version, provisions }: Difference): TextDifferenceDto {
    return { from, to, version, provisions };
  }
}

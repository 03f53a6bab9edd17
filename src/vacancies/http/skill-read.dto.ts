import { ApiProperty } from '@nestjs/swagger';
import type { SkillUri } from '../../standards/index.js';

export class SkillReadDto {
  @ApiProperty({ type: String, format: 'uri' }) skill!: SkillUri;
  @ApiProperty({ enum: ['required', 'desirable', 'negated'], description: 'Essential, optional, or left out' }) demand!: string;
  @ApiProperty({ description: 'The name that matched' }) label!: string;
  @ApiProperty({ example: 'en' }) language!: string;
  @ApiProperty({ description: 'As the description has it' }) words!: string;
  @ApiProperty({ minimum: 0, maximum: 1 }) confidence!: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type BrokenGlass, GLASS_FINDINGS, type GlassFinding } from '../../domain/broken-glass.js';

export class LookAtGlassDto {
  @ApiProperty({ enum: GLASS_FINDINGS }) @IsIn(GLASS_FINDINGS) finding!: GlassFinding;
}

export class BrokenGlassDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) profileId!: string;
  @ApiProperty({ example: 'MD' }) country!: string;
  @ApiProperty({ description: 'Name of the caseworker who read' }) by!: string;
  @ApiProperty({ example: 'profiles:read', description: 'What was read, as an action of the policy' }) action!: string;
  @ApiProperty({ description: 'Why, as they wrote it' }) reason!: string;
  @ApiProperty({ format: 'date-time' }) brokenAt!: string;
  @ApiProperty({ type: String, enum: GLASS_FINDINGS, nullable: true, description: 'Of a colleague; null: nobody has looked at it yet' })
  finding!: string | null;

  static from({ id, profileId, country, by, action, reason, brokenAt, finding }: BrokenGlass): BrokenGlassDto {
    return { id, profileId, country, by: by.name, action, reason, brokenAt: brokenAt.toISOString(), finding };
  }
}

export class BrokenGlassPageDto {
  @ApiProperty({ type: [BrokenGlassDto] }) items!: readonly BrokenGlassDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

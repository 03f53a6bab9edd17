import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CodeChange } from '../domain/codes/code-difference.js';
import type { CodeMapping, CodeVersion } from '../domain/codes/code-mapping.js';

export class CodeVersionDto {
  @ApiProperty({ example: 'RO-COR' }) scheme!: string;
  @ApiProperty({ example: 2 }) version!: number;
  @ApiProperty({ format: 'date', example: '2026-01-01' }) inForceFrom!: string;
  @ApiProperty({ example: 4380, description: 'Codes in this version' }) codes!: number;

  static from({ scheme, version, inForceFrom, codes }: CodeVersion): CodeVersionDto {
    return { scheme, version, inForceFrom, codes };
  }
}

export class CodeVersionsDto {
  @ApiProperty({ type: [CodeVersionDto] }) items!: readonly CodeVersionDto[];
}

export class CodeTargetDto {
  @ApiProperty({ example: '5322', description: 'ISCO-08' }) isco!: string;
  @ApiPropertyOptional({ type: String, format: 'uri', description: 'ESCO, where an occupation is the same' }) occupationUri?: string;
}

export class CodeMappingDto {
  @ApiProperty({ example: '532202' }) code!: string;
  @ApiPropertyOptional({ type: String, example: 'îngrijitor bătrâni la domiciliu' }) title?: string;
  @ApiProperty({ type: [CodeTargetDto], description: 'Several: it means each in part' }) targets!: readonly CodeTargetDto[];
  @ApiProperty({ type: [String], description: 'Codes in its place; not empty: it is no longer used' }) replacedBy!: readonly string[];

  static from({ code, title, targets, replacedBy }: CodeMapping): CodeMappingDto {
    const own = targets.map(({ isco, occupationUri }) => ({ isco, ...(occupationUri && { occupationUri }) }));
    return { code, targets: own, replacedBy: [...replacedBy], ...(title && { title }) };
  }
}

export class CodeMappingPageDto {
  @ApiProperty({ type: [CodeMappingDto] }) items!: readonly CodeMappingDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class CodeChangeDto {
  @ApiProperty({ example: '532201' }) code!: string;
  @ApiProperty({ enum: ['added', 'removed', 'changed'] }) change!: string;
  @ApiPropertyOptional({ type: CodeMappingDto }) before?: CodeMappingDto;
  @ApiPropertyOptional({ type: CodeMappingDto }) after?: CodeMappingDto;

  static from({ code, change, before, after }: CodeChange): CodeChangeDto {
    return { code, change, ...(before && { before: CodeMappingDto.from(before) }), ...(after && { after: CodeMappingDto.from(after) }) };
  }
}

export class CodeDifferenceDto {
  @ApiProperty({ example: 1 }) from!: number;
  @ApiProperty({ example: 2 }) to!: number;
  @ApiProperty({ type: [CodeChangeDto], description: 'In the order of codes' }) changes!: readonly CodeChangeDto[];
}

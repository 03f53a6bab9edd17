import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { AuditsAct } from '../../audit/index.js';
import { RequiresToken } from '../../platform/access/requires-token.js';
import { ParsedBy } from '../../platform/validation/parsed-by.js';
import { type IscoCode, type OccupationUri, parseIscoGroup, parseOccupationUri } from '../../standards/index.js';
import { CorrectWording } from '../application/correct-wording.js';

export class WordingCorrectionDto {
  @ApiProperty({ example: 'demo-office' }) @IsString() @Length(1, 100) source!: string;
  @ApiPropertyOptional({ example: 'Lavanda SRL', type: String, description: 'Left out: all that the source sends' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  employer?: string;
  @ApiProperty({ example: 'Om bun la toate', description: 'The title as it is written' })
  @IsString()
  @Length(2, 300)
  @Matches(/[\p{L}\p{N}]/u, { message: 'wording must hold a letter or a digit' })
  wording!: string;
  @ApiProperty({ example: '9622', description: 'ISCO-08', type: String }) @ParsedBy(parseIscoGroup) occupation!: IscoCode;
  @ApiPropertyOptional({ type: String, description: 'ESCO URI' }) @IsOptional() @ParsedBy(parseOccupationUri) occupationUri?: OccupationUri;
}

@ApiTags('vacancies')
@Controller('v1/coding/corrections')
@RequiresToken()
export class WordingCorrectionsController {
  constructor(private readonly correctWording: CorrectWording) {}

  @Put()
  @AuditsAct('coding.corrected')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'correctWording',
    summary: 'What a wording of a source, or of one employer in it, means; it wins over what would be read, from now on',
  })
  @ApiNoContentResponse()
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, unknown-occupation' })
  async correct(@Body() { source, employer, wording, occupation, occupationUri }: WordingCorrectionDto): Promise<void> {
    await this.correctWording.execute({ source, employer, wording, occupation, occupationUri });
  }
}

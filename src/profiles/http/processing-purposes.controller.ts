import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/needs.js';
import { ARTICLES, LEGAL_BASES, PROCESSING_PURPOSES, type ProcessingPurpose } from '../domain/processing-purposes.js';

class ConsentWordingDto {
  @ApiProperty({ minimum: 1 }) version!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'By language; {recipient} is filled in' })
  texts!: Record<string, string>;
}
export class ProcessingPurposeDto {
  @ApiProperty({ example: 'referral' }) code!: string;
  @ApiProperty({ enum: LEGAL_BASES }) basis!: string;
  @ApiProperty({ example: 'GDPR 6(1)(a)' }) article!: string;
  @ApiProperty() what!: string;
  @ApiProperty({ type: [String], description: 'Where it lies' }) collects!: string[];
  @ApiProperty({ type: ConsentWordingDto, nullable: true, description: 'What a person is asked, where the basis is consent' })
  asks!: ConsentWordingDto | null;

  static from({ code, basis, what, collects, asks }: ProcessingPurpose): ProcessingPurposeDto {
    const wording = asks ? { version: asks.version, texts: { ...asks.texts } } : null;
    return { code, basis, article: ARTICLES[basis], what, collects: [...collects], asks: wording };
  }
}

@ApiTags('personal data')
@Controller('v1/processing-purposes')
export class ProcessingPurposesController {
  @Get()
  @Public()
  @ApiOperation({
    operationId: 'listProcessingPurposes',
    summary: 'Why personal data are collected, on which legal basis, in which words consent is asked',
  })
  @ApiOkResponse({ type: [ProcessingPurposeDto] })
  purposes(): ProcessingPurposeDto[] {
    return PROCESSING_PURPOSES.map(ProcessingPurposeDto.from);
  }
}

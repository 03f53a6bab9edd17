import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { CodeText } from '../application/code-text.js';
import { NothingToCode } from '../domain/taxonomy.errors.js';
import { CodedOccupationDto, CodedTextDto, CodeTextDto, ReadSkillDto } from './coding.dto.js';

const SHOWN = 10;

@ApiTags('taxonomy')
@Controller('v1/coding')
export class CodingController {
  constructor(private readonly codeText: CodeText) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'codeText',
    summary: 'Occupations and skills of ESCO that a job title and text name, with the words that matched',
  })
  @ApiOkResponse({ type: CodedTextDto })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, nothing-to-code' })
  async code(@Body() { title, text }: CodeTextDto): Promise<CodedTextDto> {
    if (!title?.trim() && !text?.trim()) throw new NothingToCode();
    const { occupations, skills } = await this.codeText.execute({ ...(title && { title }), ...(text && { text }) }, SHOWN);
    return { occupations: occupations.map(CodedOccupationDto.from), skills: skills.map(ReadSkillDto.from) };
  }
}

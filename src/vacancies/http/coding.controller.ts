import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { CodeAdvertisement } from '../application/code-advertisement.js';
import { CodedTextDto, CodeTextDto } from './coding.dto.js';

const SHOWN = 10;

@ApiTags('vacancies')
@Controller('v1/coding')
export class CodingController {
  constructor(private readonly codeAdvertisement: CodeAdvertisement) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'codeText',
    summary: 'Occupations and skills of ESCO that a job title and text name, with the words that matched; a correction of the wording wins',
  })
  @ApiOkResponse({ type: CodedTextDto })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, nothing-to-code, coding-language-not-held' })
  async code(@Body() { title, text, source, employer, language }: CodeTextDto): Promise<CodedTextDto> {
    return CodedTextDto.from(await this.codeAdvertisement.execute({ title, text, source, employer, language }, SHOWN));
  }
}

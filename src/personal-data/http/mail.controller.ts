import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AuditsRead } from '../../audit/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Mail } from '../../platform/mail/mail.js';
import { Page } from '../../platform/pages/page.js';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { LetterDto, LetterPageDto } from './mail.dto.js';

const LISTED = 50;

/** Letters to people, for whoever runs the installation: where there is no mail server they are read here, and nowhere else. */
@ApiTags('personal data')
@Controller()
@Needs('mail:read')
@AuditsRead('mail.read')
export class MailController {
  constructor(private readonly mail: Mail) {}

  @Get('v1/mail')
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @ApiOperation({
    operationId: 'listMail',
    summary: 'Letters to people, the latest first: what was sent, and what waits or was kept, with its words',
  })
  @ApiOkResponse({ type: LetterPageDto })
  async list(@Query('cursor') cursor?: string, @Query('limit') limit?: string): Promise<LetterPageDto> {
    const most = readLimit(limit);
    const page = pageOf(await this.mail.page(readCursor(cursor), most + 1), most, ({ id }) => id);
    return { items: page.items.map(LetterDto.from), nextCursor: page.nextCursor };
  }

  @Get('desk/mail')
  @Header('cache-control', 'no-store')
  @Page('personal-data/pages/views/mail.njk')
  async page() {
    return { letters: (await this.mail.page(undefined, LISTED)).map(LetterDto.from) };
  }
}

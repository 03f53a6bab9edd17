import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { pageOf, readCursor, readLimit } from '../../platform/paging/page.js';
import { SignHeads } from '../application/sign-heads.js';
import { HeadsRepository } from '../storage/heads.repository.js';
import { placeOf } from './audit.controller.js';
import { PublicKeysDto, SignedHeadDto, SignedHeadPageDto } from './audit.dto.js';
import { AuditExempt } from './declares.js';

/** For everybody: who keeps a head can later prove whether the chain still holds what it held. Heads say how many entries there are, and nothing of them. */
@ApiTags('audit')
@Controller('v1/audit')
@AuditExempt('public, and says nothing of anybody')
export class SignedHeadsController {
  constructor(
    private readonly heads: HeadsRepository,
    private readonly signHeads: SignHeads,
  ) {}

  @Get('heads')
  @ApiOperation({ operationId: 'listSignedHeads', summary: 'How far each chain of the audit had come, and its hash, under a signature' })
  @ApiQuery({ name: 'organisation', required: false, example: 'country:MD' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: SignedHeadPageDto })
  async list(@Query() query: Record<string, string | undefined>): Promise<SignedHeadPageDto> {
    const limit = readLimit(query.limit);
    const place = placeOf(readCursor(query.cursor));
    const [keyId = '', organisation = ''] = place ? splitOnce(place[0]) : [];
    const rows = await this.heads.page(query.organisation || undefined, place && [organisation, place[1], keyId], limit + 1);
    const { items, nextCursor } = pageOf(rows, limit, (head) => `${head.sequence} ${head.keyId} ${head.organisation}`);
    return { items: items.map(SignedHeadDto.from), nextCursor };
  }

  @Get('keys')
  @ApiOperation({ operationId: 'listAuditKeys', summary: 'Public keys of the signatures, the present one first (JSON Web Key Set)' })
  @ApiOkResponse({ type: PublicKeysDto })
  async keys(): Promise<PublicKeysDto> {
    const present = this.signHeads.publicKey;
    const former = ((await this.heads.keys()) as PublicKeysDto['keys']).filter(({ kid }) => kid !== present.kid);
    return { keys: [present, ...former] };
  }
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
}

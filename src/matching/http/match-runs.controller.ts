import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditExempt } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Operations } from '../../platform/operations/operations.js';
import { Outbox } from '../../platform/outbox/outbox.js';

class MatchRunDto {
  @ApiProperty({ format: 'uuid', description: 'GET /v1/operations/{id} has the progress' }) id!: string;
}

@ApiTags('matches')
@Controller('v1/match-runs')
@Needs('match-runs:begin')
@AuditExempt('lists are computed anew, and shown to nobody')
export class MatchRunsController {
  constructor(
    private readonly operations: Operations,
    private readonly outbox: Outbox,
  ) {}

  @Post()
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({ operationId: 'beginMatchRun', summary: 'Rank everybody anew; people who change meanwhile go first' })
  @ApiAcceptedResponse({ type: MatchRunDto })
  async begin(@CurrentPrincipal() { id: begunBy }: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<MatchRunDto> {
    const id = await this.operations.begin('match-run', { begunBy }, nothing(), (tx, operationId) =>
      this.outbox.append(tx, { name: 'matching.run-asked.v1', data: { operationId } }),
    );
    void reply.header('location', `/v1/operations/${id}`);
    return { id };
  }
}

async function* nothing(): AsyncGenerator<Buffer> {}

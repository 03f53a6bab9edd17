import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Length, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Drafts } from '../../agreements/index.js';
import { AuditExempt } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Operations } from '../../platform/operations/operations.js';
import { Outbox } from '../../platform/outbox/outbox.js';

export class ImpactPreviewDto {
  @ApiProperty({ example: 'ro-md-education', description: 'UUID or slug' }) @IsString() @Length(1, 80) agreement!: string;
  @ApiPropertyOptional({ type: Number, description: 'The text that is being written; left out: only the events' })
  @IsOptional()
  @IsInt()
  @Min(1)
  draft?: number;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'As if they were recorded, in the form of /v1/agreements/schema.json; a draft needs its entry into force here',
  })
  @IsArray()
  @ArrayMaxSize(20)
  events: object[] = [];
}
export class BegunOperationDto {
  @ApiProperty({ format: 'uuid', description: 'GET /v1/operations/{id} has the progress and then the counts' }) id!: string;
}

@ApiTags('agreement administration')
@Controller('v1/impact-previews')
@Needs('impact:preview')
@AuditExempt('counts of people, nobody among them')
export class ImpactPreviewsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly operations: Operations,
    private readonly outbox: Outbox,
  ) {}

  @Post()
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({
    operationId: 'previewImpact',
    summary: 'Which assessments, pending cases and match lists a text or an act would change, counted before anybody signs',
  })
  @ApiAcceptedResponse({ type: BegunOperationDto })
  @ApiForbiddenResponse({ description: 'role-required, not-for-this-country' })
  @ApiNotFoundResponse({ description: 'agreement-not-found, agreement-version-not-found' })
  @ApiUnprocessableEntityResponse({ description: 'validation-failed, invalid-agreement' })
  async preview(
    @CurrentPrincipal() principal: Principal,
    @Body() { agreement, draft, events }: ImpactPreviewDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BegunOperationDto> {
    const proposed = await this.drafts.readProposal(principal, agreement, draft, events);
    const input = { agreement, begunBy: principal.id, ...(draft !== undefined && { draft }), events: proposed };
    const id = await this.operations.begin('preview-impact', input, nothing(), (tx, operationId) =>
      this.outbox.append(tx, { name: 'evidence.impact-asked.v1', data: { operationId } }),
    );
    void reply.header('location', `/v1/operations/${id}`);
    return { id };
  }
}

async function* nothing(): AsyncGenerator<Buffer> {}

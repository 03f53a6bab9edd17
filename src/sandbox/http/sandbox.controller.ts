import { Controller, HttpCode, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiOperation,
  ApiProperty,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditsAct } from '../../audit/index.js';
import { CurrentPrincipal, type Principal } from '../../identity/index.js';
import { Needs } from '../../platform/access/needs.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { parseCountry } from '../../standards/index.js';
import { AskForReset } from '../application/ask-for-reset.js';

export class BegunResetDto {
  @ApiProperty({ format: 'uuid', description: 'GET /v1/operations/{id} tells when it is done, and then what the sandbox holds' })
  id!: string;
}

@ApiTags('sandbox')
@Controller('v1/sandbox')
export class SandboxController {
  constructor(private readonly askForReset: AskForReset) {}

  @Post('reset')
  @HttpCode(202)
  @Needs('sandbox:reset')
  @AuditsAct('sandbox.reset-asked')
  @Idempotent()
  @ApiQuery({ name: 'country', required: false, example: 'QM', description: 'Left out: the sandbox of your token' })
  @ApiOperation({
    operationId: 'resetSandbox',
    summary: 'Put your sandbox back to its invented people and vacancies; all that was written to it goes',
  })
  @ApiAcceptedResponse({ type: BegunResetDto })
  @ApiBadRequestResponse({ description: 'invalid-parameter' })
  @ApiForbiddenResponse({ description: 'role-required, not-for-this-country, out-of-reach' })
  @ApiConflictResponse({ description: 'not-a-sandbox, sandbox-being-reset' })
  async reset(
    @CurrentPrincipal() principal: Principal,
    @Query() query: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BegunResetDto> {
    const id = await this.askForReset.execute(principal, readParameter(query, 'country', parseCountry));
    void reply.header('location', `/v1/operations/${id}`);
    return { id };
  }
}

import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import { Public } from '../access/needs.js';
import { asService } from '../database/reach.js';
import { Measures } from '../telemetry/measures.js';
import { ReadinessProbe } from './readiness.js';

@ApiExcludeController()
@Controller()
@Public()
export class HealthController {
  constructor(
    private readonly readiness: ReadinessProbe,
    private readonly measures: Measures,
  ) {}

  @Get('health/live')
  live(): { live: true } {
    return { live: true };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const answer = await asService(() => this.readiness.ask());
    if (!answer.ready) void reply.status(503).header('retry-after', '2');
    return answer;
  }

  @Get('metrics')
  @Header('content-type', register.contentType)
  metrics(): Promise<string> {
    return asService(() => this.measures.text());
  }
}

import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/needs.js';
import { ReflectsNothing } from '../../platform/answers/reflects-nothing.js';
import type { Typed } from './form.js';
import { Journey } from './journey.js';

interface Address {
  readonly stop: string;
  readonly part: string;
  readonly of: string;
}

/** Every page that asks for something. */
@ApiExcludeController()
@Controller('self-assessment')
@Public()
export class StepsController {
  constructor(private readonly journey: Journey) {}

  @Get(':stop')
  @ReflectsNothing()
  show(@Param('stop') stop: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.journey.show(request, reply, stop);
  }

  @Get(':stop/:part')
  @ReflectsNothing()
  showPart(
    @Param() { stop, part }: Pick<Address, 'stop' | 'part'>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.journey.show(request, reply, `${stop}/${part}`);
  }

  /** A question about one credential, or one about one job. */
  @Get(':stop/:part/:of')
  @ReflectsNothing()
  showPartOf(@Param() address: Address, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.journey.show(request, reply, stopOf(address));
  }

  @Post(':stop')
  @HttpCode(303)
  take(@Param('stop') stop: string, @Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.journey.take(request, reply, stop, body ?? {});
  }

  @Post(':stop/:part')
  @HttpCode(303)
  takePart(
    @Param() { stop, part }: Pick<Address, 'stop' | 'part'>,
    @Body() body: Typed,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.journey.take(request, reply, `${stop}/${part}`, body ?? {});
  }

  @Post(':stop/:part/:of')
  @HttpCode(303)
  takePartOf(@Param() address: Address, @Body() body: Typed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.journey.take(request, reply, stopOf(address), body ?? {});
  }
}

function stopOf({ stop, part, of }: Address): string {
  return `${stop}/${part}/${of}`;
}

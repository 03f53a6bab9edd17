import { Body, Controller, Get, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { ByTheService } from '../../../platform/access/by-the-service.js';
import { Public } from '../../../platform/access/needs.js';
import { Page } from '../../../platform/pages/page.js';
import { Principals } from '../../application/principals.js';
import { SignInFailed, SignInNotOffered } from '../../domain/identity.errors.js';
import { PresentProvider } from '../present-provider.js';

/** The trial has no passwords: whoever tries it chooses whom of the invented people to be. Production has no such page. */
@ApiExcludeController()
@UseInterceptors(ByTheService)
@Controller('sign-in/choose/:uid')
@Public()
export class ChooseController {
  constructor(
    private readonly present: PresentProvider,
    private readonly principals: Principals,
  ) {}

  @Get()
  @Page('identity/pages/views/choose.njk')
  async choices(@Param('uid') uid: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.interaction(uid, request, reply);
    void reply.header('cache-control', 'no-store');
    return { uid, people: await this.principals.demonstration(), demonstration: true };
  }

  /** @throws SignInFailed unless somebody invented was chosen, in the browser that began */
  @Post()
  async choose(
    @Param('uid') uid: string,
    @Body('principal') chosen: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const provider = await this.interaction(uid, request, reply);
    const people = await this.principals.demonstration();
    if (!people.some(({ id }) => id === chosen)) throw new SignInFailed();
    const returnTo = await provider.interactionResult(request.raw, reply.raw, { login: { accountId: String(chosen), remember: false } });
    void reply.header('cache-control', 'no-store').redirect(returnTo, 303);
  }

  /** @throws SignInNotOffered, SignInFailed */
  private async interaction(uid: string, request: FastifyRequest, reply: FastifyReply): Promise<Provider> {
    const provider = this.present.forPeople ? await this.present.get() : undefined;
    if (!provider) throw new SignInNotOffered();
    const details = await provider.interactionDetails(request.raw, reply.raw).catch(() => undefined);
    if (details?.uid !== uid || details.prompt.name !== 'login') throw new SignInFailed();
    return provider;
  }
}

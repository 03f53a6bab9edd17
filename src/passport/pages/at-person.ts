import { createParamDecorator, type ExecutionContext, Injectable, ParseUUIDPipe, type PipeTransform, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { IdentifiedRequest, Principal } from '../../identity/index.js';
import { Profiles } from '../../profiles/index.js';
import type { AtPassports } from './passport-pages.js';

interface Asking {
  readonly request: IdentifiedRequest;
  readonly reply: FastifyReply;
}

/** A registered person at their passports, or their caseworker who makes one with them and shares none. */
@Injectable()
class PersonAtPassports implements PipeTransform<Asking, Promise<AtPassports>> {
  private readonly ids = new ParseUUIDPipe();

  constructor(private readonly profiles: Profiles) {}

  /** @throws ProfileNotFound */
  async transform({ request, reply }: Asking): Promise<AtPassports> {
    const { principal, formToken } = request;
    const { profileId: person } = request.params as { readonly profileId: string };
    await this.ids.transform(person, { type: 'param', data: 'profileId' });
    const { demonstration } = await this.profiles.get(person);
    return {
      ...{ owner: { person }, home: `/people/${person}/passport`, back: '/account', demonstration, request, reply },
      ...{ mayShare: isOwn(principal, person), ...(formToken && { formToken }) },
    };
  }
}

function isOwn(principal: Principal | undefined, person: string): boolean {
  return principal?.grants.some((grant) => grant.person === person) ?? false;
}

const AskingHere = createParamDecorator((_: unknown, context: ExecutionContext): Asking => {
  return { request: context.switchToHttp().getRequest(), reply: context.switchToHttp().getResponse() };
});

/** Behind every other parameter of a handler. */
const LAST = 9;

/** Whoever the address names by `profileId`. The pages answer by the reply: Nest, which is told of it by `Res` alone, does not answer once more. @throws ProfileNotFound */
export const AtPerson = (): ParameterDecorator => (target, key, index) => {
  AskingHere(PersonAtPassports)(target, key, index);
  Res()(target, key, LAST);
};

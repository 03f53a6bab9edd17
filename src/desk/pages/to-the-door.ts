import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotYourPerson } from '../../identity/index.js';

/** Who is not let in to a person is shown what can be done: take them on, or say why it cannot wait. */
@Catch(NotYourPerson)
export class ToTheDoor implements ExceptionFilter<NotYourPerson> {
  catch(_error: NotYourPerson, host: ArgumentsHost): void {
    const { params } = host.switchToHttp().getRequest<FastifyRequest<{ Params: { profileId: string } }>>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.header('cache-control', 'no-store').redirect(`/desk/people/${params.profileId}/door`, 303);
  }
}

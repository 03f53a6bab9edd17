import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';

/** A list with a next page also says so in a Link header, beside what the route links to. Source: RFC 8288. */
@Injectable()
export class LinkHeaderInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((answer: { nextCursor?: unknown } | null | undefined) => {
        if (typeof answer?.nextCursor !== 'string') return;
        const address = new URL(request.url, 'http://list');
        address.searchParams.set('cursor', answer.nextCursor);
        const next = `<${address.pathname}${address.search}>; rel="next"`;
        void reply.header('link', [reply.getHeader('link'), next].filter(Boolean).join(', '));
      }),
    );
  }
}

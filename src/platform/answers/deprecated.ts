import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';

const DEPRECATION = 'passerelle:deprecation';

export interface Deprecation {
  /** Day from which nobody should begin to use it, YYYY-MM-DD. */
  readonly since: string;
  /** Day on which it ends, YYYY-MM-DD: at least twelve months later. */
  readonly sunset: string;
  /** The address that takes its place. */
  readonly instead: string;
}

/** The route works until its sunset and says so in every answer and in the document. Source: RFC 9745, RFC 8594. */
export const Deprecated = (deprecation: Deprecation) =>
  applyDecorators(
    SetMetadata(DEPRECATION, deprecation),
    UseInterceptors(DeprecationInterceptor),
    ApiExtension('x-deprecation', deprecation),
  );

@Injectable()
export class DeprecationInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const told: Deprecation = this.reflector.getAllAndOverride(DEPRECATION, [context.getHandler(), context.getClass()]);
    void context.switchToHttp().getResponse<FastifyReply>().headers(headersOf(told));
    return next.handle();
  }
}

function headersOf({ since, sunset, instead }: Deprecation): Record<string, string> {
  return {
    deprecation: `@${Date.parse(since) / 1000}`,
    sunset: new Date(sunset).toUTCString(),
    link: `<${instead}>; rel="successor-version", </docs>; rel="deprecation"; type="text/html"`,
  };
}

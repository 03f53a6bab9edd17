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
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { languageOf } from './language.js';
import { PageRenderer } from './page-renderer.js';

const TEMPLATE = 'passerelle:template';

/** The handler's answer is the view model of a page. @param template below src/ */
export const Page = (template: string) =>
  applyDecorators(SetMetadata(TEMPLATE, template), UseInterceptors(PageInterceptor), ApiExcludeEndpoint());

@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly renderer: PageRenderer,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<string> {
    const template = this.reflector.get<string>(TEMPLATE, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const language = languageOf(request);
    void reply.type('text/html; charset=utf-8').header('content-language', language).header('vary', 'accept-language, cookie');
    const chosen = new URL(request.url, 'http://page').searchParams.get('lang');
    if (chosen === language) void reply.header('set-cookie', `lang=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`);
    return next.handle().pipe(map((model: object) => this.renderer.render(template, model, language, request.url)));
  }
}

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
import { besideOf, cookiesOfChoice, languageOf } from './language.js';
import { PageRenderer } from './page-renderer.js';

const TEMPLATE = 'passerelle:template';
const MODELS = new WeakMap<FastifyRequest, object>();

/** The handler's answer is the view model of a page. @param template below src/ */
export const Page = (template: string) =>
  applyDecorators(SetMetadata(TEMPLATE, template), UseInterceptors(PageInterceptor), ApiExcludeEndpoint());

/** The view model of the page that this request is answered with; undefined: no page, or none yet. */
export const modelShownTo = (request: FastifyRequest): object | undefined => MODELS.get(request);

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
    const choice = cookiesOfChoice(request);
    if (choice.length) void reply.header('set-cookie', choice);
    const beside = besideOf(request, language);
    const shown = (model: object) => {
      MODELS.set(request, model);
      return this.renderer.render(template, model, language, request.url, beside);
    };
    return next.handle().pipe(map(shown));
  }
}

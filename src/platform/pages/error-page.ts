import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ProblemDetails } from '../problem-details/problems.js';
import { languageOf } from './language.js';
import { PageRenderer } from './page-renderer.js';
import { typedIn } from './typed.js';

/** An error for a person who came with a browser: what happened, what to do, and a way on. */
@Injectable()
export class ErrorPage {
  constructor(private readonly renderer: PageRenderer) {}

  /** @param formToken that a refused form of this site may be sent again with */
  render(problem: ProblemDetails, request: FastifyRequest, formToken?: string): string {
    return this.renderer.render(
      'platform/pages/views/error.njk',
      { problem, typed: typedIn(request, problem.status, formToken), wanted: request.method === 'GET' ? request.url : undefined },
      languageOf(request),
      request.url,
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ProblemDetails } from '../problem-details/problems.js';
import { languageOf } from './language.js';
import { PageRenderer } from './page-renderer.js';

/** An error for a person who came with a browser: what happened, what to do, and a way on. */
@Injectable()
export class ErrorPage {
  constructor(private readonly renderer: PageRenderer) {}

  render(problem: ProblemDetails, request: FastifyRequest): string {
    return this.renderer.render(
      'platform/pages/views/error.njk',
      { problem, wanted: request.method === 'GET' ? request.url : undefined },
      languageOf(request),
      request.url,
    );
  }
}

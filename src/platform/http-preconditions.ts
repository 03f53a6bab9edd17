import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiPreconditionFailedResponse, ApiResponse } from '@nestjs/swagger';

/** The route changes what was read: only on the state whose ETag comes in If-Match. Source: RFC 9110, 13.1.1; RFC 6585, 3. */
export const ChangesWhatWasRead = () =>
  applyDecorators(
    ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the last read' }),
    ApiPreconditionFailedResponse({ description: 'changed-meanwhile' }),
    ApiResponse({ status: 428, description: 'precondition-required' }),
  );

/** The change must say which state it was made on. */
export class PreconditionRequired extends Error {
  readonly code = 'precondition-required';
  constructor() {
    super("Send the header If-Match with the ETag that came with the last read, so that nobody else's change is lost.");
  }
}

export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** @returns the revision named; undefined for `*` @throws PreconditionRequired */
export function readIfMatch(header: string | undefined): number | undefined {
  if (header === '*') return undefined;
  const revision = /^(?:W\/)?"(\d+)(?:-[\w-]+)?"$/.exec(header ?? '')?.[1];
  if (revision === undefined) throw new PreconditionRequired();
  return Number(revision);
}

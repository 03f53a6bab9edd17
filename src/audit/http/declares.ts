import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { PURPOSES_OF_USE } from '../domain/acting.js';
import type { Advised, AuditAction } from '../domain/audit-action.js';

export const AUDIT = 'passerelle:audit';
export const PURPOSE_HEADER = 'Purpose-Of-Use';

export type ReadAction =
  | 'person.read'
  | 'people.looked-up'
  | 'candidates.listed'
  | 'assignment.read'
  | 'recognition.case-read'
  | 'referral.read'
  | 'review.read'
  | 'break-glass.listed'
  | 'list.exported'
  | 'indicators.read'
  | 'mail.read'
  | 'audit.read';

/** What an answer, or the view model of a page, says of advice, as details of its entry; of several pieces of advice an entry each. */
export type Tells = (shown: never) => Advised | readonly Advised[];

/** Of a page: its view model names what it advises. */
export const adviceOf = ({ advice }: { readonly advice: readonly Advised[] }) => advice;

/** What a route says of itself; each that is not public says one of these, and a test fails when it does not. */
export type AuditDeclaration =
  | { readonly is: 'read'; readonly action: ReadAction; readonly parameter?: string; readonly tells?: Tells }
  | { readonly is: 'act'; readonly actions: readonly AuditAction[] }
  | { readonly is: 'exempt'; readonly because: string };

const declare = (declaration: AuditDeclaration) => SetMetadata(AUDIT, declaration);

/** What the route shows is recorded before it is shown. @param parameter of the path that holds the id of the subject; none: a list @param tells which rules, inputs and outcome the answer shows */
export const AuditsRead = (action: ReadAction, parameter?: string, tells?: Tells) =>
  applyDecorators(
    declare({ is: 'read', action, ...(parameter && { parameter }), ...(tells && { tells }) }),
    ApiHeader({
      name: PURPOSE_HEADER,
      required: false,
      description: 'Why it is read; kept in the audit',
      schema: { type: 'string', enum: [...PURPOSES_OF_USE] },
    }),
  );

/** What the route does is recorded by its use case, in the transaction of the act. */
export const AuditsAct = (...actions: readonly AuditAction[]) => declare({ is: 'act', actions });

/** The route shows and changes nothing that is audited, for this reason. */
export const AuditExempt = (because: string) => declare({ is: 'exempt', because });

import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { concatMap, from, map, Observable } from 'rxjs';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { modelShownTo } from '../../platform/pages/page.js';
import { actingAs } from '../application/acting-now.js';
import { RecordReads } from '../application/record-reads.js';
import type { AuditedAct } from '../domain/audit-action.js';
import { type AskedBy, actingOf } from './acting-of-request.js';
import { AUDIT, type AuditDeclaration } from './declares.js';

const API_OPERATION = 'swagger/apiOperation';

/** Lets use cases know on whose behalf they act, and records what a route declares as read before the answer leaves: no entry, no answer. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly reads: RecordReads,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  /** @throws UnknownPurposeOfUse */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const declared = this.reflector.getAllAndOverride<AuditDeclaration>(AUDIT, [context.getHandler(), context.getClass()]);
    if (!declared || declared.is === 'exempt') return next.handle();
    const request = context.switchToHttp().getRequest<AskedBy>();
    const acting = actingOf(request, this.configuration.apiToken);
    const within = new Observable((subscriber) => actingAs(acting, () => next.handle().subscribe(subscriber)));
    if (declared.is === 'act') return within;
    const act = this.actOf(declared, request, context.getHandler());
    const record = (answer: unknown) => actingAs(acting, () => this.reads.execute(...told(act, declared, modelShownTo(request) ?? answer)));
    return within.pipe(concatMap((answer) => from(record(answer)).pipe(map(() => answer))));
  }

  private actOf({ action, parameter }: AuditDeclaration & { is: 'read' }, { params }: AskedBy, handler: Function): AuditedAct {
    const { operationId } = this.reflector.get<{ operationId?: string } | undefined>(API_OPERATION, handler) ?? {};
    const subjectId = parameter ? (((params as Record<string, string>)[parameter] ?? null)?.toLowerCase() ?? null) : null;
    return { action, subjectId, details: { operation: operationId ?? handler.name } };
  }
}

/** With what is shown of advice. */
function told(act: AuditedAct, { tells }: AuditDeclaration & { is: 'read' }, shown: unknown): readonly AuditedAct[] {
  const advice = tells ? [tells(shown as never)].flat() : [];
  if (!advice.length) return [act];
  return advice.map((advised) => ({ ...act, details: { ...act.details, ...advised } }));
}

import type { AuditAction } from '../../../src/audit/domain/audit-action.js';
import { auditedService } from '../../fixtures/audited-service.js';
import { WebhookReceiver } from '../../fixtures/webhook-receiver.js';

/** Words of a person that no entry may hold. */
export const NAME = 'Ana Marcu-Testescu';

export type AuditedWorld = Awaited<ReturnType<typeof auditedWorld>>;
/** What a module's acts leave in the audit: a sentence of the field, and the acts with what is then told of them. Cases share one service and run in their order. */
export type AuditedActs = Readonly<Record<string, (audited: AuditedWorld) => Promise<void>>>;

/** One service for the acts of every module, with somebody who listens to its webhooks. */
export async function auditedWorld() {
  const receiver = await WebhookReceiver.listening();
  const audited = await auditedService({ OUTGOING_PRIVATE: receiver.host });
  return {
    ...audited,
    receiver,
    /** The actions told of a subject, oldest first. */
    actions: async (subject: string) => (await audited.about(subject)).map(({ action }) => action),
    /** What was told of these actions, once for each organisation. */
    told: (...actions: AuditAction[]): Promise<{ action: string; organisation: string; details: object }[]> =>
      audited.dataSource.query(
        `SELECT DISTINCT ON (action, organisation) action, organisation, details FROM audit.entry WHERE action = ANY ($1) ORDER BY action, organisation`,
        [actions],
      ),
    async stop() {
      await audited.service.stop();
      receiver.stop();
    },
  };
}

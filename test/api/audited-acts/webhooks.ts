import { type AuditedActs } from './audited-acts.js';

export const WEBHOOKS_ACTS: AuditedActs = {
  'an address is registered, proves itself, gets a new secret, is sent anew what it was told, is changed and removed': async (audited) => {
    const address = { url: audited.receiver.url, events: ['vacancies.changed'], organisation: 'test', country: 'MD' };
    const { id } = await audited.ask('POST', '/v1/webhook-endpoints', address);
    const at = `/v1/webhook-endpoints/${id}`;
    await audited.ask('POST', `${at}/verification`);
    await audited.ask('POST', `${at}/secrets`);
    await audited.ask('POST', `${at}/deliveries/replay`, { since: '2026-01-01T00:00:00Z' });
    await audited.ask('PATCH', at, { state: 'disabled' }, { 'if-match': '*' });
    await audited.ask('DELETE', at);
    expect(await audited.actions(id)).toEqual(
      ['registered', 'verified', 'secret-rotated', 'replayed', 'changed', 'removed'].map((act) => `webhook.${act}`),
    );
  },
};

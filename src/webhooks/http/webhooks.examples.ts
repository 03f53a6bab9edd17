/** Bodies of requests as receivers send them; shown in the API document. */
export const WEBHOOKS_EXAMPLES = {
  registerWebhookEndpoint: {
    url: 'https://hooks.example.org/passerelle',
    events: ['vacancies.changed', 'assessment.changed'],
    organisation: 'demo-office',
    country: 'MD',
  },
  changeWebhookEndpoint: { state: 'disabled' },
  replayWebhookDeliveries: { since: '2026-11-25T00:00:00Z' },
};

import { aTestedVersion, type Body } from '../../fixtures/audited-service.js';
import { type AuditedActs } from './audited-acts.js';

export const AGREEMENTS_ACTS: AuditedActs = {
  'two parties submit, approve and so publish a text, and one signs it': async (audited) => {
    const slug = 'md-ro-audited';
    const move = (country: string, action: string, more: object = {}) =>
      audited.ask(
        'POST',
        `/v1/agreements/${slug}/versions/1/transitions`,
        { action, ...more },
        audited.as(`demonstration-${country}-administrator`),
      );
    const parties = [{ country: 'MD' }, { country: 'RO' }];
    const begun = { slug, kind: 'recognition', title: { en: 'Test' }, parties, demonstration: true };
    const { id } = await audited.ask('POST', '/v1/agreement-drafts', begun, audited.as('demonstration-md-administrator'));
    const draft = await audited.ask(
      'PUT',
      `/v1/agreements/${slug}/versions/1`,
      aTestedVersion(),
      audited.as('demonstration-md-administrator'),
    );
    const { contentHash } = draft as Body;
    await move('ro', 'submit');
    await move('ro', 'return');
    await move('ro', 'submit');
    await move('md', 'approve', { contentHash });
    await move('ro', 'approve', { contentHash });
    expect((await move('md', 'sign')).httpStatus).toBe(200);
    expect((await audited.about(id)).map(({ action, organisation }) => `${action} ${organisation}`)).toEqual([
      'agreement.submitted country:RO',
      'agreement.returned country:RO',
      'agreement.submitted country:RO',
      'agreement.approved country:MD',
      'agreement.approved country:RO',
      'agreement.published country:RO',
      'agreement.act-recorded country:MD',
    ]);
  },

  'agreements are imported': async (audited) => {
    const [told] = await audited.told('agreement.imported');
    expect(told).toMatchObject({ organisation: 'installation', details: { registerRevision: expect.any(Number) } });
  },
};

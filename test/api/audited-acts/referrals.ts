import { inDays } from '../../fixtures/referral-world.js';
import { type AuditedActs } from './audited-acts.js';

export const REFERRALS_ACTS: AuditedActs = {
  'a person is referred, agrees, is shown to the recipient, and withdraws': async (audited) => {
    const id = await audited.aPerson();
    const vacancy = { source: 'test', reference: 'referred', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
    const { id: vacancyId } = await audited.ask('POST', '/v1/vacancies', vacancy);
    const one = await audited.ask('POST', '/v1/referrals', { profileId: id, recipient: 'employer', vacancyId });
    const at = `/v1/referrals/${one.id}`;
    const agree = { action: 'agree', fields: ['name'], until: inDays(2), language: 'en', heard: 'in-person' };
    const agreed = await audited.ask('POST', `${at}/transitions`, agree, { 'if-match': one.etag });
    expect((await audited.ask('GET', `${at}/released`)).httpStatus).toBe(200);
    await audited.ask('POST', `${at}/transitions`, { action: 'withdraw', heard: 'in-person' }, { 'if-match': agreed.etag });
    expect((await audited.about(id)).map(({ action, organisation }) => `${action} ${organisation}`)).toEqual([
      'person.registered installation',
      'referral.moved country:MD',
      'consent.given installation',
      'referral.moved country:MD',
      'referral.disclosed country:MD',
      'consent.withdrawn installation',
      'referral.moved country:MD',
    ]);
    expect(await audited.actions(one.id)).toEqual(['referral.read']);
  },
};

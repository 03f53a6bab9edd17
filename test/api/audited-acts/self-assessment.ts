import { Passports } from '../../../src/passport/index.js';
import { Drafts } from '../../../src/self-assessment/application/drafts.js';
import { type AuditedActs, NAME } from './audited-acts.js';

const RETURNEE = '01900000-0000-7001-8000-000000000002';

export const SELF_ASSESSMENT_ACTS: AuditedActs = {
  'answers become the profile of whoever says so: registration, passports, consents and evidence are told, and none of their words': async (
    audited,
  ) => {
    const drafts = audited.service.app.get(Drafts);
    const token = await drafts.begin(30, 'en');
    const job = { id: 'j1', words: NAME, country: 'IT', from: '2018-01', hoursPerWeek: 54, occupation: '5322', skills: [] };
    await drafts.answer(token, (answers) => ({ ...answers, to: 'MD', jobs: [job] }) as never);
    const draft = (await drafts.find(token))?.id as string;
    const content = { credentials: [], jobs: [], languages: [], recognition: [] } as never;
    const wanted = { parts: [], languages: ['en'], write: async () => ({ says: NAME }) };
    await audited.service.app.get(Passports).make({ draft }, content, wanted);
    const { statusCode } = await audited.service.app.inject({
      ...{ method: 'POST', url: '/self-assessment/profile', payload: 'agree=yes&consent=referral' },
      headers: audited.as('demonstration-returnee', {
        ...{ cookie: `passerelle-answers=${token}`, 'content-type': 'application/x-www-form-urlencoded', host: 'localhost' },
      }),
    });
    const told = await audited.about(RETURNEE);
    expect([statusCode, told.map(({ action }) => action)]).toEqual([
      200,
      ['person.registered', 'consent.given', 'consent.given', 'evidence.added', 'passport.came-along'],
    ]);
    expect(JSON.stringify(told)).not.toContain('Testescu');
  },
};

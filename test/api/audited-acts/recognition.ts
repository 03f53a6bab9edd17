import { type AuditedActs, NAME } from './audited-acts.js';

export const RECOGNITION_ACTS: AuditedActs = {
  'an assessor opens, completes, decides and reads a case, in the chain of their country': async (audited) => {
    const assessor = (etag?: string) => audited.as('demonstration-ro-assessor', etag ? { 'if-match': etag } : {});
    const credential = { kind: 'formal', country: 'MD', title: 'Atestat', awardedOn: '2010-06-20', durationYears: 11 };
    const asked = { purpose: 'title', lodgedOn: '2024-03-01', facts: { destination: 'RO', credential } };
    const opened = await audited.ask('POST', '/v1/recognition-cases', asked, assessor());
    const complete = await audited.ask('POST', `/v1/recognition-cases/${opened.id}/completion`, {}, assessor(opened.etag));
    const refused = {
      outcome: 'refused',
      reasons: [{ code: 'false-documents', words: NAME }],
      whyDeparted: 'Papers that are not genuine.',
      appeal: { to: 'The court', until: '2199-12-31' },
    };
    const decided = await audited.ask('POST', `/v1/recognition-cases/${opened.id}/decision`, refused, assessor(complete.etag));
    expect(decided.httpStatus).toBe(200);
    await audited.ask('GET', `/v1/recognition-cases/${opened.id}`, undefined, assessor());
    const told = await audited.about(opened.id);
    expect(told.map(({ action }) => action)).toEqual([
      'recognition.case-opened',
      'recognition.case-moved',
      'recognition.decided',
      'recognition.case-read',
    ]);
    expect(told.every(({ organisation, actor_kind }) => organisation === 'country:RO' && actor_kind === 'person')).toBe(true);
    expect(told[2]?.details).toEqual({ decision: 'first', outcome: 'refused', revision: 3 });
  },

  'a person says that they look no more, and is validated by an assessor': async (audited) => {
    const id = await audited.aPerson({ experiences: [{ occupation: '5322', country: 'IT', from: '2018-01', to: '2023-12' }] });
    await audited.ask('POST', `/v1/profiles/${id}/looking`, { looking: false });
    const validation = await audited.ask('POST', `/v1/profiles/${id}/validations`, { standard: 'MD-5322' });
    const at = `/v1/profiles/${id}/validations/${validation.id}`;
    const assessor = audited.as('demonstration-md-assessor');
    for (const unit of ['MD-5322-1', 'MD-5322-2', 'MD-5322-3', 'MD-5322-4'])
      await audited.ask('POST', `${at}/units/${unit}`, { result: 'certified' }, assessor);
    expect((await audited.ask('POST', `${at}/award`, {}, assessor)).httpStatus).toBe(201);
    expect((await audited.about(id)).map(({ action, organisation }) => `${action} ${organisation}`)).toEqual([
      'person.registered installation',
      'person.answered installation',
      'validation.opened country:MD',
      ...Array.from({ length: 4 }, () => 'validation.assessed country:MD'),
      'person.changed country:MD',
      'validation.awarded country:MD',
    ]);
  },
};

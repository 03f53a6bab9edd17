import { type AuditedActs } from './audited-acts.js';

export const MATCHING_ACTS: AuditedActs = {
  'an assignment is proposed, read, decided and proposed anew': async (audited) => {
    const person = await audited.aPerson();
    await audited.ask('POST', '/v1/vacancies', { source: 'test', reference: 'one', title: 'Sudor', region: 'MD-OR', occupation: '7212' });
    const made = await audited.ask('POST', '/v1/assignments', { profileIds: [person] });
    await audited.ask('GET', `/v1/assignments/${made.id}`);
    const decisions = { decisions: [{ profileId: person, decision: 'accepted' }] };
    const decided = await audited.ask('POST', `/v1/assignments/${made.id}/decisions`, decisions, { 'if-match': made.etag });
    await audited.ask('POST', `/v1/assignments/${made.id}/recompute`, {}, { 'if-match': decided.etag });
    const told = await audited.about(made.id);
    expect(told.map(({ action }) => action)).toEqual([
      'assignment.proposed',
      'assignment.read',
      'assignment.decided',
      'assignment.recomputed',
    ]);
    expect(told[2]?.details).toEqual({ accepted: 1, declined: 0, revision: 2 });
  },

  'whoever asks for a proposal that takes long is named, though a job makes it': async (audited) => {
    const person = await audited.aPerson();
    const asked = await audited.ask('POST', '/v1/assignments', { profileIds: [person] }, { prefer: 'respond-async' });
    const [{ input }]: [{ input: { assignmentId: string } }] = await audited.dataSource.query(
      `SELECT input FROM platform.operation WHERE id = $1`,
      [asked.id],
    );
    expect(await audited.about(input.assignmentId)).toMatchObject([{ action: 'assignment.asked', actor_kind: 'anonymous' }]);
  },
};

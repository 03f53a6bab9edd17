import { Principals } from '../../../src/identity/index.js';
import { type AuditedActs, NAME } from './audited-acts.js';

export const REVIEWS_ACTS: AuditedActs = {
  'a person is taken on, asks a human, who answers; is handed back, and is read by others, refused and through the glass': async (
    audited,
  ) => {
    const id = await audited.aPerson();
    const [caseworker, assessor] = [audited.as('demonstration-md-caseworker'), audited.as('demonstration-md-assessor')];
    await audited.ask('GET', `/v1/profiles/${id}`, undefined, caseworker);
    await audited.ask('POST', `/v1/profiles/${id}/caseworker`, undefined, caseworker);
    const review = await audited.ask('POST', `/v1/profiles/${id}/reviews`, { about: 'match-list', words: NAME });
    await audited.ask('GET', `/v1/reviews/${review.id}`, undefined, assessor);
    const answer = { outcome: 'upheld', reasons: NAME };
    await audited.ask('POST', `/v1/reviews/${review.id}/answer`, answer, { ...assessor, 'if-match': review.etag });
    await audited.ask('DELETE', `/v1/profiles/${id}/caseworker`, undefined, caseworker);
    await audited.ask('GET', `/v1/profiles/${id}`, undefined, { ...caseworker, 'break-glass-reason': `${NAME} rings` });
    const other = await audited.service.app.get(Principals).add('A colleague', [{ role: 'caseworker', country: 'MD' as never }]);
    const { items } = await audited.ask('GET', '/v1/broken-glass', undefined, audited.as(other));
    await audited.ask('POST', `/v1/broken-glass/${items[0].id}/look`, { finding: 'in-order' }, audited.as(other));
    expect((await audited.about(id)).map(({ action, organisation }) => `${action} ${organisation}`).toSorted()).toEqual(
      [
        'person.registered installation',
        ...['person.refused', 'caseworker.took-on', 'review.asked', 'review.answered', 'caseworker.handed-back'].map(
          (one) => `${one} country:MD`,
        ),
        ...['person.read-by-break-glass', 'person.read', 'break-glass.looked-at'].map((one) => `${one} country:MD`),
      ].toSorted(),
    );
    expect(JSON.stringify(await audited.about(id))).not.toContain('Testescu');
  },
};

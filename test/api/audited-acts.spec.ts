import { AUDIT_ACTIONS } from '../../src/audit/domain/audit-action.js';
import { Principals } from '../../src/identity/index.js';
import { type CountryCode, parseCountry } from '../../src/standards/index.js';
import { aTestedVersion, auditedService, type Body } from '../fixtures/audited-service.js';
import { WebhookReceiver } from '../fixtures/webhook-receiver.js';

const NAME = 'Ana Marcu-Testescu';

describe('what is done is audited with the act', () => {
  let receiver: WebhookReceiver;
  let audited: Awaited<ReturnType<typeof auditedService>>;
  beforeAll(async () => {
    receiver = await WebhookReceiver.listening();
    audited = await auditedService({ OUTGOING_PRIVATE: receiver.host });
  });
  afterAll(async () => {
    await audited?.service.stop();
    receiver?.stop();
  });
  const actions = async (subject: string) => (await audited.about(subject)).map(({ action }) => action);

  it('a person is registered, read part by part, changed and erased; the chain stays whole and holds nothing of them', async () => {
    const { ask } = audited;
    const id = await audited.aPerson({ details: { displayName: NAME, sex: 'female', birthYear: 1984 } });
    const { etag } = await ask('GET', `/v1/profiles/${id}`, undefined, { 'purpose-of-use': 'casework' });
    for (const part of ['credentials', 'experiences', 'skills', 'evidence', 'consents', 'assessments', 'validations'])
      await ask('GET', `/v1/profiles/${id}/${part}`);
    await ask('PATCH', `/v1/profiles/${id}`, { wishes: { regions: ['MD-BA'] } }, { 'if-match': etag });
    const consent = await ask('POST', `/v1/profiles/${id}/consents`, {
      recipient: NAME,
      purpose: 'referral',
      wording: `${NAME} may see it`,
    });
    await ask('DELETE', `/v1/profiles/${id}/consents/${consent.id}`);
    const evidence = await ask('POST', `/v1/profiles/${id}/evidence`, { kind: 'document', grade: 'attested', description: NAME });
    await ask('DELETE', `/v1/profiles/${id}/evidence/${evidence.id}`);
    expect((await ask('DELETE', `/v1/profiles/${id}`)).httpStatus).toBe(200);
    const told = await audited.about(id);
    expect(told.map(({ action }) => action)).toEqual([
      'person.registered',
      ...Array.from({ length: 8 }, () => 'person.read'),
      'person.changed',
      'consent.given',
      'consent.withdrawn',
      'evidence.added',
      'evidence.removed',
      'person.erased',
    ]);
    expect(told[1]).toEqual({
      action: 'person.read',
      organisation: 'installation',
      actor_kind: 'anonymous',
      purpose: 'casework',
      details: { operation: 'readProfile' },
    });
    const leaked: { n: string }[] = await audited.dataSource.query(
      `SELECT count(*) AS n FROM audit.entry WHERE entry::text LIKE '%Testescu%'`,
    );
    expect(leaked).toEqual([{ n: '0' }]);
    expect((await audited.verify()).filter(({ fault }) => fault)).toEqual([]);
  });

  it('a look-up by name is recorded, in the chain of whoever looked, without the name', async () => {
    const registrar = await audited.service.app
      .get(Principals)
      .add('Registrar of Rome', [{ role: 'consular-registrar', country: 'MD' as CountryCode }]);
    const answer = await audited.ask('GET', `/v1/profiles?name=${encodeURIComponent(NAME)}`, undefined, audited.as(registrar));
    expect(answer.httpStatus).toBe(200);
    const told = await audited.dataSource.query(
      `SELECT organisation, subject_id, details, entry::text LIKE '%Testescu%' AS named FROM audit.entry WHERE action = 'people.looked-up'`,
    );
    expect(told).toEqual([{ organisation: 'country:MD', subject_id: null, details: { operation: 'lookUpPeople' }, named: false }]);
  });

  it('an answer that shows a person leaves only when its entry is there', async () => {
    const id = await audited.aPerson({ details: { displayName: NAME } });
    await audited.dataSource.query(`ALTER TABLE audit.entry ADD CONSTRAINT disk_full CHECK (action <> 'person.read') NOT VALID`);
    const answer = await audited.ask('GET', `/v1/profiles/${id}`);
    await audited.dataSource.query(`ALTER TABLE audit.entry DROP CONSTRAINT disk_full`);
    expect([answer.httpStatus, answer.body.includes('experiences')]).toEqual([500, false]);
  });

  it('a person stays when their erasure cannot be recorded', async () => {
    const id = await audited.aPerson();
    await audited.dataSource.query(`ALTER TABLE audit.entry ADD CONSTRAINT disk_full CHECK (action <> 'person.erased') NOT VALID`);
    expect((await audited.ask('DELETE', `/v1/profiles/${id}`)).httpStatus).toBe(500);
    await audited.dataSource.query(`ALTER TABLE audit.entry DROP CONSTRAINT disk_full`);
    expect((await audited.ask('GET', `/v1/profiles/${id}`)).httpStatus).toBe(200);
  });

  it('a purpose that is not known is refused before anything is shown', async () => {
    const id = await audited.aPerson();
    expect(await audited.ask('GET', `/v1/profiles/${id}`, undefined, { 'purpose-of-use': 'curiosity about Ana' })).toMatchObject({
      httpStatus: 400,
      code: 'unknown-purpose-of-use',
    });
    expect(await actions(id)).toEqual(['person.registered']);
  });

  it('an assessor opens, completes, decides and reads a case, in the chain of their country', async () => {
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
  });

  it('two parties submit, approve and so publish a text, and one signs it', async () => {
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
  });

  it('an assignment is proposed, read, decided and proposed anew', async () => {
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
  });

  it('whoever asks for a proposal that takes long is named, though a job makes it', async () => {
    const person = await audited.aPerson();
    const asked = await audited.ask('POST', '/v1/assignments', { profileIds: [person] }, { prefer: 'respond-async' });
    const [{ input }]: [{ input: { assignmentId: string } }] = await audited.dataSource.query(
      `SELECT input FROM platform.operation WHERE id = $1`,
      [asked.id],
    );
    expect(await audited.about(input.assignmentId)).toMatchObject([{ action: 'assignment.asked', actor_kind: 'anonymous' }]);
  });

  it('a wording is corrected, an agreement imported, a permission granted and taken back', async () => {
    const [operator] = (await audited.service.app.get(Principals).all()).filter(({ name }) => name === 'Demonstration operator');
    await audited.service.app.get(Principals).revoke(operator?.id ?? '');
    await audited.ask('PUT', '/v1/coding/corrections', { source: 'test', wording: 'Om bun la toate', occupation: '9622' });
    const counts: { action: string; organisation: string }[] = await audited.dataSource.query(
      `SELECT DISTINCT action, organisation FROM audit.entry WHERE action IN ('coding.corrected', 'agreement.imported', 'permission.granted', 'permission.revoked') ORDER BY 1, 2`,
    );
    expect(counts.map(({ action, organisation }) => `${action} ${organisation}`)).toEqual([
      'agreement.imported installation',
      'coding.corrected installation',
      'permission.granted country:IT',
      'permission.granted country:MD',
      'permission.granted country:RO',
      'permission.granted installation',
      'permission.revoked installation',
    ]);
  });

  it('a list of codes is published, a feed is mapped, an import is asked to be taken back', async () => {
    const at = '/v1/code-mappings/MD-CORM/versions';
    const rows = [{ code: '7212', title: 'Sudor', isco: '7212' }] as unknown as object;
    expect((await audited.ask('POST', at, rows, audited.as('demonstration-md-employment-service'))).httpStatus).toBe(201);
    expect((await audited.ask('PUT', '/v1/feeds/test/mapping', { columns: { Cod: 'reference' } })).httpStatus).toBe(200);
    const { id } = await audited.ask('POST', '/v1/imports?kind=vacancies&source=test', [] as unknown as object);
    for (const action of ['pause', 'roll-back']) await audited.ask('POST', `/v1/imports/${id}/transitions`, { action });
    expect(await audited.about(id)).toMatchObject([{ action: 'import.roll-back-asked', actor_kind: 'anonymous' }]);
    const told: { action: string; organisation: string; details: object }[] = await audited.dataSource.query(
      `SELECT action, organisation, details FROM audit.entry WHERE action IN ('code-mapping.published', 'feed.mapped') ORDER BY 1`,
    );
    expect(told).toEqual([
      { action: 'code-mapping.published', organisation: 'country:MD', details: { scheme: 'MD-CORM', version: 1, codes: 1 } },
      { action: 'feed.mapped', organisation: 'installation', details: { revision: 1 } },
    ]);
  });

  it('a person says that they look no more, is validated by an assessor, and is listed for a vacancy that is told apart', async () => {
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
    const vacancy = { source: 'test', reference: 'two', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
    const { id: vacancyId } = await audited.ask('POST', '/v1/vacancies', vacancy);
    await audited.ask('GET', `/v1/vacancies/${vacancyId}/candidates`);
    await audited.ask('POST', `/v1/vacancies/${vacancyId}/separate`);
    expect(await actions(vacancyId)).toEqual(['candidates.listed', 'vacancy.separated']);
  });

  it('a person is referred, agrees, is shown to the recipient, and withdraws', async () => {
    const id = await audited.aPerson();
    const vacancy = { source: 'test', reference: 'referred', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
    const { id: vacancyId } = await audited.ask('POST', '/v1/vacancies', vacancy);
    const one = await audited.ask('POST', '/v1/referrals', { profileId: id, recipient: 'employer', vacancyId });
    const at = `/v1/referrals/${one.id}`;
    const agree = { action: 'agree', fields: ['name'], until: new Date().toISOString().slice(0, 10), language: 'en', heard: 'in-person' };
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
    expect(await actions(one.id)).toEqual(['referral.read']);
  });

  it('a licence is recorded and ended, fees are judged, and a second person lets a referral go on', async () => {
    const from = new Date().toISOString().slice(0, 10);
    const licence = { country: 'MD', agency: 'Lavoro Sud SRL', number: 'AP-17', authority: 'ANOFM', from, source: 'Register' };
    const { id: licenceId } = await audited.ask('POST', '/v1/agency-licences', licence);
    await audited.ask('POST', `/v1/agency-licences/${licenceId}/end`, { to: from });
    expect(await actions(licenceId)).toEqual(['agency-licence.recorded', 'agency-licence.ended']);
    const vacancy = {
      source: 'test',
      reference: 'fees',
      title: 'Sudor',
      region: 'MD-OR',
      occupation: '7212',
      description: 'Placement fee: 10 EUR',
    };
    const { id: vacancyId } = await audited.ask('POST', '/v1/vacancies', vacancy);
    const caseworker = (more: Record<string, string> = {}) => audited.as('demonstration-md-caseworker', more);
    await audited.ask('POST', `/v1/vacancies/${vacancyId}/fee-review`, { verdict: 'fee' }, caseworker());
    expect(await actions(vacancyId)).toEqual(['vacancy.fees-judged']);
    const id = await audited.aPerson();
    const why = 'The employer has paid it back.';
    const form = { profileId: id, recipient: 'employer', vacancyId, override: why };
    const second = await audited.service.app.get(Principals).add('Second', [{ role: 'caseworker', country: parseCountry('MD') }]);
    const held = await audited.ask('POST', '/v1/referrals', form, audited.as(second));
    const confirm = { decision: 'confirm', why };
    expect(
      (await audited.ask('POST', `/v1/referrals/${held.id}/override`, confirm, caseworker({ 'if-match': held.etag }))).httpStatus,
    ).toBe(200);
    expect(await actions(id)).toEqual(['person.registered', 'referral.moved', 'referral.override', 'referral.moved']);
  });

  it('an address is registered, proves itself, gets a new secret, is sent anew what it was told, is changed and removed', async () => {
    const address = { url: receiver.url, events: ['vacancies.changed'], organisation: 'test', country: 'MD' };
    const { id } = await audited.ask('POST', '/v1/webhook-endpoints', address);
    const at = `/v1/webhook-endpoints/${id}`;
    await audited.ask('POST', `${at}/verification`);
    await audited.ask('POST', `${at}/secrets`);
    await audited.ask('POST', `${at}/deliveries/replay`, { since: '2026-01-01T00:00:00Z' });
    await audited.ask('PATCH', at, { state: 'disabled' }, { 'if-match': '*' });
    await audited.ask('DELETE', at);
    expect(await actions(id)).toEqual(
      ['registered', 'verified', 'secret-rotated', 'replayed', 'changed', 'removed'].map((act) => `webhook.${act}`),
    );
  });

  it('a person is taken on, asks a human, who answers; is handed back, and is read by others, refused and through the glass', async () => {
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
  });

  it('nothing in the table of actions is only there on paper', async () => {
    await audited.ask('GET', '/v1/audit/entries', undefined, audited.as('demonstration-md-auditor'));
    await audited.ask('GET', '/v1/indicators?country=MD', undefined, audited.as('demonstration-md-evidence'));
    const recorded: { action: string }[] = await audited.dataSource.query(`SELECT DISTINCT action FROM audit.entry`);
    expect(recorded.map(({ action }) => action).toSorted()).toEqual(Object.keys(AUDIT_ACTIONS).toSorted());
    expect((await audited.verify()).filter(({ fault }) => fault)).toEqual([]);
  });
});

import { Principals } from '../../../src/identity/index.js';
import { TellApart } from '../../../src/profiles/index.js';
import { type CountryCode } from '../../../src/standards/index.js';
import { type AuditedActs, NAME } from './audited-acts.js';

export const PROFILES_ACTS: AuditedActs = {
  'a person is registered, read part by part, changed and erased; the chain stays whole and holds nothing of them': async (audited) => {
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
  },

  'a look-up by name is recorded, in the chain of whoever looked, without the name': async (audited) => {
    const registrar = await audited.service.app
      .get(Principals)
      .add('Registrar of Rome', [{ role: 'consular-registrar', country: 'MD' as CountryCode }]);
    const answer = await audited.ask('GET', `/v1/profiles?name=${encodeURIComponent(NAME)}`, undefined, audited.as(registrar));
    expect(answer.httpStatus).toBe(200);
    const told = await audited.dataSource.query(
      `SELECT organisation, subject_id, details, entry::text LIKE '%Testescu%' AS named FROM audit.entry WHERE action = 'people.looked-up'`,
    );
    expect(told).toEqual([{ organisation: 'country:MD', subject_id: null, details: { operation: 'lookUpPeople' }, named: false }]);
  },

  'two files are told apart, and a list leaves as a file, each by whoever does it': async (audited) => {
    const [one, other] = [
      await audited.aPerson({ details: { displayName: NAME } }),
      await audited.aPerson({ details: { displayName: NAME } }),
    ];
    const by = { id: one, name: 'Registrar' };
    await audited.service.app.get(TellApart, { strict: false }).execute([one, other], by);
    const again = await audited.ask('PUT', `/v1/profiles/${other}/told-apart/${one}`, undefined, audited.as('demonstration-md-caseworker'));
    expect(again.httpStatus).toBe(204);
    const caseworker = audited.as('demonstration-md-caseworker');
    for (const list of ['people', 'cases'])
      expect((await audited.ask('GET', `/desk/${list}/list.csv`, undefined, caseworker)).httpStatus).toBe(200);
    const told = (await audited.about(one)).map(({ action, details }) => [action, details]);
    expect(told).toEqual([
      ['person.registered', { revision: 1 }],
      ['person.told-apart', { other }],
    ]);
    const exported = await audited.dataSource.query(
      `SELECT organisation, details FROM audit.entry WHERE action = 'list.exported' ORDER BY recorded_at, entry.sequence`,
    );
    expect(exported).toEqual(['peopleAsCsv', 'casesAsCsv'].map((operation) => ({ organisation: 'country:MD', details: { operation } })));
  },
};

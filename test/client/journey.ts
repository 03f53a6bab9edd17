import createClient from 'openapi-fetch';
import type { paths } from './contract.js';

/** What an employment service does in an afternoon, in the types of the document: a wrong name of a field would not compile. */
export async function journey(baseUrl: string, token: string) {
  const api = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
  const experience = { occupation: '7212', country: 'IT', from: '2016-01', to: '2026-06', hoursPerWeek: 40, evidence: 'attested' as const };

  const registered = await api.POST('/v1/profiles', {
    body: { destination: 'MD', experiences: [experience], languages: [{ language: 'ro', level: 'C2' }], wishes: { regions: ['MD-OR'] } },
    params: { header: { 'Idempotency-Key': `journey-${Date.now()}` } },
  });
  if (!registered.data) throw new Error(registered.error.detail);
  const { id } = registered.data;

  const advertised = await api.POST('/v1/vacancies', {
    body: { source: 'journey', reference: 'J-1', title: 'Sudor', region: 'MD-OR', occupation: '7212', openings: 1 },
  });
  if (!advertised.data) throw new Error(advertised.error.detail);
  const person = { params: { path: { profileId: id } } };
  const vacancy = { params: { path: { vacancyId: advertised.data.id } } };
  return {
    id,
    vacancyId: advertised.data.id,
    assessments: async () => (await api.GET('/v1/profiles/{profileId}/assessments', person)).data,
    matches: async () => (await api.GET('/v1/profiles/{profileId}/matches', person)).data,
    candidates: async () => (await api.GET('/v1/vacancies/{vacancyId}/candidates', vacancy)).data,
    unknownPerson: async () =>
      (await api.GET('/v1/profiles/{profileId}', { params: { path: { profileId: '01900000-0000-7001-8000-00000000ffff' } } })).error,
  };
}

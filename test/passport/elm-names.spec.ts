import fs from 'node:fs';
import path from 'node:path';
import { answeredJourney, passportMade } from '../fixtures/answered-journey.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

type Context = Readonly<Record<string, unknown>>;
const context = (name: string): Context => JSON.parse(fs.readFileSync(path.join('test/fixtures/elm', `${name}.json`), 'utf8'))['@context'];
const ELM = context('edc-ap-context');
const CREDENTIAL = context('credentials-v1');
const KNOWN = new Set([
  ...Object.keys(ELM),
  ...Object.keys(CREDENTIAL),
  ...Object.keys((CREDENTIAL.VerifiableCredential as { '@context': Context })['@context']),
]);
const isLanguageMap = (term: string) => (ELM[term] as { '@container'?: string } | undefined)?.['@container'] === '@language';

/** Terms and types of a document that its contexts do not define, and words without a language where one belongs. */
function strangersIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(strangersIn);
  if (!node || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([term, value]) => {
    if (term === '@context') return [];
    if (term === 'type') return [value].flat().filter((type) => !KNOWN.has(type as string));
    if (isLanguageMap(term))
      return Object.keys(value as object)
        .filter((tag) => !/^[a-z]{2}$/.test(tag))
        .map((tag) => `${term}/${tag}`);
    return [...(KNOWN.has(term) ? [] : [term]), ...strangersIn(value)];
  });
}

describe('the document of a passport', () => {
  let service: TestService;
  let document: Record<string, unknown>;
  beforeAll(async () => {
    service = await referenceService();
    const person = await answeredJourney(service, 'http://localhost');
    document = JSON.parse((await person.ask('GET', `${await passportMade(person, undefined, 'it')}/json`)).body);
  });
  afterAll(() => service.stop());

  it('names nothing but what the European Learning Model and Verifiable Credentials define, its signature apart', () => {
    const { signature, ...whole } = document;
    expect(signature).toMatch(/^[\w-]+\.\.[\w-]+$/);
    expect(strangersIn(whole)).toEqual([]);
    expect(strangersIn({ type: 'Skill', hasClaim: [{ howGood: 1, title: { English: ['x'] } }] })).toEqual([
      'Skill',
      'howGood',
      'title/English',
    ]);
  });

  it('says of each claim who has shown it, in the languages that were chosen; what is recognised is an entitlement that is predicted', () => {
    const claims = (
      document.credentialSubject as { hasClaim: { type: string; additionalNote: { noteLiteral: Record<string, string[]> }[] }[] }
    ).hasClaim;
    expect(claims.map(({ type }) => type)).toEqual(expect.arrayContaining(['LearningAchievement', 'LearningEntitlement']));
    const notes = claims.map(({ type, additionalNote }) => ({ type, said: additionalNote.map(({ noteLiteral }) => noteLiteral) }));
    for (const { type, said } of notes) {
      const english = said.map((one) => one.en?.[0]).join(' ');
      expect(english).toMatch(
        type === 'LearningEntitlement' ? /prediction, not a decision/ : /Said by the person|person says that there is a paper/,
      );
      expect(said[0]).toHaveProperty('it');
    }
  });
});

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';
import { unzipped } from '../fixtures/unzipped.js';
import { WordyPerson } from '../fixtures/wordy-person.js';

type Body = ReturnType<typeof JSON.parse>;
const WORD = 'Zorilacuvant';
const WORDS = [
  ...['Name', 'Diploma', 'School', 'Course', 'Centre', 'extract', 'INPS', 'Office', 'Office îmi poate vedea profilul'],
  ...['stamp', 'transcript', 'given', 'court', 'grounds', 'not shown', 'telephone', 'busy'],
].map((word) => `${WORD} ${word}`);

describe('the export of a person', () => {
  let service: TestService;
  let person: WordyPerson;
  let id: string;
  beforeAll(async () => {
    service = await referenceService();
    const demonstration = service.app.get(LoadDemonstration);
    await demonstration.people();
    await demonstration.vacancies();
    person = new WordyPerson(service, WORD);
    id = await person.lives();
  });
  afterAll(() => service.stop());
  const archive = async (language: string) => {
    const answer = await person.ask('GET', `profiles/${id}/export`, undefined, { 'accept-language': language });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/zip', 'cache-control': 'no-store', 'content-language': language });
    return unzipped(answer.rawPayload);
  };

  it('is one archive with all their words to read, and for a machine by the schema beside it', async () => {
    const files = await archive('en');
    expect(Object.keys(files)).toEqual(['index.html', 'data.json', 'schema.json']);
    const [data, schema]: Body[] = [files['data.json'], files['schema.json']].map((text) => JSON.parse(text as string));
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
    (addFormats as unknown as (on: Ajv2020) => void)(ajv);
    const valid = ajv.compile(schema);
    expect([valid(data), valid.errors]).toEqual([true, null]);
    expect(valid({ ...data, assessments: undefined })).toBe(false);
    expect(WORDS.filter((word) => !files['data.json']?.includes(word))).toEqual([]);
    expect(WORDS.filter((word) => !files['index.html']?.includes(word))).toEqual([]);
    expect(data).toMatchObject({
      details: { displayName: `${WORD} Name`, sex: 'female', birthYear: 1977 },
      cases: [{ steps: expect.arrayContaining([expect.objectContaining({ step: expect.objectContaining({ kind: 'appealed' }) })]) }],
      validations: [{ results: [{ result: 'not-yet' }] }],
      placementDecisions: [{ decision: 'declined', by: 'Demonstration caseworker of MD' }],
    });
    expect(data.assessments.filter(({ holdsNow }: Body) => holdsNow)).toHaveLength(3);
    const named = new Set(data.vacancies.map((one: Body) => one.id));
    expect(data.matchList.items.every((one: Body) => named.has(one.id))).toBe(true);
  });

  it.each([
    ['en', 'What is held about you', 'refused', 'Nationality', 'Home-based personal care workers', 'January 2018'],
    ['ro', 'Ce se păstrează despre dumneavoastră', 'refuzat', 'Cetățenie', 'Îngrijitori la domiciliu', 'ianuarie 2018'],
    ['fr', 'Ce qui est conservé sur vous', 'refusé', 'Nationalité', 'Aides-soignants à domicile', 'janvier 2018'],
  ])('is read in the language of the person: %s', async (language, ...texts) => {
    const page = (await archive(language))['index.html'] as string;
    expect(page).toContain(`<html lang="${language}" dir=`);
    expect(texts.filter((text) => !page.includes(text))).toEqual([]);
    expect(page.match(/\b(export|outcome|reason|purpose|evidence|person|match|agreement|referral)\.[\w.-]+/g)).toBeNull();
  });

  it('escapes what somebody has written, and is nobody’s when nobody is there', async () => {
    const details = { displayName: '<script>alert(1)</script>' };
    const other = await person.done('POST', 'profiles', { destination: 'MD', details });
    const answer = await person.ask('GET', `profiles/${other.id}/export`);
    expect((await unzipped(answer.rawPayload))['index.html']).toContain('&lt;script&gt;');
    const nobody = await person.ask('GET', 'profiles/0197b1c0-0000-7000-8000-000000000001/export');
    expect([nobody.statusCode, nobody.json().code]).toEqual([404, 'profile-not-found']);
  });
});

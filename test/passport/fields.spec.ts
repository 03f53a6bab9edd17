import { answeredJourney, passportMade } from '../fixtures/answered-journey.js';
import type { Browser } from '../fixtures/browser.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'http://localhost';

describe('the field of a paper in a skills passport', () => {
  let service: TestService;
  let person: Browser;
  beforeAll(async () => {
    service = await referenceService();
    person = await answeredJourney(service, ORIGIN);
  });
  afterAll(() => service.stop());
  const answered = async (answer: string): Promise<string> => {
    await person.follow(await person.ask('POST', '/self-assessment/questions/isced-field/c1', { answer }));
    return passportMade(person, ['credentials'], 'it');
  };

  it('is named in both languages, with the code that it is the title of, and so it is in the signed file', async () => {
    const address = await answered('0715');
    const { body } = await person.ask('GET', `${address}?lang=uk&beside=it`);
    expect(body).toContain('Механіка та металообробка (ISCED-F 0715)');
    expect(body).toContain('lang="it" dir="ltr">Meccanica e lavorazione dei metalli (ISCED-F 0715)</span>');
    const file = (await person.ask('GET', `${address}/json`)).body;
    expect(JSON.parse(file).credentialSubject.hasClaim[0].specifiedBy.thematicArea).toMatchObject([
      {
        id: 'http://data.europa.eu/snb/isced-f/0715',
        prefLabel: { en: ['Mechanics and metal trades'], it: ['Meccanica e lavorazione dei metalli'] },
      },
    ]);
  });

  it('is not named where the person said that it is another one', async () => {
    const address = await answered('other');
    expect((await person.ask('GET', address)).body).not.toContain('ISCED-F');
    expect((await person.ask('GET', `${address}/json`)).body).not.toContain('thematicArea');
  });
});

import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { Papers } from '../../src/self-assessment/application/papers.js';
import { personOf } from '../../src/self-assessment/domain/person-of-answers.js';
import { begun, draftOf, HOME, ORIGIN, press, rowsOf, tokenOf } from '../fixtures/a-draft.js';
import type { Browser } from '../fixtures/browser.js';
import { type TestService, testService } from '../fixtures/test-service.js';

const BOUNDARY = 'a-boundary';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF');

/** A photograph of 40 by 20 pixels that lies on its side, and notes where it was taken. */
const photograph = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'PhoneOfAna' }, IFD3: { GPSLatitude: '44/1 29/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

describe('photographs and scans of papers', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
  });
  afterAll(() => service.stop());

  const withACredential = async (): Promise<Browser> => {
    const browser = await begun(service);
    await press(browser, 'credentials', { act: 'add', words: 'Planted Atestat', country: 'MD' });
    await press(browser, 'credentials/which', { title: '-' });
    await press(browser, 'credentials/describe', { kind: 'formal', level: 'upper-secondary' });
    expect((await draftOf(service, browser))?.answers.credentials).toHaveLength(1);
    return browser;
  };
  const send = async (browser: Browser, file: Buffer, headers: Record<string, string> = {}, name = 'diploma.jpg', credential = 'c1') => {
    const payload = Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="credential"\r\n\r\n${credential}\r\n`),
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\n`),
      ...[file, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)],
    ]);
    return service.app.inject({
      ...{ method: 'POST', url: `${HOME}/papers`, payload },
      headers: {
        ...{ host: 'localhost', accept: 'text/html', origin: ORIGIN, 'sec-fetch-site': 'same-origin' },
        ...{ 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, cookie: `passerelle-answers=${tokenOf(browser)}`, ...headers },
      },
    });
  };
  const held = async (browser: Browser) => (await draftOf(service, browser))?.answers.credentials[0]?.papers ?? [];
  const stored = async (browser: Browser) =>
    rowsOf(service, 'SELECT encode(sealed, $2) AS sealed FROM self_assessment.paper WHERE draft_id = $1', [
      (await draftOf(service, browser))?.id,
      'escape',
    ]);

  it('are kept upright, without the place and the device that a camera notes, sealed, and shown to the person alone', async () => {
    const browser = await withACredential();
    const taken = await photograph();
    expect(taken.includes('PhoneOfAna')).toBe(true);
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    expect((await send(browser, taken)).statusCode).toBe(303);
    const [paper] = await held(browser);
    const shown = await service.app.get(Papers).read(tokenOf(browser), paper?.id ?? '');
    const { format, width, height, exif } = await sharp(shown?.content).metadata();
    expect({ format, width, height, exif }).toEqual({ format: 'jpeg', width: 20, height: 40, exif: undefined });
    expect(shown?.content.includes('PhoneOfAna')).toBe(false);
    const answer = await browser.ask('GET', `${HOME}/papers/${paper?.id}`);
    expect(answer.headers).toMatchObject({
      ...{ 'content-type': 'image/jpeg', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const another = await withACredential();
    expect((await another.ask('GET', `${HOME}/papers/${paper?.id}`)).status).toBe(303);
    expect(JSON.stringify(await stored(browser))).not.toContain('JFIF');
  });

  it('make a copy of what was only said, and are never asked for', async () => {
    const browser = await withACredential();
    const evidence = async () => {
      const answers = (await draftOf(service, browser))?.answers;
      return answers?.to && personOf({ ...answers, to: answers.to }, 'somebody').credentials[0]?.evidence;
    };
    expect(await evidence()).toBe('self-declared');
    await send(browser, PDF, {}, 'diploma.pdf');
    expect(await evidence()).toBe('copy');
    const [paper] = await held(browser);
    expect((await browser.ask('GET', `${HOME}/papers/${paper?.id}`)).headers['content-disposition']).toBe(
      'attachment; filename="paper.pdf"',
    );
    await press(browser, 'papers/remove', { id: paper?.id ?? '' });
    expect([await evidence(), await stored(browser)]).toEqual(['self-declared', []]);
  });

  it.each([
    ['a page with a script', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing that can run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')],
    ['noise', randomBytes(5_000)],
    ['half a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ])('are told by their content, not by their name: %s is none', async (_what, file) => {
    const browser = await withACredential();
    const refused = await send(browser, file);
    expect([refused.statusCode, refused.body.includes('href="#file-c1"'), refused.body.includes('This is no photograph')]).toEqual([
      422,
      true,
      true,
    ]);
    expect(await held(browser)).toEqual([]);
  });

  it('have at most 10 MB each and are twelve at most; what is too much is said at the field', async () => {
    const browser = await withACredential();
    const large = await send(browser, Buffer.concat([PDF, Buffer.alloc(10 << 20)]));
    expect([large.statusCode, large.body.includes('more than 10 MB')]).toEqual([422, true]);
    const none = await send(browser, Buffer.alloc(0));
    expect([none.statusCode, none.body.includes('Choose a photograph or a PDF first')]).toEqual([422, true]);
    for (let one = 0; one < 12; one++) expect((await send(browser, PDF)).statusCode).toBe(303);
    expect((await send(browser, PDF)).body).toContain('twelve already');
    expect((await send(browser, PDF, {}, 'x.pdf', 'c9')).statusCode).toBe(422);
    expect(await held(browser)).toHaveLength(12);
  });

  it('go with their credential, and with the answers', async () => {
    const browser = await withACredential();
    await send(browser, PDF);
    const id = (await draftOf(service, browser))?.id;
    await press(browser, 'credentials', { remove: 'c1' });
    expect(await stored(browser)).toEqual([]);
    await press(browser, 'credentials', { act: 'add', words: 'Another paper', country: 'MD' });
    await press(browser, 'credentials/which', { title: '-' });
    await press(browser, 'credentials/describe', { kind: 'formal', level: 'upper-secondary' });
    await send(browser, PDF);
    await press(browser, 'erase');
    expect(await rowsOf(service, 'SELECT FROM self_assessment.paper WHERE draft_id = $1', [id])).toEqual([]);
  });

  it('are taken from a form of this site alone, and by no other page', async () => {
    const browser = await withACredential();
    const elsewheres: Record<string, string>[] = [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of elsewheres) expect((await send(browser, PDF, headers)).statusCode).toBe(403);
    expect(await held(browser)).toEqual([]);
    const elsewhere = await service.app.inject({
      ...{ method: 'POST', url: `${HOME}/jobs`, payload: `--${BOUNDARY}--` },
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    });
    expect(elsewhere.statusCode).toBe(415);
    const nowhere = await service.app.inject({
      ...{ method: 'POST', url: '/nowhere', payload: `--${BOUNDARY}--` },
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    });
    expect([404, 415]).toContain(nowhere.statusCode);
    const broken = await send(browser, PDF, { 'content-type': 'multipart/form-data' });
    expect(broken.statusCode).toBe(400);
  });
});

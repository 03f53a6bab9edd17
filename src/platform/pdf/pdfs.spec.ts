import { setImmediate } from 'node:timers/promises';
import type { PdfPart, PdfPlan } from './pdf-plan.js';
import { PDF_LIMITS, type PdfLimits, Pdfs } from './pdfs.js';

const SIZE = 10;
const words = (text: string, size = SIZE): PdfPart => {
  return { tag: 'P', said: [{ text, language: 'en', direction: 'ltr' }], style: { size, weight: 'regular' } };
};
const planOf =
  (...parts: readonly PdfPart[]) =>
  async (): Promise<PdfPlan> => {
    return { title: { text: 'A paper', language: 'en', direction: 'ltr' }, parts };
  };
const paper = planOf(words('In few words.'));

describe('PDFs', () => {
  const open: Pdfs[] = [];
  const within = (limits: Partial<PdfLimits> = {}): Pdfs => {
    const pdfs = new Pdfs({ ...PDF_LIMITS, ...limits });
    open.push(pdfs);
    return pdfs;
  };
  afterEach(() => Promise.all(open.splice(0).map((pdfs) => pdfs.onApplicationShutdown())));
  const isWritten = async (pdf: Promise<Buffer>) => (await pdf).subarray(0, 5).toString() === '%PDF-';

  it('are written while everything else goes on', async () => {
    let turns = 0;
    const turn = () => {
      turns += 1;
    };
    const turning = setInterval(turn, 1);
    expect(await isWritten(within().write(planOf(...Array.from({ length: 400 }, (_, at) => words(`Line ${at} of many.`)))))).toBe(true);
    clearInterval(turning);
    expect(turns).toBeGreaterThan(50);
  });

  it.each<[string, PdfPart, Partial<PdfLimits>, RegExp]>([
    ['cannot be written', words('Of no size.', Number.NaN), {}, /"A paper" could not be written: unsupported number/],
    ['takes more memory than there is', words('word '.repeat(2_000_000)), { megabytes: 48 }, /"A paper" could not be written: .*memory/],
    ['is never done', words('x'.repeat(300_000)), { milliseconds: 4_000 }, /"A paper" could not be written: .*4000 ms/],
  ])('fail alone where one %s: those that wait behind it are written, and later ones', async (_, poison, limits, says) => {
    const pdfs = within(limits);
    const [poisoned, behind] = [pdfs.write(planOf(poison)), pdfs.write(paper)];
    await expect(poisoned).rejects.toThrow(says);
    expect([await isWritten(behind), await isWritten(pdfs.write(paper))]).toEqual([true, true]);
  });

  it('are refused for a while where too many are asked for at once, and written again once there is room', async () => {
    const pdfs = within();
    let make = (_: PdfPlan) => {};
    const made = new Promise<PdfPlan>((resolve) => {
      make = resolve;
    });
    const waiting = Array.from({ length: 12 }, () => pdfs.write(() => made));
    await expect(pdfs.write(paper)).rejects.toMatchObject({ code: 'overloaded', retryAfter: expect.any(Number) });
    make(await paper());
    expect(await Promise.all(waiting.map(isWritten))).toEqual(waiting.map(() => true));
    expect(await isWritten(pdfs.write(paper))).toBe(true);
  });

  it('end with the application, also one that is being written and one that waits', async () => {
    const pdfs = within();
    await pdfs.write(paper);
    const unfinished = [planOf(words('x'.repeat(300_000))), paper].map((plan) => pdfs.write(plan));
    const ends = Promise.allSettled(unfinished);
    await setImmediate();
    await pdfs.onApplicationShutdown();
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

import fc from 'fast-check';
import { type Waiting, WaitingRoom } from './waiting-room.js';

const PLACES = 4;
const URGENCIES = ['person', 'service', 'bulk'] as const;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the room in which requests wait for a place', () => {
  let now = 0;
  let room: WaitingRoom;
  let answers: { urgency: Waiting; waited: number; placed: boolean }[];
  beforeEach(() => {
    now = 0;
    answers = [];
    room = new WaitingRoom(PLACES, () => now);
  });

  const come = (urgency: Waiting, who: object = {}) => {
    const [since, heard] = [now, answers];
    void room.enter(urgency, who).then((placed) => heard.push({ urgency, waited: now - since, placed }));
  };
  const endOne = async () => {
    if (room.working) room.leave();
    await settled();
  };
  const placed = (urgency?: Waiting) => answers.filter((one) => one.placed && (!urgency || one.urgency === urgency));
  /** Each 10 ms one is answered and so many come, for so long. */
  const rush = async (coming: readonly Waiting[], ms: number) => {
    for (const until = now + ms; now < until; now += 10) {
      for (const urgency of coming) if (room.mayWait(urgency)) come(urgency);
      await endOne();
    }
  };

  it('works on no more than there are places, and answers each that came once, whatever happens', async () => {
    const happening = fc.oneof(fc.constantFrom(...URGENCIES), fc.constant('end' as const), fc.nat(400));
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 60 }), async (happenings) => {
        room = new WaitingRoom(PLACES, () => now);
        answers = [];
        for (const one of happenings) {
          if (typeof one === 'number') now += one;
          else if (one === 'end') await endOne();
          else come(one);
          expect(room.working).toBeLessThanOrEqual(PLACES);
        }
        while (room.working) await endOne();
        expect(answers).toHaveLength(happenings.filter((one) => typeof one === 'string' && one !== 'end').length);
        expect(URGENCIES.map((urgency) => room.waiting(urgency))).toEqual([0, 0, 0]);
      }),
    );
  });

  it('lets a burst in, all of it, when nothing more comes', async () => {
    for (let at = 0; at < 80; at++) come('service');
    await rush([], 900);
    expect([room.isCrowded, placed().length, answers.length]).toEqual([false, 80, 80]);
  });

  it('in a lasting crowd refuses early, so that who is let in has not waited', async () => {
    await rush(['person', 'service', 'bulk', 'service', 'person'], 2_000);
    answers = [];
    await rush(['person', 'service', 'bulk', 'service', 'person'], 4_000);
    expect(Math.max(...placed('person').map(({ waited }) => waited))).toBeLessThanOrEqual(110);
    expect(Math.max(...placed('service').map(({ waited }) => waited))).toBeLessThanOrEqual(90);
    expect(placed().length).toBeGreaterThan(380);
  });

  it('in a lasting crowd lets people in first, then services, then feeds, and none of them never', async () => {
    await rush(['person', 'person', 'service', 'service', 'bulk', 'bulk'], 4_000);
    const [people, services, feeds] = URGENCIES.map((urgency) => placed(urgency).length) as [number, number, number];
    expect([people > 2 * services, services > 4 * feeds, feeds > 0]).toEqual([true, true, true]);
  });

  it('in a lasting crowd works on fewer at once, so that each is answered sooner', async () => {
    await rush(['person', 'service', 'bulk'], 1_000);
    expect(room.working).toBe(Math.ceil(0.6 * PLACES));
    await rush([], 1_000);
    for (let at = 0; at < PLACES; at++) come('service');
    expect(room.working).toBe(PLACES);
  });

  it('is as before when the crowd has gone', async () => {
    await rush(['person', 'person', 'service'], 3_000);
    answers = [];
    await rush([], 150);
    expect(Math.max(...placed().map(({ waited }) => waited))).toBeLessThanOrEqual(110);
    expect([room.working, room.isCrowded]).toEqual([0, false]);
    come('bulk');
    await settled();
    expect(answers.at(-1)).toEqual({ urgency: 'bulk', waited: 0, placed: true });
  });

  it('forgets who has gone away', async () => {
    const gone = {};
    for (let at = 0; at < PLACES; at++) come('person');
    come('person', gone);
    room.goneAway(gone);
    await settled();
    expect([room.waiting('person'), room.working, placed().length]).toEqual([0, PLACES, PLACES]);
  });

  it('refuses after a while also when nothing is answered at all', async () => {
    for (let at = 0; at <= PLACES; at++) come('bulk');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(answers.filter((one) => !one.placed)).toHaveLength(1);
  });
});

import fc from 'fast-check';
import type { IsoDate } from '../../../standards/index.js';
import { applyStep, caseOf } from './apply-step.js';
import type { CaseStep, DatedStep, RecognitionCase } from './case.js';
import * as commands from './commands.js';
import type { Decision } from './decision.js';

const DAY = '2026-03-31' as IsoDate;
const ASSESSOR = { id: 'a', name: 'Assessor' };
const predicted = (outcome: string) => ({ purposes: [{ purpose: 'title', outcome, bases: [] }], digest: 'sha-256:1' });
const opened = (more: object = {}): DatedStep => ({
  on: DAY,
  actor: ASSESSOR,
  step: {
    kind: 'opened',
    case: {
      id: 'case',
      country: 'RO',
      purpose: 'title',
      lodgedOn: DAY,
      facts: { destination: 'RO', purposes: [] },
      consentToContactOrigin: false,
      demonstration: true,
      assessment: predicted('full'),
      deadline: { months: 4, article: 'III.5', source: 'Lisbon', silence: 'appeal' },
      ...more,
    },
  } as unknown as CaseStep,
});
const full: Decision = { outcome: 'full', reasons: [], differences: [], conditions: [], bases: [] };
const appeal = { to: 'the court', until: '2026-12-31' as IsoDate };
const refused: Decision = {
  ...full,
  outcome: 'refused',
  reasons: [{ code: 'substantial-difference-in-content', words: 'No practice' }],
  appeal,
  whyDeparted: 'The file shows no practice',
};
const taking = (one: RecognitionCase, step: CaseStep, on = DAY, actor = ASSESSOR) => applyStep(one, { step, on, actor });
const complete = (more: object = {}) => {
  const one = caseOf([opened(more)]);
  return taking(one, commands.complete(one, DAY));
};

describe('a recognition case', () => {
  it('has four months from the complete file under Lisbon, also over the end of a short month', () => {
    expect(complete().decideBy).toBe('2026-07-31');
    const one = caseOf([opened()]);
    expect(taking(one, commands.complete(one, '2026-10-31' as IsoDate), '2026-10-31' as IsoDate).decideBy).toBe('2027-02-28');
  });
  it('is not complete while evidence is asked for, unless papers may be missing without harm', () => {
    const asked = (one: RecognitionCase) => taking(one, commands.requestEvidence(one, ['diploma']));
    expect(() => commands.complete(asked(caseOf([opened()])), DAY)).toThrow(/open requests/);
    const fled = asked(caseOf([opened({ facts: { destination: 'RO', purposes: [], situation: 'refugee' } })]));
    expect(commands.complete(fled, DAY)).toMatchObject({ kind: 'completed' });
  });
  it.each([
    ['reasons', { ...refused, reasons: [] }, '/reasons'],
    ['where to appeal', { ...refused, appeal: undefined }, '/appeal'],
    ['why it departs from the assessment', { ...refused, whyDeparted: undefined }, '/whyDeparted'],
    ['its conditions', { ...refused, outcome: 'conditional' }, '/conditions'],
  ] as const)('is not decided without %s', (_what, decision, pointer) => {
    expect(() => commands.decide(complete(), decision as Decision, 'first', ASSESSOR)).toThrow(pointer);
  });
  it('about a regulated profession names the level required and held, and why experience does not cover the difference', () => {
    const one = complete({ purpose: 'regulated-profession' });
    for (const pointer of ['/levelRequired', '/levelHeld', '/differences'])
      expect(() => commands.decide(one, refused, 'first', ASSESSOR)).toThrow(pointer);
  });
  it('of somebody who fled is not refused for missing papers alone', () => {
    const fled = complete({ facts: { destination: 'RO', purposes: [], situation: 'refugee' } });
    const onlyPapers = { ...refused, reasons: [{ code: 'evidence-missing', words: 'No diploma' }] } as const;
    expect(() => commands.decide(fled, onlyPapers, 'first', ASSESSOR)).toThrow('/reasons');
    expect(commands.decide(complete(), onlyPapers, 'first', ASSESSOR)).toMatchObject({ kind: 'decided' });
  });
  it('keeps the assessment it followed or departed from', () => {
    const one = complete();
    expect(commands.decide(one, full, 'first', ASSESSOR)).toMatchObject({ assessmentDigest: 'sha-256:1', followed: true });
    expect(commands.decide(one, refused, 'first', ASSESSOR)).toMatchObject({ followed: false });
  });
  it('that is decided is corrected by a new decision and never by another first one', () => {
    const one = taking(complete(), commands.decide(complete(), refused, 'first', ASSESSOR));
    expect(() => commands.decide(one, full, 'first', ASSESSOR)).toThrow(/decided/);
    const corrected = taking(one, commands.decide(one, full, 'correction', ASSESSOR));
    expect(corrected.decisions.map(({ kind, decision }) => [kind, decision.outcome])).toEqual([
      ['first', 'refused'],
      ['correction', 'full'],
    ]);
  });
  it('is appealed against in time, against silence after the limit, and decided on appeal by another hand', () => {
    const one = taking(complete(), commands.decide(complete(), refused, 'first', ASSESSOR));
    expect(() => commands.appeal(one, 'wrong', '2027-01-01' as IsoDate)).toThrow(/2026-12-31/);
    const appealed = taking(one, commands.appeal(one, 'wrong', DAY));
    expect(() => commands.decide(appealed, full, 'on-appeal', ASSESSOR)).toThrow(/Somebody else/);
    expect(commands.decide(appealed, full, 'on-appeal', { id: 'b', name: 'Another' })).toMatchObject({ as: 'on-appeal' });
    expect(() => commands.appeal(complete(), 'no answer', '2026-07-31' as IsoDate)).toThrow(/silence/);
    expect(commands.appeal(complete(), 'no answer', '2026-08-01' as IsoDate)).toMatchObject({ against: 'silence' });
  });
  it('deems registration given after silence only where the text says so', () => {
    const day = '2026-08-01' as IsoDate;
    expect(commands.isDeemedRegistered(complete(), day)).toBe(false);
    const text = { deadline: { months: 1, article: '21', source: 'ttmra-1997', silence: 'deemed-registration' } };
    expect(commands.isDeemedRegistered(complete(text), '2026-05-01' as IsoDate)).toBe(true);
    expect(commands.isDeemedRegistered(complete(text), '2026-04-30' as IsoDate)).toBe(false);
  });
  it('keeps a licence apart from every decision', () => {
    const one = taking(complete(), commands.changeLicence(complete(), 'applied', 'The order of nurses'));
    const decided = taking(one, commands.decide(one, full, 'first', ASSESSOR));
    expect(decided.licences.map(({ state }) => state)).toEqual(['applied']);
  });
  it('goes by legal steps only, whatever is asked in whatever order, and no decision ever changes', () => {
    const command = fc.constantFrom<(one: RecognitionCase) => CaseStep>(
      (one) => commands.requestEvidence(one, ['diploma']),
      (one) => commands.giveEvidence(one, 0, 'here'),
      (one) => commands.complete(one, DAY),
      (one) => commands.decide(one, refused, 'first', ASSESSOR),
      (one) => commands.decide(one, full, 'correction', ASSESSOR),
      (one) => commands.decide(one, full, 'on-appeal', { id: 'b', name: 'Another' }),
      (one) => commands.appeal(one, 'wrong', DAY),
      (one) => commands.withdraw(one, 'gone'),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (asked) => {
        asked.reduce(
          (one, next) => {
            const moved = attempt(one, next);
            expect(moved.decisions.slice(0, one.decisions.length).map(({ decision }) => decision)).toEqual(
              one.decisions.map(({ decision }) => decision),
            );
            if (moved.decisions.length) expect(moved.completeOn).toBeDefined();
            if (one.state === 'withdrawn') expect(moved).toBe(one);
            return moved;
          },
          caseOf([opened()]),
        );
      }),
    );
  });
});

function attempt(one: RecognitionCase, command: (one: RecognitionCase) => CaseStep): RecognitionCase {
  try {
    return taking(one, command(one));
  } catch {
    return one;
  }
}

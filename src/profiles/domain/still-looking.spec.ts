import { addDays, parseIsoDate } from '../../standards/index.js';
import { answered, isOnLists, onChange, onDay, type StillLooking } from './still-looking.js';

const CONFIRMED = parseIsoDate('2026-01-31');
const day = (n: number) => addDays(CONFIRMED, n);
const looking: StillLooking = { state: 'looking', confirmedOn: CONFIRMED };
const asked: StillLooking = { state: 'asked', confirmedOn: CONFIRMED, askedOn: day(90) };
const saidNo: StillLooking = { state: 'paused', confirmedOn: CONFIRMED, pausedOn: day(5), because: 'said-so' };

describe('a person who looks for work', () => {
  it('is left alone on day 89 and asked on day 90', () => {
    expect(onDay(looking, day(89))).toBe(looking);
    expect(onDay(looking, day(90))).toEqual(asked);
  });

  it('has until day 119 to answer and is paused on day 120, never erased', () => {
    expect(onDay(asked, day(119))).toBe(asked);
    expect(onDay(asked, day(120))).toEqual({ state: 'paused', confirmedOn: CONFIRMED, pausedOn: day(120), because: 'no-answer' });
  });

  it('has 30 days from the question when the question came late', () => {
    const late = onDay(looking, day(200));
    expect(onDay(late, day(229)).state).toBe('asked');
    expect(onDay(late, day(230)).state).toBe('paused');
  });

  it('stays on lists while asked, and not while paused', () => {
    expect([{}, { looking }, { looking: asked }, { looking: saidNo }].map(isOnLists)).toEqual([true, true, true, false]);
  });

  it('comes back, or drops out, by a word', () => {
    expect(answered(saidNo, true, day(7))).toEqual({ state: 'looking', confirmedOn: day(7) });
    expect(answered(asked, false, day(91))).toEqual({ state: 'paused', confirmedOn: CONFIRMED, pausedOn: day(91), because: 'said-so' });
    expect(answered(saidNo, false, day(91))).toEqual(saidNo);
  });

  it('who was paused in silence and then says no is no longer brought back by a correction of their papers', () => {
    const no = answered(onDay(asked, day(120)), false, day(130));
    expect(no).toEqual({ state: 'paused', confirmedOn: CONFIRMED, pausedOn: day(120), because: 'said-so' });
    expect(onChange(no, day(131))).toBe(no);
  });

  it('confirms by changing the profile, but a no is not overruled by it', () => {
    const fellSilent = onDay(asked, day(120));
    expect([looking, asked, fellSilent].map((still) => onChange(still, day(121)))).toEqual(
      Array.from({ length: 3 }, () => ({ state: 'looking', confirmedOn: day(121) })),
    );
    expect(onChange(saidNo, day(121))).toBe(saidNo);
  });
});

import { regionName } from '../../standards/index.js';
import type { Advice, RankedWork } from '../domain/advice.js';
import { isLate, type Review } from '../domain/review.js';

const workView = ({ region, ...work }: RankedWork) => ({ ...work, region: regionName(region as never) });

/** What was shown, with names of regions in place of codes. */
export function adviceView({ engine, inputs, digest, shown }: Advice) {
  const told = { engine, digest, inputs: Object.entries(inputs).map(([name, value]) => ({ name, value })) };
  if (shown.kind === 'match-list') return { ...told, ...shown, items: shown.items.map(workView), open: shown.open.map(workView) };
  if (shown.kind === 'assessment') return { ...told, ...shown };
  const parts = Object.entries(shown.parts).map(([part, points]) => ({ part, points }));
  return { ...told, ...shown, parts, work: workView(shown.work), gates: shown.gates.filter(({ asked }) => asked !== null) };
}

export function reviewView(review: Review, day: Parameters<typeof isLate>[1]) {
  return { ...review, advice: adviceView(review.advice), late: isLate(review, day), revision: review.answer ? 2 : 1 };
}

import { NEARNESS, TAXONOMY } from '../../../test/fixtures/matching-worlds.js';
import { parseIscoGroup } from '../../standards/index.js';

const esco = (number: number) => {
  const { uri, isco } = TAXONOMY.all.find((one) => one.uri.endsWith(String(number)))!;
  return { uri, isco };
};
const group = (code: string) => ({ isco: parseIscoGroup(code) });

describe('nearness of occupations', () => {
  it('is highest for the same occupation, then its unit group, then what shares group and skills', () => {
    const [welder, solderer, carer] = [esco(103), esco(104), esco(100)];
    const order = [
      NEARNESS.percent(welder, welder),
      NEARNESS.percent(welder, solderer),
      NEARNESS.percent(carer, esco(101)),
      NEARNESS.percent(welder, carer),
    ];
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(order[0]).toBe(100);
    expect(order[3]).toBe(0);
  });

  it('sees kinship that ISCO does not: a care assistant is nearer to a nurse than a welder is', () => {
    expect(NEARNESS.percent(esco(101), esco(102))).toBeGreaterThan(NEARNESS.percent(esco(103), esco(102)));
  });

  it('is the same both ways, and knows a group without its occupations', () => {
    const keys = [...TAXONOMY.all.map(({ uri, isco }) => ({ uri, isco })), group('5322'), group('53'), group('9111')];
    for (const one of keys) for (const other of keys) expect(NEARNESS.percent(one, other)).toBe(NEARNESS.percent(other, one));
    expect(NEARNESS.percent(group('9111'), group('9111'))).toBe(75);
  });
});

import { traceFrom, traceparentOf } from './trace.js';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

describe('the trace of a caller', () => {
  it.each([`00-${ID}-${PARENT}-01`, `01-${ID}-${PARENT}-01-later`])('is gone on with, in a step of its own: %s', (given) => {
    const trace = traceFrom(given);
    expect(trace).toMatchObject({ traceId: ID, flags: '01' });
    expect(traceparentOf(trace)).toMatch(new RegExp(`^00-${ID}-(?!${PARENT})[0-9a-f]{16}-01$`));
  });

  it.each([
    undefined,
    '',
    ID,
    `ff-${ID}-${PARENT}-01`,
    `00-${'0'.repeat(32)}-${PARENT}-01`,
    `00-${ID}-${'0'.repeat(16)}-01`,
    `00-${ID.toUpperCase()}-${PARENT}-01`,
    `00-${ID}-${PARENT}-01-more`,
    `00-${ID}-${PARENT}-01, 00-${ID}-${PARENT}-01`,
    [`00-${ID}-${PARENT}-01`],
  ])('is another when what it sends is invalid: %s', (given) => {
    const { traceId } = traceFrom(given);
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(traceId).not.toBe(ID);
  });
});

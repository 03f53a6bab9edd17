import { saysAway, saysFull } from './neighbour-away.js';

const coded = (code: string) => Object.assign(new Error('from a driver'), { code });

describe('what a driver says', () => {
  it.each([
    coded('57P01'),
    coded('57P03'),
    coded('08006'),
    coded('ECONNRESET'),
    new Error('Connection terminated unexpectedly'),
    new Error('Query runner already released. Cannot run queries anymore.'),
    new Error('Database connection provided by a query runner was already released, cannot continue to use its querying methods anymore.'),
    Object.assign(new Error('failed'), { driverError: coded('57P02') }),
  ])('%s (%#) is that the database is away', (error) => {
    expect([saysAway(error), saysFull(error)]).toEqual([true, false]);
  });

  it.each([coded('53100'), coded('ENOSPC'), Object.assign(new Error('failed'), { driverError: coded('53100') })])(
    '%s (%#) is that no room is left',
    (error) => {
      expect([saysAway(error), saysFull(error)]).toEqual([false, true]);
    },
  );

  it.each([coded('23505'), coded('profile-not-found'), new Error('anything else'), undefined])('%s (%#) is neither', (error) => {
    expect([saysAway(error), saysFull(error)]).toEqual([false, false]);
  });
});

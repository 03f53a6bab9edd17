import { payFit } from './pay-wish.js';

const wish = { least: 12_000, currency: 'MDL', per: 'month' } as const;

describe('the least pay that somebody would accept', () => {
  it('is reached when the most that is offered reaches it', () => {
    expect(payFit(wish, { min: 9_000, max: 12_000, currency: 'MDL', per: 'month' })).toBe('enough');
    expect(payFit(wish, { min: 9_000, max: 11_999, currency: 'MDL', per: 'month' })).toBe('less');
    expect(payFit(wish, { min: 12_000, currency: 'MDL', per: 'month' })).toBe('enough');
  });
  it('is compared over a year of the hours of the vacancy, where one is by the hour', () => {
    const hourly = { least: 70, currency: 'MDL', per: 'hour' } as const;
    expect(payFit(hourly, { max: 12_200, currency: 'MDL', per: 'month' }, 40)).toBe('enough');
    expect(payFit(hourly, { max: 12_200, currency: 'MDL', per: 'month' }, 41)).toBe('less');
    expect(payFit(wish, { max: 144_000, currency: 'MDL', per: 'year' })).toBe('enough');
  });
  it('is not known where no pay is said, or another currency', () => {
    expect(payFit(wish, undefined)).toBe('unknown');
    expect(payFit(wish, { currency: 'MDL', per: 'month' })).toBe('unknown');
    expect(payFit(wish, { max: 900, currency: 'EUR', per: 'month' })).toBe('unknown');
  });
});

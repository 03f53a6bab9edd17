import { parseCountry } from '../../standards/index.js';
import { writeCsv } from './write-csv.js';

describe('a table of statistics', () => {
  it('is none that a spreadsheet runs: a title that begins like a formula is shown as a text', () => {
    const counted = { country: parseCountry('MD'), demonstration: false, countedOn: '2026-11-26', countedAt: '', about: 'demand' } as const;
    const cell = {
      about: 'demand',
      level: '4',
      code: '7212',
      isco: '7212',
      region: 'MD-OR',
      regionName: '@Orhei',
      number: 2,
      openings: 3,
    } as const;
    const row = writeCsv(counted, [{ ...cell, title: '=HYPERLINK("http://evil.example")' }]).split('\r\n')[1];
    expect(row).toBe(`MD,2026-11-26,no,demand,4,7212,"'=HYPERLINK(""http://evil.example"")",MD-OR,'@Orhei,2,3`);
  });
});

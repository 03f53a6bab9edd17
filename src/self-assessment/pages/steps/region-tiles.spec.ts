import { parseCountry, regionsOf } from '../../../standards/index.js';
import { TILES } from './region-tiles.js';
import { regionsField } from './regions.js';

describe('the map of regions', () => {
  it.each(Object.keys(TILES))('of %s has one square of its own for each region, and no other', (country) => {
    const tiles = Object.entries(TILES[country] ?? {});
    expect(tiles.map(([code]) => code).toSorted()).toEqual(
      regionsOf(parseCountry(country))
        .map(({ code }) => code as string)
        .toSorted(),
    );
    expect(new Set(tiles.map(([, { tile }]) => tile.join(' '))).size).toBe(tiles.length);
  });
  it('puts what lies north above, and what lies east to the right', () => {
    const at = (code: string) => TILES.MD?.[code]?.tile as readonly [number, number];
    expect(at('MD-BR')[1]).toBeLessThan(at('MD-CU')[1]);
    expect(at('MD-CU')[1]).toBeLessThan(at('MD-CA')[1]);
    expect(at('MD-UN')[0]).toBeLessThan(at('MD-CR')[0]);
    expect(at('MD-HI')[0]).toBeLessThan(at('MD-SV')[0]);
  });
  it('has the same boxes as the list, the same ones ticked', () => {
    const [map, list] = [false, true].map((isList) => regionsField(parseCountry('MD'), ['MD-OR'], isList));
    const boxes = (field: typeof map) =>
      field?.kind === 'checkboxes' ? [field.values, field.options.map(({ value }) => value).toSorted()] : [];
    expect(boxes(map)).toEqual(boxes(list));
    expect(regionsField(parseCountry('RO'), [], false)).not.toHaveProperty('map');
  });
});

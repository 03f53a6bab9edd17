import { type CountryCode, regionsOf } from '../../../standards/index.js';
import type { Field } from '../form.js';
import { TILES } from './region-tiles.js';

/** The same boxes on a map that is drawn roughly, where there is one, or in a list. @param isList the list was asked for */
export function regionsField(to: CountryCode | undefined, values: readonly string[], isList: boolean): Field {
  const regions = to ? regionsOf(to).filter(({ parent }) => (parent as string) === to) : [];
  const tiles = to ? TILES[to] : undefined;
  const options = regions.map(({ code, name }) => ({ value: code, text: name, lang: '' }));
  const asked = { name: 'regions', label: 'journey.wishes.regions', hint: 'journey.wishes.regionsHint', values };
  if (!tiles) return { ...asked, kind: 'checkboxes', options };
  const placed = options.map((one) => ({ ...one, text: tiles[one.value]?.name ?? one.text, tile: tiles[one.value]?.tile }));
  const byPlace = placed.toSorted((a, b) => order(a.tile) - order(b.tile));
  return {
    ...asked,
    kind: 'checkboxes',
    options: isList ? placed.map(({ tile: _tile, ...one }) => one) : byPlace,
    map: isList ? 'list' : 'map',
  };
}

const COLUMNS = 100;

/** From north to south, then from west to east: as one reads and as the Tab key goes. */
function order(tile: readonly [number, number] | undefined): number {
  return tile ? tile[1] * COLUMNS + tile[0] : Number.POSITIVE_INFINITY;
}

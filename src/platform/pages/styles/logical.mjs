// The stylesheet of govuk-frontend names left and right; pages that are read from the right need start and end.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

const START = { left: 'start', right: 'end' };
const FOUR_SIDES = /([{;])(margin|padding):([^\s;}]+) ([^\s;}]+) ([^\s;}]+) ([^\s;}!]+)( ?!important)?(?=[;}])/g;

/** @param {string} css compressed @returns {string} the same in logical properties; a float keeps its side for browsers before 2023 */
export function logical(css) {
  return css
    .replace(FOUR_SIDES, (_, before, box, top, right, bottom, left, rest = '') =>
      right === left
        ? `${before}${box}:${top} ${right} ${bottom} ${left}${rest}`
        : `${before}${box}-block:${top} ${bottom}${rest};${box}-inline:${left} ${right}${rest}`,
    )
    .replace(/([{;])(margin|padding|border)-(left|right)(?=[:-])/g, (_, before, box, side) => `${before}${box}-inline-${START[side]}`)
    .replace(/([{;])(left|right):/g, (_, before, side) => `${before}inset-inline-${START[side]}:`)
    .replace(/([{;])(text-align|justify-content):(left|right)/g, (_, before, property, side) => `${before}${property}:${START[side]}`)
    .replace(/([{;])float:(left|right)/g, (_, before, side) => `${before}float:${side};float:inline-${START[side]}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = process.argv[2];
  fs.writeFileSync(file, logical(fs.readFileSync(file, 'utf8')));
}

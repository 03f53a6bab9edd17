import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { logical } = await import(pathToFileURL(path.resolve('src/platform/pages/styles/logical.mjs')).href);

const built = fs.readFileSync('dist/src/platform/pages/assets/passerelle.css', 'utf8');

describe('the stylesheet', () => {
  it('names no side but where the line starts and ends, so that Arabic pages are mirrored', () => {
    const sides = built.match(/[{;](?!float:)[a-z-]*(?:left|right)[a-z-]*:[^;}]*|[{;][a-z-]+:(?:left|right)\b[^;}]*/g) ?? [];
    expect(sides.filter((one) => !/^.float:/.test(one))).toEqual([]);
  });
  it.each([
    ['a{margin-left:0;border-right-color:red}', 'a{margin-inline-start:0;border-inline-end-color:red}'],
    ['a{left:2px;text-align:right}', 'a{inset-inline-start:2px;text-align:end}'],
    ['a{padding:1px 2px 3px 4px !important}', 'a{padding-block:1px 3px !important;padding-inline:4px 2px !important}'],
    ['a{padding:1px 2px 3px 2px}', 'a{padding:1px 2px 3px 2px}'],
    ['a{float:left}', 'a{float:left;float:inline-start}'],
    ['.govuk-\\!-margin-left-0{color:red}', '.govuk-\\!-margin-left-0{color:red}'],
  ])('turns %s into %s', (physical, mirrored) => {
    expect(logical(physical)).toBe(mirrored);
  });
});

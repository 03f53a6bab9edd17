import jsQR from 'jsqr';
import { qrCodeSvg } from './qr-code.js';

const PIXELS = 4;

describe('a QR code drawn for a page', () => {
  it.each(['https://passerelle.example/r/7K2M-9QXD', 'Țară, Україна, مرحبا', 'x'.repeat(2000)])(
    'is read as what it was drawn for: %.50s',
    (text) => {
      const { side, pixels } = bitmapOf(qrCodeSvg(text));
      const read = jsQR.default(pixels, side, side);
      expect(Buffer.from(read?.binaryData ?? []).toString()).toBe(text);
    },
  );
  it('says that it cannot hold a text that is too long', () => {
    expect(() => qrCodeSvg('x'.repeat(2332))).toThrow('too big');
  });
  it('carries no style that a strict policy would refuse', () => {
    expect(qrCodeSvg('7K2M-9QXD')).not.toMatch(/style|script/);
  });
});

/** The dark lines of the SVG (`M x y h length m …`, one unit a module) as RGBA. */
function bitmapOf(svg: string) {
  const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const side = modules * PIXELS;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const { x, y, length } of darkLines(svg)) {
    for (let row = y * PIXELS; row < (y + 1) * PIXELS; row++) {
      for (let column = x * PIXELS; column < (x + length) * PIXELS; column++)
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  return { side, pixels };
}

function darkLines(svg: string) {
  const lines: { x: number; y: number; length: number }[] = [];
  const at = { x: 0, y: 0 };
  for (const [, command, first, second] of (/stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? '').matchAll(
    /([Mmh])([\d.-]+)(?: ([\d.-]+))?/g,
  )) {
    if (command === 'h') lines.push({ ...at, length: Number(first) });
    at.x = (command === 'M' ? 0 : at.x) + Number(first);
    if (command === 'M') at.y = Math.floor(Number(second));
  }
  return lines;
}

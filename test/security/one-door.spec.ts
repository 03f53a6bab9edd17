import fs from 'node:fs';

/** Whatever opens a connection to a server of somebody else. The database and Redis are neighbours, spoken to by their drivers. */
const CALLS =
  /\bfetch\s*\(|from '(node:)?(https?|http2|tls|dgram|dns|dns\/promises|undici)'|\b(createConnection|WebSocket|EventSource)\s*\(|import\('(node:)?https?'\)/;
const TYPES_ONLY = /^import type .*$/gm;

const written = () =>
  fs
    .readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mjs)$/.test(file) && !file.endsWith('.spec.ts'))
    .filter((file) => !file.startsWith('platform/outgoing/'));

it('no other file calls out than the one door', () => {
  const files = written();
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => CALLS.test(fs.readFileSync(`src/${file}`, 'utf8').replace(TYPES_ONLY, '')))).toEqual([]);
});

it.each(["await fetch('https://x')", "import https from 'node:https';", "import { Agent } from 'undici';"])('%s would be found', (line) => {
  expect(CALLS.test(line)).toBe(true);
});

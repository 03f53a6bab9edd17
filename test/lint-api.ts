import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Too heavy for every install; fetched with these versions when a maintainer asks. */
const REDOCLY = '@redocly/cli@2.77.0';
const SPECTRAL = '@stoplight/spectral-cli@6.16.3';

/** The API document of a running service under the default rules of Redocly and Spectral; a finding of either, also a warning, ends with 1. */
const [address = 'http://localhost:3000'] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lint-api-'));
const [document, rules] = [path.join(folder, 'openapi.json'), path.join(folder, 'rules.json')];
fs.writeFileSync(document, Buffer.from(await (await fetch(`${address}/openapi.json`)).arrayBuffer()));
fs.writeFileSync(rules, JSON.stringify({ extends: ['spectral:oas'] }));
try {
  asks(REDOCLY, 'lint', document, '--max-problems', '500', '--format', 'checkstyle');
  asks(SPECTRAL, 'lint', document, '--ruleset', rules, '--fail-severity', 'hint');
  console.log('No finding by Redocly or Spectral.');
} catch {
  process.exitCode = 1;
} finally {
  fs.rmSync(folder, { recursive: true });
}

function asks(linter: string, ...words: readonly string[]): void {
  const output = execFileSync('npx', ['--yes', linter, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  console.log(output);
  if (output.includes('<error ')) throw new Error(`${linter} has findings.`);
}

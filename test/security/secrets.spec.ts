import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** Few and precise: each of these is a secret by its form. Sources: GitHub's token formats, AWS IAM identifiers, RFC 7468, RFC 7519. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/,
  'GitHub token': /\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{60,}/,
  'GitLab token': /\bglpat-[A-Za-z0-9_-]{20}\b/,
  'AWS key': /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  'Slack token': /\bxox[abprs]-[A-Za-z0-9-]{20,}/,
  'npm token': /\bnpm_[A-Za-z0-9]{36}\b/,
  'Google key': /\bAIza[A-Za-z0-9_-]{35}\b/,
  'signed token': /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}/,
};
const found = (text: string) =>
  Object.entries(SECRETS)
    .filter(([, pattern]) => pattern.test(text))
    .map(([kind]) => kind);
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 29 });
const isRepository = fs.existsSync('.git');

(isRepository ? describe : describe.skip)('secrets', () => {
  it('stand in no tracked file', () => {
    const files = git('ls-files', '-z')
      .split('\0')
      .filter((file) => file && fs.existsSync(file) && fs.statSync(file).size < 5_000_000);
    expect(files.length).toBeGreaterThan(700);
    expect(files.flatMap((file) => found(fs.readFileSync(file, 'utf8')).map((kind) => `${file}: ${kind}`))).toEqual([]);
  });

  it('were never committed', () => {
    const forms = Object.entries(SECRETS).filter(([kind]) => kind !== 'private key');
    const added = git('log', '-p', '--unified=0', '--no-color', '--no-textconv', '--format=commit %h', '--', '.', ':!package-lock.json');
    expect(added.length).toBeGreaterThan(100_000);
    expect(forms.filter(([, pattern]) => pattern.test(added)).map(([kind]) => kind)).toEqual([]);
    expect(/^\+.*-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\\?n?$\n\+[A-Za-z0-9+/]{40}/m.test(added)).toBe(false);
  }, 120_000);
});

it.each([
  ['private key', `-----BEGIN ${'PRIVATE'} KEY-----\n${'MIIE'.repeat(12)}`],
  ['GitHub token', `ghp_${'a1B2'.repeat(9)}`],
  ['AWS key', `AKIA${'A1B2'.repeat(4)}`],
  ['signed token', `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(30)}`],
])('a %s would be found', (kind, secret) => {
  expect(found(`x = "${secret}"`)).toEqual([kind]);
});

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

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
const git = (directory: string, ...args: string[]) => execFileSync('git', args, { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 29 });

/** @returns file and kind of each secret in a tracked file, and how many files were read */
function inTrackedFiles(directory: string): { readonly files: number; readonly secrets: readonly string[] } {
  const files = git(directory, 'ls-files', '-z')
    .split('\0')
    .filter((file) => file && fs.existsSync(path.join(directory, file)) && fs.statSync(path.join(directory, file)).size < 5_000_000);
  const secrets = files.flatMap((file) => found(fs.readFileSync(path.join(directory, file), 'utf8')).map((kind) => `${file}: ${kind}`));
  return { files: files.length, secrets };
}

/** A private key is looked for whole: tests hold the words that begin one. */
const COMMITTED_KEY = /^\+.*-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\\?n?$\n\+[A-Za-z0-9+/]{40}/m;

/** @returns the kinds of secrets that were ever committed, and how many letters of history were read */
function everCommitted(directory: string): { readonly letters: number; readonly secrets: readonly string[] } {
  const added = git(
    directory,
    'log',
    '-p',
    '--unified=0',
    '--no-color',
    '--no-textconv',
    '--format=commit %h',
    '--',
    '.',
    ':!package-lock.json',
  );
  const forms = Object.entries(SECRETS).filter(([kind]) => kind !== 'private key');
  const secrets = forms.filter(([, pattern]) => pattern.test(added)).map(([kind]) => kind);
  return { letters: added.length, secrets: COMMITTED_KEY.test(added) ? ['private key', ...secrets] : secrets };
}

const isRepository = fs.existsSync('.git');

(isRepository ? describe : describe.skip)('secrets', () => {
  it('stand in no tracked file', () => {
    const { files, secrets } = inTrackedFiles('.');
    expect(files).toBeGreaterThan(700);
    expect(secrets).toEqual([]);
  });

  it('were never committed', () => {
    const { letters, secrets } = everCommitted('.');
    expect(letters).toBeGreaterThan(100_000);
    expect(secrets).toEqual([]);
  }, 120_000);
});

/** None of them opens anything. */
const PLANTED: Readonly<Record<string, string>> = {
  'private key': `-----BEGIN ${'PRIVATE'} KEY-----\n${'MIIE'.repeat(12)}`,
  'GitHub token': `ghp_${'a1B2'.repeat(9)}`,
  'GitLab token': `glpat-${'a1B2'.repeat(5)}`,
  'AWS key': `AKIA${'A1B2'.repeat(4)}`,
  'Slack token': `xoxb-${'a1B2'.repeat(6)}`,
  'npm token': `npm_${'a1B2'.repeat(9)}`,
  'Google key': `AIza${'a1B2c'.repeat(7)}`,
  'signed token': `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(30)}`,
};

describe('a secret that somebody planted', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'secrets-'));
  afterAll(() => fs.rmSync(directory, { recursive: true }));

  it('is of a form that is looked for', () => {
    expect(Object.entries(PLANTED).map(([kind, secret]) => [kind, found(`x = "${secret}"`)])).toEqual(
      Object.keys(SECRETS).map((kind) => [kind, [kind]]),
    );
  });

  it('is found in its file, and in history when it has been taken out again', () => {
    const commit = (why: string) => {
      git(directory, 'add', '-A');
      git(directory, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', 'commit', '-qm', why);
    };
    git(directory, 'init', '-q');
    const file = path.join(directory, 'settings.ts');
    fs.writeFileSync(file, Object.values(PLANTED).join('\n'));
    commit('planted');
    expect(inTrackedFiles(directory).secrets).toEqual(Object.keys(PLANTED).map((kind) => `settings.ts: ${kind}`));
    fs.writeFileSync(file, 'clean');
    commit('taken out');
    expect(inTrackedFiles(directory)).toEqual({ files: 1, secrets: [] });
    expect(everCommitted(directory).secrets).toEqual(Object.keys(PLANTED));
  });
});

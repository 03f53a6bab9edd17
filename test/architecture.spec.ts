import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const cruise = (target: string) => {
  try {
    return execFileSync(
      process.execPath,
      ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', target, '--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
};

const PLANTED = 'src/standards/planted-for-test.ts';

describe('architecture', () => {
  const clean = () => fs.rmSync(PLANTED, { force: true });
  beforeAll(clean);
  afterAll(clean);

  it('keeps the order of knowledge, the layers and the pure domain, and has read every module', () => {
    const { summary, modules } = JSON.parse(cruise('src')) as {
      summary: { violations: { rule: { name: string }; from: string; to: string }[] };
      modules: { source: string }[];
    };
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    const read = new Set(modules.map(({ source }) => source));
    const written = fs
      .readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `src/${file}`);
    expect(written.filter((file) => !read.has(file))).toEqual([]);
  });

  it('has a test that fails: a planted import of a package into a domain is found', () => {
    fs.writeFileSync(PLANTED, "import { Injectable } from '@nestjs/common';\nexport const planted = Injectable;\n");
    expect(cruise(PLANTED)).toContain('standards-import-nothing');
    clean();
  });
});

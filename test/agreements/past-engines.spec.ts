import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Agreement, Moment } from '../../src/agreements/index.js';
import { canonicalJson } from '../../src/agreements/index.js';
import { canonicalText, withDigest } from '../../src/recognition/application/with-digest.js';
import { engineOf } from '../../src/recognition/domain/engines.js';
import type { Facts } from '../../src/recognition/domain/facts.js';

interface PastAnswers {
  readonly agreements: readonly Agreement[];
  readonly answers: readonly { readonly facts: Facts; readonly moment: Moment; readonly digest: string }[];
}

const HERE = path.resolve('test/agreements/answers');
const engines = fs.readdirSync(HERE).map((file) => file.replace(/\.json$/, ''));

/** Answers as they were given when an engine was published. Whoever makes one of them fail has changed a past answer: give the engine a new number. */
describe.each(engines)('engine %s', (engine) => {
  const { agreements, answers } = JSON.parse(fs.readFileSync(path.join(HERE, `${engine}.json`), 'utf8')) as PastAnswers;
  it('gives every past answer again, byte for byte', () => {
    const again = answers.map(({ facts, moment }) =>
      engineOf(engine)(facts, agreements, { qualifications: [], awardingBodies: [] }, moment),
    );
    expect(again.map((answer) => withDigest(answer).digest)).toEqual(answers.map(({ digest }) => digest));
    expect(answers.length).toBeGreaterThan(100);
  });
  it('has its text in canonical form, so that the digest is that of RFC-8785-like JSON', () => {
    const [{ facts, moment }] = answers as [PastAnswers['answers'][number]];
    const { knownAt: _knownAt, ...content } = engineOf(engine)(facts, agreements, { qualifications: [], awardingBodies: [] }, moment);
    expect(canonicalText({ ...content, knownAt: '' })).toBe(canonicalJson(content));
    expect(createHash('sha256').update(canonicalJson(content)).digest('hex')).toBe(answers[0]?.digest.slice('sha-256:'.length));
  });
});

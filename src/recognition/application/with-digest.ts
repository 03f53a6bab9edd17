import { createHash } from 'node:crypto';
import { canonicalJson } from '../../agreements/index.js';
import type { Assessment, Finding } from '../domain/assessment.js';

/** The digest covers the answer without the moment of knowing: the same answer on another day of knowing has the same digest. */
export function withDigest(assessment: Omit<Assessment, 'digest'>): Assessment {
  return { ...assessment, digest: `sha-256:${createHash('sha256').update(canonicalText(assessment)).digest('hex')}` };
}

const written = new WeakMap<Finding, string>();

/** As `canonicalJson` writes it; findings are shared between answers, and so is their text. */
export function canonicalText({ findings, knownAt: _knownAt, ...rest }: Omit<Assessment, 'digest'>): string {
  const { asOf, engine, nature, purposes } = rest;
  const listed = findings.map((finding) => {
    const known = written.get(finding);
    if (known !== undefined) return known;
    const text = canonicalJson(finding);
    written.set(finding, text);
    return text;
  });
  const ends = [`"nature":${canonicalJson(nature)}`, `"purposes":${canonicalJson(purposes)}`];
  return `{"asOf":${canonicalJson(asOf)},"engine":${canonicalJson(engine)},"findings":[${listed.join(',')}],${ends.join(',')}}`;
}

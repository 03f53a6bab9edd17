import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Agreements, canonicalJson, type Moment } from '../../agreements/index.js';
import { Qualifications } from '../../qualifications/index.js';
import { assess } from '../domain/assess.js';
import type { Assessment } from '../domain/assessment.js';
import type { Facts } from '../domain/facts.js';

/** Answers facts under the registers as they stand; nothing is stored. */
@Injectable()
export class AssessFacts {
  constructor(
    private readonly agreements: Agreements,
    private readonly qualifications: Qualifications,
  ) {}

  async execute(facts: Facts, moment: Moment): Promise<Assessment> {
    const [{ agreements }, register] = await Promise.all([this.agreements.register(), this.qualifications.register()]);
    return withDigest(assess(facts, agreements, register, moment));
  }
}

/** The digest covers the answer without the moment of knowing: the same answer on another day of knowing has the same digest. */
export function withDigest(assessment: Omit<Assessment, 'digest'>): Assessment {
  const { knownAt: _knownAt, ...content } = assessment;
  return { ...assessment, digest: `sha-256:${createHash('sha256').update(canonicalJson(content)).digest('hex')}` };
}

import { Injectable } from '@nestjs/common';
import { Agreements, type Moment } from '../../agreements/index.js';
import { Qualifications } from '../../qualifications/index.js';
import { ENGINE_VERSION } from '../domain/assess.js';
import type { Assessment } from '../domain/assessment.js';
import { engineOf } from '../domain/engines.js';
import type { Facts } from '../domain/facts.js';
import { withDigest } from './with-digest.js';

/** Answers facts under the registers as they were known at the moment; nothing is stored. */
@Injectable()
export class AssessFacts {
  constructor(
    private readonly agreements: Agreements,
    private readonly qualifications: Qualifications,
  ) {}

  /** @param at left out `knownAt`: all that is recorded @param engine the present one, unless an answer is to be given again @throws EngineNotKept */
  async execute(facts: Facts, at: Pick<Moment, 'asOf'> & Partial<Moment>, engine = ENGINE_VERSION): Promise<Assessment> {
    const moment = { ...at, knownAt: at.knownAt ?? (await this.agreements.knownNow()) };
    const assess = engineOf(engine);
    const [{ agreements }, register] = await Promise.all([this.agreements.register(), this.qualifications.registerKnownAt(moment.knownAt)]);
    return withDigest(assess(facts, agreements, register, moment));
  }
}

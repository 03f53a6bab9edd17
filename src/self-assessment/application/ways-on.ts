import { Injectable } from '@nestjs/common';
import {
  type Agreement,
  Agreements,
  type CompetentAuthority,
  designationsKnown,
  type Moment,
  type Procedure,
  type Purpose,
  versionInForce,
} from '../../agreements/index.js';
import { today } from '../../platform/clock.js';
import { NationalStandards, type ValidationCentre } from '../../qualifications/index.js';
import { agreedDeadline, type Deadline, LISBON } from '../../recognition/index.js';
import { type CountryCode, type IscoCode, iscoIncludes, parseIsoDate } from '../../standards/index.js';

/** Who decides or certifies, what it costs and how long it takes, as far as it is known. */
export interface WayOn {
  readonly deadline: Deadline;
  readonly authorities: readonly CompetentAuthority[];
  readonly appeal?: Procedure['appeal'];
  readonly centres: readonly ValidationCentre[];
}

export interface Asked {
  readonly origin: CountryCode | undefined;
  readonly destination: CountryCode;
  readonly purpose: Purpose;
  readonly occupation: IscoCode | undefined;
}

@Injectable()
export class WaysOn {
  constructor(
    private readonly agreements: Agreements,
    private readonly standards: NationalStandards,
  ) {}

  async of(asked: Asked): Promise<WayOn> {
    const [{ agreements }, { standards, centres }] = await Promise.all([this.agreements.register(), this.standards.register()]);
    const moment: Moment = { asOf: parseIsoDate(today()), knownAt: await this.agreements.knownNow() };
    const { origin, destination, purpose, occupation } = asked;
    const codes = standards
      .filter((one) => one.country === destination && occupation && iscoIncludes(one.occupation, occupation))
      .map(({ code }) => code);
    const appeal = proceduresOf(agreements, asked, moment).find((one) => one.appeal)?.appeal;
    return {
      deadline: agreedDeadline(agreements, origin, destination, purpose, moment) ?? LISBON,
      authorities: authoritiesOf(agreements, asked, moment),
      ...(appeal && { appeal }),
      centres: centres.filter((one) => one.country === destination && one.standards.some((code) => codes.includes(code))),
    };
  }
}

/** Of the texts in force between the two countries. */
function inForce(agreements: readonly Agreement[], { origin, destination }: Asked, { asOf, knownAt }: Moment) {
  if (!origin || origin === destination) return [];
  return agreements.flatMap((agreement) => {
    const version = versionInForce(agreement, { from: origin, to: destination }, asOf, knownAt);
    return version ? [{ agreement, version }] : [];
  });
}

function proceduresOf(agreements: readonly Agreement[], asked: Asked, moment: Moment): readonly Procedure[] {
  const all = inForce(agreements, asked, moment).flatMap(({ version }) => version.procedures ?? []);
  return all.filter(({ country, purposes }) => (!country || country === asked.destination) && purposes.includes(asked.purpose));
}

function authoritiesOf(agreements: readonly Agreement[], asked: Asked, moment: Moment): readonly CompetentAuthority[] {
  return inForce(agreements, asked, moment)
    .flatMap(({ agreement }) => designationsKnown(agreement, moment.knownAt))
    .filter((one) => one.kind === 'authority')
    .filter(({ country, purposes }) => country === asked.destination && purposes.includes(asked.purpose))
    .filter(({ from, to }) => (!from || from <= moment.asOf) && (!to || to >= moment.asOf));
}

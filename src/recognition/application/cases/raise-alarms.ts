import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { today } from '../../../platform/clock.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { addDays, type IsoDate, parseIsoDate } from '../../../standards/index.js';
import { type Alarm, NearLimitRepository } from '../../storage/cases/near-limit.repository.js';

const NEAR_DAYS = 14;
const LONG_AGO = parseIsoDate('1900-01-01');
const PAGE = 500;

/** Tells once of each case that its limit is near, and once that it has passed without a decision. */
@Injectable()
export class RaiseAlarms {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly cases: NearLimitRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @returns how many were told */
  async execute(): Promise<number> {
    const day = parseIsoDate(today());
    return (await this.tell('silent', [LONG_AGO, addDays(day, -1)])) + (await this.tell('near-limit', [day, addDays(day, NEAR_DAYS)]));
  }

  private async tell(kind: Alarm, due: readonly [IsoDate, IsoDate]): Promise<number> {
    const told = await this.dataSource.transaction(async (tx) => {
      const found = await this.cases.takeAlarms(tx, kind, due, PAGE);
      const name = kind === 'silent' ? 'recognition.case-silent.v1' : 'recognition.case-near-limit.v1';
      for (const { id, decideBy } of found) await this.outbox.append(tx, { name, data: { caseId: id, decideBy } });
      return found.length;
    });
    return told < PAGE ? told : told + (await this.tell(kind, due));
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { today } from '../../../platform/clock.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { addDays, parseIsoDate } from '../../../standards/index.js';
import { CasesRepository } from '../../storage/cases/cases.repository.js';

const NEAR_DAYS = 14;
const PAGE = 500;

/** Tells once of each case that its limit is near, and once that it has passed without a decision. */
@Injectable()
export class RaiseAlarms {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly cases: CasesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @returns how many were told */
  async execute(): Promise<number> {
    const day = parseIsoDate(today());
    return (await this.tell('silent', day)) + (await this.tell('near-limit', addDays(day, NEAR_DAYS + 1)));
  }

  private async tell(kind: 'near-limit' | 'silent', dueBefore: ReturnType<typeof addDays>): Promise<number> {
    const told = await this.dataSource.transaction(async (tx) => {
      const found = await this.cases.takeAlarms(tx, kind, dueBefore, PAGE);
      const name = kind === 'silent' ? 'recognition.case-silent.v1' : 'recognition.case-near-limit.v1';
      for (const { id, decideBy } of found) await this.outbox.append(tx, { name, data: { caseId: id, decideBy } });
      return found.length;
    });
    return told < PAGE ? told : told + (await this.tell(kind, dueBefore));
  }
}

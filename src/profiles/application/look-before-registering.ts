import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import type { CountryCode } from '../../standards/index.js';
import { type AskedPerson, type PersonAlike, SearchPeople } from './search-people.js';

/** Is the person registered already? Looked up, and told of in the audit, whenever somebody is about to be. */
@Injectable()
export class LookBeforeRegistering {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly search: SearchPeople,
    private readonly audit: Audit,
  ) {}

  /** @param self the id that the person is going to have, or has when the form comes a second time */
  async execute(asked: AskedPerson, country: CountryCode, self: string): Promise<readonly PersonAlike[]> {
    const found = await this.search.perhapsTheSame(asked, [country]);
    const others = found.filter(({ id }) => id !== self);
    const told = { action: 'people.looked-up', subjectId: null, details: { operation: 'registration' } } as const;
    if (others.length) await this.dataSource.transaction((tx) => this.audit.append(tx, told));
    return others;
  }
}

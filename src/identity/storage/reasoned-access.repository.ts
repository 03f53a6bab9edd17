import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export interface ReasonedRead {
  readonly id: string;
  readonly principalId: string;
  readonly action: string;
  readonly address: string;
  readonly reason: string;
}

@Injectable()
export class ReasonedAccessRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async add({ id, principalId, action, address, reason }: ReasonedRead): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO identity.reasoned_access (id, principal_id, action, address, reason) VALUES ($1, $2, $3, $4, $5)`,
      [id, principalId, action, address, reason],
    );
  }
}

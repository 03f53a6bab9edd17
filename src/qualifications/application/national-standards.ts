import fs from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CertificateRule } from '../domain/certificate-rule.js';
import { NationalStandardNotFound, ValidationCentreNotFound } from '../domain/national-standard.errors.js';
import type { NationalStandard, StandardRegister, ValidationCentre } from '../domain/national-standard.js';
import { NationalStandardsRepository } from '../storage/national-standards.repository.js';

const REFERENCE = path.resolve(import.meta.dirname, '../reference');

/** Standards and centres of validation, kept in memory until the register of qualifications moves. */
@Injectable()
export class NationalStandards {
  private held: { revision: number; register: StandardRegister } = { revision: -1, register: { standards: [], centres: [] } };
  /** How long certificates stay valid. */
  readonly certificateRules = read<readonly CertificateRule[]>('certificate-rules.json');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: NationalStandardsRepository,
  ) {}

  async register(): Promise<StandardRegister> {
    const revision = await this.repository.revision();
    if (revision !== this.held.revision) this.held = { revision, register: await this.repository.all() };
    return this.held.register;
  }

  /** @throws NationalStandardNotFound */
  async get(idOrCode: string): Promise<NationalStandard> {
    const found = (await this.register()).standards.find(({ id, code }) => id === idOrCode || code === idOrCode);
    if (!found) throw new NationalStandardNotFound(idOrCode);
    return found;
  }

  /** @throws ValidationCentreNotFound */
  async centre(id: string): Promise<ValidationCentre> {
    const found = (await this.register()).centres.find((one) => one.id === id);
    if (!found) throw new ValidationCentreNotFound(id);
    return found;
  }

  /** What comes with the service. Repeating it changes nothing. */
  loadReference(): Promise<boolean> {
    const { standards, centres } = read<StandardRegister>('national-standards.json');
    return this.dataSource.transaction((tx) => this.repository.keep(tx, standards, centres));
  }
}

function read<T>(file: string): T {
  return JSON.parse(fs.readFileSync(path.join(REFERENCE, file), 'utf8')) as T;
}

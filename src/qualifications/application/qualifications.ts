import fs from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CertificateRule } from '../domain/certificate-rule.js';
import type { AwardingBody, Qualification, QualificationRegister } from '../domain/qualification.js';
import { QualificationsRepository } from '../storage/qualifications.repository.js';

const REFERENCE = path.resolve(import.meta.dirname, '../reference/qualifications.json');

/** Norms come with the service and change with its engine. */
const CERTIFICATE_RULES = JSON.parse(
  fs.readFileSync(path.resolve(import.meta.dirname, '../reference/certificate-rules.json'), 'utf8'),
) as readonly CertificateRule[];

export class QualificationNotFound extends Error {
  readonly code = 'qualification-not-found';
  constructor(readonly id: string) {
    super(`There is no qualification ${id}. GET /v1/qualifications lists those that are known.`);
  }
}

export class QualificationAlreadyKnown extends Error {
  readonly code = 'qualification-already-known';
  constructor(readonly title: string) {
    super(`"${title}" is known already with the same content or another. Read it with GET /v1/qualifications?q= first.`);
  }
}

/** The register of national titles, kept in memory until its revision moves. */
@Injectable()
export class Qualifications {
  private held: { revision: number; changedAt: string; register: QualificationRegister } = {
    revision: -1,
    changedAt: '',
    register: { qualifications: [], awardingBodies: [] },
  };

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: QualificationsRepository,
  ) {}

  async register(): Promise<QualificationRegister> {
    const revision = await this.repository.revision();
    if (revision !== this.held.revision)
      this.held = {
        revision,
        changedAt: await this.repository.changedAt(),
        register: { ...(await this.repository.all()), certificateRules: CERTIFICATE_RULES },
      };
    return this.held.register;
  }

  /** As it was known at an instant (ISO 8601, in milliseconds). */
  async registerKnownAt(instant: string): Promise<QualificationRegister> {
    const present = await this.register();
    return instant >= this.held.changedAt ? present : { ...(await this.repository.knownAt(instant)), certificateRules: CERTIFICATE_RULES };
  }

  revision(): Promise<number> {
    return this.repository.revision();
  }

  /** @throws QualificationNotFound */
  async get(id: string): Promise<Qualification> {
    const found = (await this.register()).qualifications.find((one) => one.id === id);
    if (!found) throw new QualificationNotFound(id);
    return found;
  }

  /** The titles that come with the service, each mapping with its source. Repeating it changes nothing. */
  async loadReference(): Promise<boolean> {
    const { qualifications, awardingBodies } = JSON.parse(fs.readFileSync(REFERENCE, 'utf8')) as {
      qualifications: Omit<Qualification, 'id'>[];
      awardingBodies: AwardingBody[];
    };
    return this.dataSource.transaction((tx) => this.repository.keep(tx, qualifications, awardingBodies));
  }

  /** @throws QualificationAlreadyKnown */
  async add(qualification: Omit<Qualification, 'id'>): Promise<Qualification> {
    const same = (one: Qualification) => one.country === qualification.country && one.title === qualification.title;
    if ((await this.register()).qualifications.some(same)) throw new QualificationAlreadyKnown(qualification.title);
    await this.dataSource.transaction((tx) => this.repository.keep(tx, [qualification], []));
    return (await this.register()).qualifications.find(same) as Qualification;
  }
}

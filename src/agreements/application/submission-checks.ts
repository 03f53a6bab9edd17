import { Injectable } from '@nestjs/common';
import type { Agreement, AgreementVersion } from '../domain/agreement.js';
import type { FieldErrorLike } from '../domain/agreement-form.js';

/** What speaks against handing this text to the parties; pointers are relative to the version. Nothing: it may be submitted. */
export type SubmissionCheck = (agreement: Agreement, version: AgreementVersion) => Promise<readonly FieldErrorLike[]>;

/** Checks of a text that later modules know how to make (the engine runs its worked examples); they add themselves at start. */
@Injectable()
export class SubmissionChecks {
  private readonly checks: SubmissionCheck[] = [];

  add(check: SubmissionCheck): void {
    this.checks.push(check);
  }

  async faults(agreement: Agreement, version: AgreementVersion): Promise<readonly FieldErrorLike[]> {
    return (await Promise.all(this.checks.map((check) => check(agreement, version)))).flat();
  }
}

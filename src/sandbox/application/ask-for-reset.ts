import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, QueryFailedError } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import { countriesWithin, OutOfReach, POLICY, type Principal, requireWithin } from '../../identity/index.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { asService } from '../../platform/database/reach.js';
import { Operations } from '../../platform/operations/operations.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { CountryCode } from '../../standards/index.js';
import { NotASandbox, SandboxBeingReset } from '../domain/sandbox.errors.js';
import { sandboxesOf } from '../domain/sandboxes.js';

const ONE_AT_A_TIME = 'one_reset_of_a_sandbox';

/** Begins to put a sandbox back, or finds that it is being done. */
@Injectable()
export class AskForReset {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectConfiguration() private readonly configuration: Configuration,
    private readonly operations: Operations,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @returns the operation; the one that runs, when the same principal asks again meanwhile @throws NotForThisCountry, OutOfReach, NotASandbox, SandboxBeingReset */
  async execute(principal: Principal, named: CountryCode | undefined): Promise<string> {
    const sandbox = this.sandboxOf(principal, named);
    try {
      return await this.begin(principal, sandbox);
    } catch (error) {
      if (!isSecond(error)) throw error;
      return this.present(principal, sandbox);
    }
  }

  private sandboxOf(principal: Principal, named: CountryCode | undefined): CountryCode {
    const sandboxes = sandboxesOf(this.configuration);
    const own = countriesWithin(principal, 'sandbox:reset') ?? [];
    const country = named ?? own.find((one) => sandboxes.includes(one)) ?? own[0];
    if (!country) throw new OutOfReach(POLICY['sandbox:reset'].may);
    requireWithin(principal, 'sandbox:reset', { countries: [country] });
    if (!sandboxes.includes(country)) throw new NotASandbox(country, sandboxes);
    return country;
  }

  private begin({ id: begunBy }: Principal, country: CountryCode): Promise<string> {
    return this.operations.begin('reset-sandbox', { country, begunBy }, nothing(), async (tx, operationId) => {
      await this.outbox.append(tx, { name: 'sandbox.reset-asked.v1', data: { operationId } });
      const act = { action: 'sandbox.reset-asked', subjectId: operationId, details: { country } } as const;
      await this.audit.append(tx, act, organisationOfCountry(country));
    });
  }

  private async present({ id }: Principal, country: CountryCode): Promise<string> {
    const [found]: { id: string; begunBy: string }[] = await asService(() =>
      this.dataSource.query(
        `SELECT id, input ->> 'begunBy' AS "begunBy" FROM platform.operation
         WHERE kind = 'reset-sandbox' AND status IN ('waiting', 'running') AND input ->> 'country' = $1`,
        [country],
      ),
    );
    if (found?.begunBy !== id) throw new SandboxBeingReset(country);
    return found.id;
  }
}

function isSecond(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { constraint?: string }).constraint === ONE_AT_A_TIME;
}

async function* nothing(): AsyncGenerator<Buffer> {}

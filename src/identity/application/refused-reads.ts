import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit, INSTALLATION_CHAIN, organisationOfCountry } from '../../audit/index.js';
import type { Action } from '../domain/policy.js';
import type { Principal } from '../domain/principal.js';

/** Further refusals of the same action to the same principal are counted, and told together after so long. */
const WINDOW_MS = 60_000;

interface Refusal {
  readonly principal: Principal;
  readonly action: Action;
  readonly because: string;
}

/** What somebody known was refused leaves an entry with their own organisation: the first at once, the rest as a number, so that refusals cannot flood the chain. */
@Injectable()
export class RefusedReads implements OnApplicationShutdown {
  private readonly log = new Logger(RefusedReads.name);
  private readonly counting = new Map<string, { readonly refusal: Refusal; more: number; readonly timer: NodeJS.Timeout }>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** Never in the way of the refusal itself. */
  async keep(refusal: Refusal, subjectId: string | null): Promise<void> {
    const key = `${refusal.principal.id} ${refusal.action}`;
    const open = this.counting.get(key);
    if (open) {
      open.more += 1;
      return;
    }
    const timer = setTimeout(() => void this.close(key), WINDOW_MS).unref();
    this.counting.set(key, { refusal, more: 0, timer });
    await this.tell(refusal, subjectId, 1);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.counting.keys()].map((key) => this.close(key)));
  }

  private async close(key: string): Promise<void> {
    const open = this.counting.get(key);
    if (!open) return;
    clearTimeout(open.timer);
    this.counting.delete(key);
    if (open.more) await this.tell(open.refusal, null, open.more);
  }

  private async tell({ principal, action, because }: Refusal, subjectId: string | null, times: number): Promise<void> {
    const countries = new Set(principal.grants.map(({ country }) => country));
    const [country] = countries;
    const organisation = country && countries.size === 1 ? organisationOfCountry(country) : INSTALLATION_CHAIN;
    const acting = { actor: { kind: 'person', id: principal.id }, organisation, purpose: null } as const;
    const act = { action: 'person.refused', subjectId, details: { operation: action, because, times } } as const;
    await this.dataSource
      .transaction((tx) => this.audit.appendAll(tx, [{ acting, act }]))
      .catch((error: Error) => this.log.warn({ message: error.message, action }));
  }
}

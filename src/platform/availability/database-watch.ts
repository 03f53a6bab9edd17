import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { InjectConfiguration } from '../configuration/configuration.module.js';
import type { Configuration } from '../configuration/settings.js';

const EVERY_MS = 1_000;
const PATIENCE_MS = 2_000;

/**
 * Knows within three seconds that the database is away, also when the line has only fallen silent, and that it is back. It has a connection of its own,
 * so that a busy pool is not taken for an absent database.
 */
@Injectable()
export class DatabaseWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(DatabaseWatch.name);
  private readonly events = new EventEmitter();
  private readonly ended = new AbortController();
  private client: pg.Client | undefined;
  isAway = false;
  private awaySince = 0;

  constructor(@InjectConfiguration() private readonly configuration: Configuration) {}

  onApplicationBootstrap(): void {
    void this.watch();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended.abort();
    await this.hangUp();
  }

  get awayMilliseconds(): number {
    return this.isAway ? Date.now() - this.awaySince : 0;
  }

  whenAway(act: () => void): void {
    this.events.on('away', act);
  }

  private async watch(): Promise<void> {
    while (!this.ended.signal.aborted) {
      this.tell(await this.answers());
      await pause(EVERY_MS, undefined, { signal: this.ended.signal, ref: false }).catch(() => {});
    }
  }

  private tell(answers: boolean): void {
    if (this.ended.signal.aborted || answers === !this.isAway) return;
    this.isAway = !answers;
    this.awaySince = Date.now();
    if (answers) this.log.log('The database answers again.');
    else this.log.error('The database does not answer. Requests are refused with 503 until it does.');
    if (!answers) this.events.emit('away');
  }

  private async answers(): Promise<boolean> {
    try {
      this.client ??= await this.connect();
      await this.client.query('SELECT 1');
      return true;
    } catch {
      await this.hangUp();
      return false;
    }
  }

  private async connect(): Promise<pg.Client> {
    const { databaseUrl } = this.configuration;
    const patience = { connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS };
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'passerelle watch', ...patience });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  private async hangUp(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await Promise.race([client?.end().catch(() => {}), pause(100, undefined, { ref: false })]);
  }
}

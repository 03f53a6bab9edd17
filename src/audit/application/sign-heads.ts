import { appendFile } from 'node:fs/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { now } from '../../platform/clock.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import type { SignedHead } from '../domain/signed-head.js';
import { HeadsRepository } from '../storage/heads.repository.js';
import { type PublicJwk, type SigningKey, signingKey } from './signing-key.js';

/** Signs how far each chain has come, at intervals and when the process stops; keeps the heads, and writes them outside where a file is named. */
@Injectable()
export class SignHeads implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SignHeads.name);
  private timer: NodeJS.Timeout | undefined;
  private signing: Promise<unknown> = Promise.resolve();
  private made: SigningKey | undefined;

  constructor(
    private readonly heads: HeadsRepository,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  /** Commands have no role and sign nothing; the next service does. */
  onApplicationBootstrap(): void {
    if (!this.configuration.roles.length) return;
    this.timer = setInterval(() => this.inOrder(), this.configuration.auditSignSeconds * 1000).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    await this.inOrder();
  }

  get publicKey(): PublicJwk {
    return this.key.jwk;
  }

  /** @returns the heads that were not signed before */
  async execute(): Promise<readonly SignedHead[]> {
    const { key } = this;
    const ends = await this.heads.unsigned(key.jwk.kid);
    if (ends.length) await this.heads.keepKey(key.jwk);
    const signed: SignedHead[] = [];
    for (const { organisation, sequence, hash } of ends) {
      const head = key.sign({ organisation, sequence, hash, signedAt: now().toISOString() });
      if (await this.heads.keep(head)) signed.push(head);
    }
    await this.writeOutside(signed);
    return signed;
  }

  private get key(): SigningKey {
    this.made ??= signingKey(this.configuration);
    return this.made;
  }

  /** One after the other; a failure is logged, and the next time signs what is then the end. */
  private inOrder(): Promise<unknown> {
    this.signing = this.signing
      .then(() => this.execute())
      .catch((error: Error) => this.log.error({ message: `heads of the audit could not be signed: ${error.message}` }));
    return this.signing;
  }

  private async writeOutside(heads: readonly SignedHead[]): Promise<void> {
    const { auditHeadsFile } = this.configuration;
    if (!auditHeadsFile || !heads.length) return;
    await appendFile(auditHeadsFile, heads.map((head) => `${JSON.stringify(head)}\n`).join(''), { mode: 0o600, flush: true });
  }
}

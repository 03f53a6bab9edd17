import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Adapter, Provider } from 'oidc-provider';
import { DataSource } from 'typeorm';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { Clients } from '../application/clients.js';
import { Principals } from '../application/principals.js';
import { SignInAttempts } from '../application/sign-in-attempts.js';
import { SigningKeys } from '../application/signing-keys.js';
import { type Issuer, issuerOf } from '../domain/issuer.js';
import { ProviderArtifacts } from '../storage/provider-artifacts.js';
import { embeddedProvider, metadataOf, type Parts } from './embedded-provider.js';
import { throttleTokens } from './throttle-tokens.js';

const KEYS_HOLD_MS = 30_000;

/** The embedded provider with the keys of the moment; made when it is first asked, and anew when a key was added. */
@Injectable()
export class PresentProvider {
  private readonly issuer: Issuer | undefined;
  private made: { readonly provider: Provider; readonly signsWith: string | undefined; readonly at: number } | undefined;

  constructor(
    private readonly keys: SigningKeys,
    private readonly clients: Clients,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly principals: Principals,
    private readonly attempts: SignInAttempts,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {
    this.issuer = issuerOf(configuration);
  }

  /** @returns undefined: this installation has none, or another vouches for it */
  async get(): Promise<Provider | undefined> {
    const { issuer } = this;
    if (issuer?.kind !== 'embedded') return undefined;
    if (this.made && Date.now() - this.made.at < KEYS_HOLD_MS) return this.made.provider;
    const keys = await this.keys.all();
    const signsWith = keys[0]?.kid;
    const isSame = this.made?.signsWith === signsWith;
    const provider = this.made && isSame ? this.made.provider : await this.make(issuer, keys);
    this.made = { provider, signsWith, at: Date.now() };
    return provider;
  }

  /** Production knows no invented people: nobody signs in at the embedded provider there. */
  get forPeople(): boolean {
    return this.issuer?.kind === 'embedded' && this.configuration.environment !== 'production';
  }

  private async make(issuer: Issuer, keys: Parts['keys']): Promise<Provider> {
    const provider = await embeddedProvider({ issuer, keys, ...this.parts() });
    throttleTokens(provider, this.attempts);
    return provider;
  }

  private parts() {
    const cookieSecret = createHash('sha256').update(`passerelle cookies ${this.configuration.identitySecret}`).digest('hex');
    const adapter = (model: string) => this.adapterOf(model);
    return { adapter, cookieSecret, ...(this.forPeople && { people: (id: string) => this.principals.byId(id) }) };
  }

  private adapterOf(model: string): Adapter {
    const artifacts = new ProviderArtifacts(this.dataSource, model);
    if (model !== 'Client') return artifacts;
    artifacts.find = async (id) => {
      const client = await this.clients.find(id);
      return client && metadataOf(client);
    };
    return artifacts;
  }
}

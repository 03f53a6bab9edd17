import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { InjectConfiguration } from '../configuration/configuration.module.js';
import type { Configuration } from '../configuration/settings.js';
import { BlindIndex } from '../encryption/blind-index.js';
import { headersOf, networkOf, type Quota } from './quota.js';
import { Quotas } from './quotas.js';

/** Every request of the API is counted, and every answer says what is left; pages for people are never counted, so that a shared address hampers nobody. */
@Injectable()
export class QuotaInterceptor implements NestInterceptor {
  constructor(
    private readonly quotas: Quotas,
    private readonly index: BlindIndex,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal?: { readonly id: string } }>();
    if (!request.url.startsWith('/v1/')) return next.handle();
    const { quota, client } = this.whose(request);
    if (quota.requests === 0) return next.handle();
    const standing = await this.quotas.spend(quota, client);
    void context.switchToHttp().getResponse<FastifyReply>().headers(headersOf(quota, standing));
    return next.handle();
  }

  /** What is open to everybody names nobody: there the address counts, kept as a blind index. */
  private whose({ principal, ip }: FastifyRequest & { principal?: { readonly id: string } }): { quota: Quota; client: string } {
    const { clientQuota, addressQuota } = this.configuration;
    if (principal) return { quota: { name: 'client', requests: clientQuota }, client: principal.id };
    return { quota: { name: 'address', requests: addressQuota }, client: this.index.of('address', networkOf(ip)) };
  }
}

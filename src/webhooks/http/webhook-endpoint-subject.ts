import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subjects } from '../../identity/index.js';
import { WebhookEndpointsRepository } from '../storage/webhook-endpoints.repository.js';

/** An address is the organisation's that registered it, in its country. */
@Injectable()
export class WebhookEndpointSubject implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly endpoints: WebhookEndpointsRepository,
  ) {}

  onModuleInit(): void {
    this.subjects.add('webhook endpoint', async (id) => {
      const found = await this.endpoints.find(id);
      return found && { organisation: found.organisation, countries: [found.country] };
    });
  }
}

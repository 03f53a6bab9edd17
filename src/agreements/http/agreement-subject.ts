import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subjects } from '../../identity/index.js';
import { Drafts } from '../application/drafts.js';

/** An agreement is of its parties. */
@Injectable()
export class AgreementSubject implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly drafts: Drafts,
  ) {}

  onModuleInit(): void {
    this.subjects.add('agreement', async (idOrSlug) => {
      const parties = await this.drafts.partiesOf(idOrSlug);
      return parties && { parties };
    });
  }
}

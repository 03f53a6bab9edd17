import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subjects } from '../../application/subjects.js';
import { BrokenGlassRepository } from '../../storage/broken-glass.repository.js';

/** Broken glass is looked at where it was broken. */
@Injectable()
export class GlassSubject implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly glass: BrokenGlassRepository,
  ) {}

  onModuleInit(): void {
    this.subjects.add('broken glass', async (id) => {
      const found = await this.glass.find(id);
      return found && { countries: [found.country] };
    });
  }
}

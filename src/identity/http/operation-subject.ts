import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Operations } from '../../platform/operations/operations.js';
import { Subjects } from '../application/subjects.js';

/** Long work belongs to whoever began it; where nobody is named, only those read it who read all. */
@Injectable()
export class OperationSubject implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly operations: Operations,
  ) {}

  onModuleInit(): void {
    this.subjects.add('operation', async (id) => {
      const begunBy = await this.operations.begunBy(id);
      return begunBy === undefined ? undefined : { begunBy: begunBy ?? '' };
    });
  }
}

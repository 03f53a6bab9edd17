import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { PROBLEMS, ProblemFilter } from './problem.filter.js';
import type { Problems } from './problems.js';

@Global()
@Module({})
export class ProblemsModule {
  static forRoot(problems: Problems): DynamicModule {
    return {
      module: ProblemsModule,
      providers: [
        { provide: PROBLEMS, useValue: problems },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [PROBLEMS],
    };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subjects } from '../../identity/index.js';
import { Vacancies } from '../application/vacancies.js';

/** A vacancy is of its country and of the organisation whose feed brought it. */
@Injectable()
export class VacancySubject implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly vacancies: Vacancies,
  ) {}

  onModuleInit(): void {
    this.subjects.add('vacancy', async (id) => {
      const [found] = await this.vacancies.many([id]);
      return found && { countries: [found.country], organisation: found.source };
    });
  }
}

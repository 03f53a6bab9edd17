import { Injectable, type OnModuleInit } from '@nestjs/common';
import { countryOfScheme, parseCodeScheme } from '../../taxonomy/index.js';
import { Subjects } from '../application/subjects.js';

/** A national list of occupations is of the country that keeps it, as its name says. */
@Injectable()
export class CodeListSubject implements OnModuleInit {
  constructor(private readonly subjects: Subjects) {}

  onModuleInit(): void {
    this.subjects.add('list of codes', async (scheme) => ({ countries: [countryOfScheme(parseCodeScheme(scheme.toUpperCase()))] }));
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subjects } from '../../identity/index.js';
import { Caseworkers } from '../application/caseworkers.js';
import { Profiles } from '../application/profiles.js';

/** A person is theirs who are in charge where the person goes, and the person's own. */
@Injectable()
export class PersonSubject implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly profiles: Profiles,
    private readonly caseworkers: Caseworkers,
  ) {}

  onModuleInit(): void {
    this.subjects.add('person', async (person) => {
      const countries = await this.profiles.destinationsOf([person]);
      const caseworker = (await this.caseworkers.of(person))?.id;
      return countries.length ? { countries, person, ...(caseworker && { caseworker }) } : undefined;
    });
  }
}

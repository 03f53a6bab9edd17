import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subjects } from '../../identity/index.js';
import { Profiles } from '../../profiles/index.js';
import { AssignmentsRepository } from '../storage/assignments.repository.js';

/** A proposal is of every country to which somebody in it goes. */
@Injectable()
export class AssignmentSubject implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly assignments: AssignmentsRepository,
    private readonly profiles: Profiles,
  ) {}

  onModuleInit(): void {
    this.subjects.add('assignment', async (id) => {
      const people = await this.assignments.people(id);
      return people && { countries: await this.profiles.destinationsOf(people) };
    });
  }
}

import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { AuditExempt, AuditsRead, adviceOf } from '../../audit/index.js';
import { Needs, Public } from '../../platform/access/needs.js';
import { ReflectsNothing } from '../../platform/answers/reflects-nothing.js';
import { Page } from '../../platform/pages/page.js';
import { Profiles } from '../../profiles/index.js';
import { NotADemonstrationPerson } from '../domain/matching.errors.js';
import { WorkOfPerson } from './work-of-person.js';

const PERSON = 'matching/pages/views/person.njk';

/** What is recognised of a person, why, and the work that fits: of invented people to everybody, of others to those whom it concerns. */
@Controller('people')
export class PeopleController {
  constructor(
    private readonly profiles: Profiles,
    private readonly work: WorkOfPerson,
  ) {}

  @Get()
  @Public()
  @AuditExempt('invented people only')
  @Page('matching/pages/views/people.njk')
  async people() {
    const people = await this.profiles.demonstrationPeople();
    const details = await this.profiles.details(people.map(({ id }) => id));
    return { people: people.map(({ id, destination }) => ({ id, destination, ...details.get(id) })), demonstration: true };
  }

  /** @throws NotADemonstrationPerson */
  @Get(':profileId')
  @Public()
  @AuditExempt('invented people only')
  @Page(PERSON)
  async person(@Param('profileId', ParseUUIDPipe) id: string) {
    const [profile] = await this.profiles.many([id]);
    if (!profile?.demonstration) throw new NotADemonstrationPerson(id);
    return this.work.of(profile);
  }

  /** @throws ProfileNotFound */
  @Get(':profileId/work')
  @Needs('matches:read')
  @ReflectsNothing()
  @AuditsRead('person.read', 'profileId', adviceOf)
  @Page(PERSON)
  async own(@Param('profileId', ParseUUIDPipe) id: string) {
    return { ...(await this.work.of(await this.profiles.get(id))), isOwn: true };
  }
}

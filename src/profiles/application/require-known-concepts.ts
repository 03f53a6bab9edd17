import { Injectable } from '@nestjs/common';
import { Taxonomy } from '../../taxonomy/index.js';
import type { Profile } from '../domain/profile.js';

/** Every occupation and skill that a person names is one of the taxonomy. */
@Injectable()
export class RequireKnownConcepts {
  constructor(private readonly taxonomy: Taxonomy) {}

  /** @throws UnknownOccupation, UnknownSkill */
  of({ credentials, experiences, skills }: Pick<Profile, 'credentials' | 'experiences' | 'skills'>): Promise<void> {
    const named = [...credentials, ...experiences].flatMap((one) => one.skills);
    const occupations = experiences.flatMap(({ occupationUri }) => (occupationUri ? [occupationUri] : []));
    return this.taxonomy.requireKnown({ occupations, skills: [...named, ...skills.map(({ skill }) => skill)] });
  }
}

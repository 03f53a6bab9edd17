import fs from 'node:fs';
import path from 'node:path';
import type { PersonalDetails, Profile } from '../../profiles/index.js';
import type { VacancyForm } from '../../vacancies/index.js';

const DATA = path.resolve(import.meta.dirname, '../data');

export interface DemonstrationPerson {
  readonly profile: Omit<Profile, 'revision' | 'demonstration'>;
  readonly details: Omit<PersonalDetails, 'profileId'>;
}

export function demonstrationPeople(): readonly DemonstrationPerson[] {
  return read('people.json');
}

export function demonstrationVacancies(): readonly VacancyForm[] {
  return read('vacancies.json');
}

function read<T>(file: string): T {
  return JSON.parse(fs.readFileSync(path.join(DATA, file), 'utf8')) as T;
}

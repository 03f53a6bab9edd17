import { newId } from '../../platform/database/new-id.js';
import type { Profile } from '../domain/profile.js';
import type { CreateProfileDto } from './profile.dto.js';
import { readDetails } from './read-details.js';

const withId = <T extends object>(one: T) => ({ id: newId(), ...one });

/** What was asked for, as the first revision of a profile; the details stay apart. */
export function newProfile(id: string, { details, credentials, experiences, ...rest }: CreateProfileDto) {
  const { licences = [], nationalities = [], languages = [], wishes = { occupations: [], regions: [] }, ...others } = rest;
  const lists = { credentials: credentials.map(withId), experiences: experiences.map(withId), licences: licences.map(withId) };
  const profile: Profile = { id, revision: 1, demonstration: false, nationalities, languages, wishes, ...others, ...lists };
  return { profile, details: details && readDetails(details) };
}

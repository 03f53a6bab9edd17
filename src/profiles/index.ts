export { ChangeProfile } from './application/change-profile.js';
export { Profiles } from './application/profiles.js';
export { ProfileNotFound } from './domain/profile.errors.js';
export * from './domain/profile.js';
export { AddCredentialDto, AddExperienceDto, AddSkillDto } from './http/profile.dto.js';
export { PROFILES_PROBLEMS } from './http/profiles.problems.js';
export { ProfilesModule } from './profiles.module.js';
export { ProfilesHttpModule } from './profiles-http.module.js';

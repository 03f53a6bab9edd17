import { Injectable } from '@nestjs/common';
import {
  advisedOnPage,
  type ExplainedMatch,
  matchView,
  ReadMatches,
  ReadUnlocks,
  STEPS_SHOWN,
  skillsNamed,
  skillsOfMatches,
  subjectView,
  unlocksView,
} from '../../matching/index.js';
import { today } from '../../platform/clock.js';
import type { PageLanguage } from '../../platform/pages/language.js';
import {
  Consents,
  EvidenceFiles,
  type EvidenceItem,
  isGivenOn,
  type Profile,
  ProfilePapersRepository,
  Profiles,
} from '../../profiles/index.js';
import { advisedAnswers, Recognition } from '../../recognition/index.js';
import { iscoTitles, languageName, parseLanguage, regionName, type SkillUri } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';

const MATCHES_SHOWN = 10;
const OPEN_SHOWN = 5;

/** All that is known of a person, as one page shows it in one language, or in two beside each other. */
@Injectable()
export class PersonView {
  constructor(
    private readonly profiles: Profiles,
    private readonly papers: ProfilePapersRepository,
    private readonly files: EvidenceFiles,
    private readonly recognition: Recognition,
    private readonly matches: ReadMatches,
    private readonly unlocks: ReadUnlocks,
    private readonly consents: Consents,
    private readonly taxonomy: Taxonomy,
  ) {}

  /** @param languages the one of the page first @throws ProfileNotFound */
  async of(id: string, languages: readonly PageLanguage[]) {
    const profile = await this.profiles.get(id);
    const [details, items, files, recognised, matches, unlocks, consents] = await Promise.all([
      this.profiles.details([id]),
      this.papers.evidenceOf(id),
      this.files.of(id),
      this.recognition.assessmentsOf(id),
      this.matches.list(id, MATCHES_SHOWN),
      this.unlocks.of(id, STEPS_SHOWN),
      this.consents.of(id),
    ]);
    const evidence = items.map((one) => (files.has(one.id) ? { ...one, address: `/people/${id}/papers/${one.id}` } : one));
    const ranked = { items: matches.items, open: matches.open.slice(0, OPEN_SHOWN) };
    const skills = [...profile.skills, ...profile.credentials, ...profile.experiences].flatMap((one) =>
      'skill' in one ? one.skill : one.skills,
    );
    const named = [...skills, ...skillsOfMatches([...ranked.items, ...ranked.open]), ...skillsNamed(unlocks)];
    const inLanguage = async (language: PageLanguage) => {
      const labels = await this.taxonomy.labels([...new Set(named)], parseLanguage(language));
      const view = (match: ExplainedMatch) => matchView(match, labels);
      const shown = {
        matches: ranked.items.map(view),
        open: ranked.open.map(view),
        unlocks: unlocksView(unlocks, profile, labels),
      };
      return { language, ...profileView(profile, evidence, labels, language), ...shown };
    };
    const day = today();
    const { displayName, email, phone } = details.get(id) ?? {};
    return {
      person: { id, destination: profile.destination, displayName, email, phone, looking: profile.looking },
      advice: [advisedAnswers(recognised), advisedOnPage.list({ ...matches, ...ranked }), advisedOnPage.unlocks(unlocks)],
      demonstration: profile.demonstration,
      fresh: matches.fresh && recognised.fresh,
      paused: matches.paused,
      considered: unlocks.considered,
      subjects: recognised.items.map(({ id: assessmentId, subject, assessment }) => ({
        ...subjectView(profile, subject),
        assessmentId,
        assessment,
      })),
      decisions: recognised.decisions,
      consents: consents.map((one) => ({
        ...one,
        givenAt: one.givenAt.toISOString(),
        withdrawnAt: one.withdrawnAt?.toISOString(),
        holds: isGivenOn(one, day),
      })),
      spoken: profile.languages.map(({ language }) => language.slice(0, 2)),
      sides: await Promise.all(languages.map(inLanguage)),
    };
  }
}

/** With the address of its photograph or scan, where there is one. */
type Paper = EvidenceItem & { readonly address?: string };

function profileView(profile: Profile, evidence: readonly Paper[], labels: ReadonlyMap<string, string>, language: PageLanguage) {
  const named = (skill: SkillUri) => labels.get(skill) ?? skill;
  const papersOf = (id: string) => evidence.filter(({ subjectId }) => subjectId === id);
  return {
    credentials: profile.credentials.map((one) => ({ ...one, skills: one.skills.map(named), papers: papersOf(one.id) })),
    experiences: profile.experiences.map((one) => ({ ...one, occupation: iscoTitles(one.occupation), papers: papersOf(one.id) })),
    skills: profile.skills.map(({ skill, evidence: grade }) => ({ label: named(skill), evidence: grade })),
    languages: profile.languages.map(({ language: spoken, level }) => ({ name: languageName(spoken, language), level })),
    licences: profile.licences.map(({ occupation, country, state, validUntil }) => ({
      occupation: iscoTitles(occupation),
      country,
      state,
      validUntil,
    })),
    otherPapers: evidence.filter(({ subjectId }) => subjectId === null),
    wishes: { occupations: profile.wishes.occupations.map(iscoTitles), regions: profile.wishes.regions.map(regionName) },
  };
}

import { Injectable } from '@nestjs/common';
import { countriesWithin, isWithin, type Principal } from '../../identity/index.js';
import { advisedOnPage, ListCandidates, type RankedCandidate, skillsOfMatches } from '../../matching/index.js';
import { Caseworkers, Profiles } from '../../profiles/index.js';
import { iscoTitle, iscoTitles, parseLanguage, regionName, type SkillUri } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { CodeAdvertisement, Vacancies, type Vacancy, warningsOf } from '../../vacancies/index.js';
import { pseudonymOf } from './pseudonym.js';

const SUGGESTED = 4;
const CANDIDATES_SHOWN = 10;

/** A vacancy as the desk reads it: what the coder makes of its words, who fits it and why. */
@Injectable()
export class VacancyView {
  constructor(
    private readonly vacancies: Vacancies,
    private readonly coding: CodeAdvertisement,
    private readonly candidates: ListCandidates,
    private readonly caseworkers: Caseworkers,
    private readonly profiles: Profiles,
    private readonly taxonomy: Taxonomy,
  ) {}

  /** @throws VacancyNotFound */
  async of(id: string, principal: Principal, language: string) {
    const vacancy = await this.vacancies.get(id);
    const isHere = countriesWithin(principal, 'candidates:read')?.includes(vacancy.country) ?? true;
    const mine = new Set(await this.caseworkers.peopleOf(principal));
    const [coding, found, names] = await Promise.all([
      this.codingOf(vacancy),
      isHere ? this.candidates.execute(id, CANDIDATES_SHOWN) : { items: [], withheld: [] },
      this.profiles.details([...mine]),
    ]);
    const skills = [...vacancy.essentialSkills, ...vacancy.optionalSkills, ...skillsOfMatches(found.items)];
    const labels = await this.taxonomy.labels([...new Set(skills)], parseLanguage(language));
    const nameOf = (profileId: string) => names.get(profileId)?.displayName;
    return {
      vacancy: { ...vacancy, region: regionName(vacancy.region), isco: vacancy.occupation, occupation: iscoTitles(vacancy.occupation) },
      essential: vacancy.essentialSkills.map((skill) => labels.get(skill) ?? skill),
      warnings: warningsOf(vacancy),
      coding,
      mayConfirm: isWithin(principal, 'wordings:correct', { organisation: vacancy.source }),
      candidates: found.items.map((one, at) => candidateView(one, at, labels, mine, nameOf)),
      withheld: found.withheld,
      advice: isHere ? [advisedOnPage.candidates(found.items)] : [],
      people: [...mine].map((personId) => ({ id: personId, name: nameOf(personId) ?? pseudonymOf(personId) })),
      demonstration: vacancy.demonstration,
    };
  }

  private async codingOf({ title, description, source, employer, occupation, occupationUri }: Vacancy) {
    const { corrected, occupations } = await this.coding.execute({ title, text: description, source, employer }, SUGGESTED);
    const present = occupations.find(({ uri, isco }) => (occupationUri ? uri === occupationUri : isco === occupation));
    const suggestions = occupations.map(({ uri, isco, label, words, confidence }) => ({
      ...{ uri, isco, title: label?.text ?? iscoTitle(isco as never), language: label?.language ?? 'en', words },
      percent: Math.round(confidence * 100),
      isPresent: uri === present?.uri,
    }));
    return { confirmed: corrected !== undefined, suggestions, presentIsSuggested: present !== undefined };
  }
}

function candidateView(
  { profileId, explanation }: RankedCandidate,
  at: number,
  labels: ReadonlyMap<string, string>,
  mine: ReadonlySet<string>,
  nameOf: (id: string) => string | undefined,
) {
  const named = (skill: SkillUri) => labels.get(skill) ?? skill;
  const { score, parts, has, lacks, overqualifiedBy } = explanation;
  return {
    ...{ profileId, rank: at + 1, score, overqualifiedBy, pseudonym: pseudonymOf(profileId) },
    ...(mine.has(profileId) && { name: nameOf(profileId) }),
    parts: Object.entries(parts).map(([part, points]) => ({ part, points })),
    has: has.map(({ skill, evidence }) => ({ label: named(skill), evidence })),
    lacks: lacks.map(({ skill, kind }) => ({ label: named(skill), kind })),
  };
}

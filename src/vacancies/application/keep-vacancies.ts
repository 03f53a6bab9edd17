import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Subject } from '../../identity/index.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type CountryCode, countryOf, type IscoCode } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { asRead } from '../domain/skills-read.js';
import type { NewVacancy } from '../domain/vacancy.js';
import type { VacancyForm } from '../domain/vacancy-form.js';
import type { Kept, Statement } from '../storage/stated-vacancies.js';
import { VacanciesRepository } from '../storage/vacancies.repository.js';
import { VacancyRegister } from '../storage/vacancy-register.js';
import { type AskedTaxonomy, askedOnce } from './asked-once.js';
import { MergeDuplicates } from './merge-duplicates.js';
import { ReadSkills } from './read-skills.js';

/** Answers are forgotten after so many, so that they do not fill the memory. */
const MOST_BATCHES = 50;
const NONE = { essential: [], optional: [] };

/** Takes vacancies as employment services give them: created, updated or unchanged by source and reference. */
@Injectable()
export class KeepVacancies {
  private asked: { readonly revision: number; batches: number; readonly taxonomy: AskedTaxonomy } | undefined;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly taxonomy: Taxonomy,
    private readonly readSkills: ReadSkills,
    private readonly repository: VacanciesRepository,
    private readonly register: VacancyRegister,
    private readonly merge: MergeDuplicates,
    private readonly outbox: Outbox,
  ) {}

  /** @param expected the revision that the caller has seen, for a change of one @throws UnknownOccupation, UnknownSkill, VacancyChangedMeanwhile */
  async execute(
    forms: readonly VacancyForm[],
    { expected, demonstration = false }: { expected?: number; demonstration?: boolean } = {},
  ): Promise<Kept[]> {
    const vacancies = await Promise.all(forms.map((form) => this.complete(form, this.taxonomy, demonstration)));
    return this.dataSource.transaction((tx) => this.keepIn(tx, vacancies, { ...(expected !== undefined && { expected }) }));
  }

  /** Whose an advertisement is: of its region, of where it stood so far, and of its source. */
  async subjectOf({ region, source, reference }: Pick<VacancyForm, 'region' | 'source' | 'reference'>): Promise<Subject> {
    const stood = await this.stoodIn(source, [reference]);
    return { countries: [...new Set([countryOf(region), ...stood.values()])], organisation: source };
  }

  /** In which country each advertisement of a source is kept so far; none: it is new. */
  stoodIn(source: string, references: readonly string[]): Promise<Map<string, CountryCode>> {
    return this.repository.countriesOf(source, references);
  }

  /** In the caller's transaction, so that a batch and its verdicts come together. */
  async keepIn(tx: EntityManager, vacancies: readonly NewVacancy[], statement: Statement = {}): Promise<Kept[]> {
    const kept = await this.register.keep(tx, vacancies, statement);
    const changed = kept.filter(({ status }) => status !== 'unchanged');
    const { revisions, sameAs } = await this.merge.execute(tx, [...new Set(changed.map(({ id }) => id))]);
    const revision = Math.max(0, ...changed.map((one) => one.revision), ...revisions.values());
    if (changed.length) await this.outbox.append(tx, { name: 'vacancy.changed.v1', data: { vacancyId: changed[0]?.id, revision } });
    return kept.map((one) => {
      const same = sameAs.get(one.id);
      return { ...one, revision: revisions.get(one.id) ?? one.revision, ...(same && { sameAs: same }) };
    });
  }

  /** For the rows of one batch: what they ask of the taxonomy is asked once, and not again in the next batches while its revision is the same. */
  async completion(): Promise<(form: VacancyForm) => Promise<NewVacancy>> {
    const revision = await this.taxonomy.revision();
    const { revision: before, batches = 0 } = this.asked ?? {};
    if (!this.asked || before !== revision || batches >= MOST_BATCHES)
      this.asked = { revision, batches: 0, taxonomy: askedOnce(this.taxonomy) };
    this.asked.batches++;
    const { taxonomy } = this.asked;
    return (form) => this.complete(form, taxonomy, false);
  }

  /** Fills in what occupation and description say where the employer names no skills. @throws UnknownOccupation, UnknownSkill */
  private async complete(form: VacancyForm, taxonomy: AskedTaxonomy, demonstration: boolean): Promise<NewVacancy> {
    const { essentialSkills = [], optionalSkills = [], ...rest } = form;
    const occupations = form.occupationUri ? [form.occupationUri] : [];
    await taxonomy.requireKnown({ occupations, skills: [...essentialSkills, ...optionalSkills] });
    const named = { ...rest, country: countryOf(form.region), demonstration };
    if (essentialSkills.length + optionalSkills.length) return { ...named, essentialSkills, optionalSkills, skillsFrom: 'employer' };
    const implied = (form.occupationUri ? await taxonomy.occupation(form.occupationUri) : await ofGroup(form.occupation, taxonomy)) ?? NONE;
    const skillsRead = form.description && !demonstration ? await this.readSkills.execute(form.description) : [];
    const { essential, optional } = asRead(implied, skillsRead);
    const from = skillsRead.length ? ({ skillsFrom: 'description', skillsRead } as const) : ({ skillsFrom: 'occupation' } as const);
    return { ...named, essentialSkills: essential, optionalSkills: optional, ...from };
  }
}

/** Only a unit group with a single occupation says which skills are meant. */
async function ofGroup(occupation: IscoCode, taxonomy: AskedTaxonomy) {
  const found = occupation.length === 4 ? await taxonomy.occupationsOfIsco(occupation) : [];
  return found.length === 1 ? found[0] : undefined;
}

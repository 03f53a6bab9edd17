import { Injectable } from '@nestjs/common';
import type { LanguageTag, SkillUri } from '../../../../standards/index.js';
import { CodeText, Taxonomy } from '../../../../taxonomy/index.js';
import { CONFIRMATIONS, type DoneJob, OFTEN, WELL } from '../../../domain/done-job.js';
import { type Field, type FormPage, oneOf, shown, type Typed, wordOf, wordsOf } from '../../form.js';
import { keyed } from '../../options.js';
import type { Place, Read } from '../../step.js';
import { wrong } from '../../step.js';
import { changingJob } from './job-list.js';
import { MOST_OWN_WORDS, ownWordsOf } from './own-words.js';

const SKILLS_SHOWN = 16;

/** What one can do by a job, how often and how well one did it, and who or what can confirm it. */
@Injectable()
export class JobSkills {
  constructor(
    private readonly coder: CodeText,
    private readonly taxonomy: Taxonomy,
  ) {}

  /** What the occupation always asks for counts with the work itself; the rest is ticked. */
  async page(job: DoneJob, _place: Place, typed?: Typed): Promise<FormPage> {
    const known = job.occupationUri && (await this.taxonomy.occupation(job.occupationUri));
    const [essential, optional] = known ? [known.essential.slice(0, SKILLS_SHOWN), known.optional.slice(0, SKILLS_SHOWN)] : [[], []];
    const offered = [...optional, ...(job.skills ?? []).filter((one) => !optional.includes(one))];
    const labels = await this.taxonomy.texts([...essential, ...offered]);
    const named = (uris: readonly SkillUri[]) => uris.map((value) => ({ value, label: labels.get(value) ?? { en: value } }));
    return {
      title: 'journey.skills.title',
      caption: job.words,
      given: { label: 'journey.skills.given', texts: named(essential).map(({ label }) => label) },
      fields: [
        ...(offered.length
          ? [
              {
                ...{ kind: 'checkboxes' as const, name: 'skills', label: 'journey.skills.label', hint: 'journey.skills.hint' },
                options: named(offered),
                values: typed ? wordsOf(typed, 'skills') : (job.skills ?? []),
              },
            ]
          : []),
        { kind: 'words', name: 'own', label: 'journey.skills.own', hint: 'journey.skills.ownHint', ...shown(typed, 'own', job.ownWords) },
        ...practiceFields(job, typed),
      ],
    };
  }

  /** One's own words are read as those of vacancies are; what was read is shown before it counts. */
  async read(typed: Typed, job: DoneJob): Promise<Read> {
    const confirmedBy = oneOf(CONFIRMATIONS, wordOf(typed, 'confirmed'));
    const own = wordOf(typed, 'own');
    if (own.length > MOST_OWN_WORDS) return wrong({ field: 'own', says: 'own' });
    if (!confirmedBy) return wrong({ field: 'confirmed', says: 'confirmed' });
    const chosen = [...new Set(wordsOf(typed, 'skills'))] as SkillUri[];
    const labels = await this.taxonomy.labels(chosen, 'en' as LanguageTag);
    const heard = own === (job.ownWords ?? '') ? job.heard : await ownWordsOf(this.coder, own);
    return changingJob(job.id, ({ often: _often, well: _well, ownWords: _own, heard: _heard, ...now }) => ({
      ...now,
      ...practiceTyped(typed),
      ...{ confirmedBy, skills: chosen.filter((uri) => labels.has(uri)) },
      ...(own && { ownWords: own, ...(heard && { heard }) }),
    }));
  }
}

/** Of the whole work: short enough for a phone. */
function practiceFields(job: DoneJob, typed: Typed | undefined): readonly Field[] {
  const radios = (name: string, values: readonly string[], hint: string, said: string | undefined): Field => ({
    ...{ kind: 'radios', name, label: `journey.${name}.label`, hint, options: keyed(values, `journey.${name}`) },
    ...shown(typed, name, said),
  });
  return [
    radios('often', OFTEN, 'journey.mayBeEmpty', job.often),
    radios('well', WELL, 'journey.mayBeEmpty', job.well),
    radios('confirmed', CONFIRMATIONS, 'journey.confirmed.hint', job.confirmedBy),
  ];
}

function practiceTyped(typed: Typed): Pick<DoneJob, 'often' | 'well'> {
  const [often, well] = [oneOf(OFTEN, wordOf(typed, 'often')), oneOf(WELL, wordOf(typed, 'well'))];
  return { ...(often && { often }), ...(well && { well }) };
}

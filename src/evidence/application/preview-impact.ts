import { Injectable } from '@nestjs/common';
import { type Agreement, Agreements, countriesOf, Drafts, type EventForm } from '../../agreements/index.js';
import { MatchingPreview } from '../../matching/index.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { Profiles } from '../../profiles/index.js';
import { CasesRepository, type PreviewedRecognition, PreviewRecognition } from '../../recognition/index.js';
import { addShifts, type Impact, NO_IMPACT, type Shift } from '../domain/impact.js';

/** What is proposed: a draft as if it entered into force on a day, or events as if they were recorded. */
export interface Proposal {
  readonly agreement: string;
  readonly draft?: number;
  readonly events: readonly EventForm[];
}

const PAGE = 200;

/** Holds everybody between the parties against the register as it is and as it would be. Nothing is stored but the counts. */
@Injectable()
export class PreviewImpact {
  constructor(
    private readonly agreements: Agreements,
    private readonly drafts: Drafts,
    private readonly profiles: Profiles,
    private readonly preview: PreviewRecognition,
    private readonly matching: MatchingPreview,
    private readonly cases: CasesRepository,
  ) {}

  /** @param onProgress told after each page how many people have been looked at @throws AgreementNotFound */
  async execute(proposal: Proposal, onProgress: (looked: number) => Promise<void>): Promise<Impact> {
    const { agreements: before } = await this.agreements.register();
    const changed = await this.changed(proposal, before);
    const after = [...before.filter(({ id }) => id !== changed.id), changed];
    let impact: Impact = { ...NO_IMPACT, pendingCases: await this.ofCases(changed, before, after) };
    let last: string | undefined;
    for (;;) {
      const ids = await this.profiles.touching(countriesOf(changed), last, PAGE);
      if (ids.length) impact = await this.ofPeople(ids, before, after, impact);
      await onProgress(impact.people.looked);
      last = ids.at(-1);
      if (ids.length < PAGE) return impact;
    }
  }

  private async changed({ agreement, draft, events }: Proposal, register: readonly Agreement[]): Promise<Agreement> {
    const known = register.find(({ id, slug }) => id === agreement || slug === agreement);
    const found = draft === undefined ? (known ?? (await this.agreements.get(agreement))) : await this.drafts.withDraft(agreement, draft);
    const recordedAt = now().toISOString();
    const versions = found.versions.map((version) => (version.state === 'draft' ? { ...version, recordedAt } : version));
    return { ...found, versions, events: [...found.events, ...events.map((event) => ({ ...event, id: newId(), recordedAt }))] };
  }

  private async ofPeople(
    ids: readonly string[],
    before: readonly Agreement[],
    after: readonly Agreement[],
    impact: Impact,
  ): Promise<Impact> {
    const people = await this.profiles.many(ids);
    const [was, wouldBe] = await Promise.all([this.preview.of(people, before), this.preview.of(people, after)]);
    const shifts = was.map((one, at) => shiftsOf(one, wouldBe[at] as PreviewedRecognition));
    const touched = people.flatMap((profile, at) => (shifts[at]?.length ? [{ profile, at }] : []));
    const lists = await Promise.all(
      touched.map(({ profile, at }) =>
        this.matching.compare(profile, (was[at] as PreviewedRecognition).current, (wouldBe[at] as PreviewedRecognition).current),
      ),
    );
    const { people: counted, assessments, matchLists, pendingCases } = impact;
    return {
      people: { looked: counted.looked + people.length, affected: counted.affected + touched.length },
      assessments: addShifts(assessments, shifts.flat()),
      pendingCases,
      matchLists: {
        changed: matchLists.changed + lists.filter(({ changed }) => changed).length,
        vacanciesGained: matchLists.vacanciesGained + lists.reduce((sum, { gained }) => sum + gained, 0),
        vacanciesLost: matchLists.vacanciesLost + lists.reduce((sum, { lost }) => sum + lost, 0),
      },
    };
  }

  private async ofCases(agreement: Agreement, before: readonly Agreement[], after: readonly Agreement[]): Promise<Impact['pendingCases']> {
    let pending: Impact['pendingCases'] = NO_IMPACT.pendingCases;
    let last: string | undefined;
    for (;;) {
      const ids = await this.cases.touching(countriesOf(agreement), last, PAGE);
      const open = (await Promise.all(ids.map((id) => this.cases.get(id)))).filter(({ state }) => state !== 'decided');
      for (const one of open) {
        const [from, to] = await Promise.all([this.preview.ofCase(one, before), this.preview.ofCase(one, after)]);
        const shifts = from === to ? [] : [{ purpose: one.purpose, from, to, count: 1 }];
        pending = { looked: pending.looked + 1, shifts: addShifts(pending.shifts, shifts) };
      }
      last = ids.at(-1);
      if (ids.length < PAGE) return pending;
    }
  }
}

function shiftsOf(was: PreviewedRecognition, wouldBe: PreviewedRecognition): readonly Shift[] {
  return was.outcomes.flatMap(({ subject, purpose, outcome }) => {
    const other = wouldBe.outcomes.find((one) => one.subject === subject && one.purpose === purpose)?.outcome;
    return other && other !== outcome ? [{ purpose, from: outcome, to: other, count: 1 }] : [];
  });
}

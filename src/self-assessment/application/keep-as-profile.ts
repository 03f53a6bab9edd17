import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import { asService } from '../../platform/database/reach.js';
import { SubjectErased } from '../../platform/encryption/data-keys.js';
import {
  ChangeProfile,
  type ConsentForm,
  Consents,
  EvidenceFiles,
  type Profile,
  ProfilePapersRepository,
  Profiles,
} from '../../profiles/index.js';
import { type Addition, additionsOf, withAdditions } from '../domain/additions.js';
import { ALERTS_PURPOSE } from '../domain/alert.js';
import type { DoneJob } from '../domain/done-job.js';
import { DraftEnded } from '../domain/draft.errors.js';
import type { Draft } from '../domain/draft.js';
import { isBound, personOf } from '../domain/person-of-answers.js';
import { AlertsRepository } from '../storage/alerts.repository.js';
import { DraftsRepository } from '../storage/drafts.repository.js';
import { PapersRepository } from '../storage/papers.repository.js';
import { Drafts } from './drafts.js';
import { MovesAlong } from './moves-along.js';
import { hashOfToken } from './secret-words.js';

/** What would become of answers, and what they are added to. */
export interface Offer {
  readonly draft: Draft;
  readonly said: Profile;
  readonly present: Profile | undefined;
  readonly additions: readonly Addition[];
}

/** What the person chose and agreed to. */
export interface Kept {
  /** Keys of additions; what has no profile yet is kept whole. */
  readonly chosen: readonly string[];
  readonly consents: readonly ConsentForm[];
  /** Letters about new work go on for the profile. */
  readonly letters: boolean;
}

/** Answers of a person become their own profile, with their papers; the draft is erased in the same transaction, so that a second press finds nothing to do. */
@Injectable()
export class KeepAsProfile {
  constructor(
    private readonly drafts: Drafts,
    private readonly rows: DraftsRepository,
    private readonly papers: PapersRepository,
    private readonly alerts: AlertsRepository,
    private readonly profiles: Profiles,
    private readonly changes: ChangeProfile,
    private readonly consents: Consents,
    private readonly evidence: ProfilePapersRepository,
    private readonly files: EvidenceFiles,
    private readonly along: MovesAlong,
  ) {}

  /** Undefined: there are no answers, or they do not say yet where the person goes. */
  async offer(token: string | undefined, personId: string): Promise<Offer | undefined> {
    const draft = await this.drafts.find(token);
    return draft && isBound(draft.answers) ? asService(() => this.offerOf(draft, personId)) : undefined;
  }

  /** @throws DraftEnded when it was done before, or the time is over @throws SubjectErased */
  async execute(token: string | undefined, personId: string, kept: Kept): Promise<void> {
    await this.drafts.held(token, async (draft, tx) => {
      if (!isBound(draft.answers)) throw new DraftEnded();
      const offer = await this.offerOf(draft, personId);
      const ids = new Map<string, string>();
      const idOf = (id: string) => ids.get(id) ?? (ids.set(id, newId()).get(id) as string);
      await this.write(tx, offer, kept, idOf);
      for (const consent of kept.consents) await this.consents.giveWithin(tx, personId, consent);
      await this.addEvidence(tx, offer, personId, ids);
      await this.along.all(tx, draft.id, personId);
      if (kept.letters) await this.keepAlert(tx, draft.id, personId);
      await this.rows.erase(tx, draft.id);
    });
  }

  private async offerOf(draft: Draft, personId: string): Promise<Offer> {
    const [present] = await this.profiles.many([personId]);
    const said = personOf(draft.answers as Parameters<typeof personOf>[0], personId);
    return { draft, said, present, additions: additionsOf(said, present) };
  }

  private async write(tx: EntityManager, { said, present, additions }: Offer, { chosen }: Kept, idOf: (id: string) => string) {
    if (present) {
      const taken = additions.filter(({ key }) => chosen.includes(key));
      if (taken.length) await this.changes.changeWithin(tx, said.id, undefined, (now) => withAdditions(now, said, taken, idOf));
      return;
    }
    const empty: Profile = { ...said, credentials: [], experiences: [], languages: [], licences: [] };
    const isNew = await this.changes.createWithin(tx, withAdditions(empty, said, additions, idOf));
    if (!isNew) throw new SubjectErased();
  }

  /** The own words about work, what employers confirmed of it, and the photographs, of what went into the profile. @param ids of its parts, by those of the answers */
  private async addEvidence(tx: EntityManager, { draft: { id, answers } }: Offer, profileId: string, ids: ReadonlyMap<string, string>) {
    for (const job of answers.jobs) {
      const subjectId = ids.get(job.id);
      if (!subjectId) continue;
      await this.evidence.addWithin(tx, profileId, { subjectId, kind: 'statement', grade: 'self-declared', description: job.words });
      const reference = referenceOf(job);
      if (reference) await this.evidence.addWithin(tx, profileId, { subjectId, ...reference });
    }
    for (const { id: credential, facts, papers = [] } of answers.credentials) {
      const subjectId = ids.get(credential);
      for (const paper of subjectId ? papers : []) {
        const content = await this.papers.read(id, paper.id, tx);
        if (!content) continue;
        const item = await this.evidence.addWithin(tx, profileId, { subjectId, kind: 'document', grade: 'copy', description: facts.title });
        await this.files.add(tx, profileId, item.id, { kind: paper.kind, content });
      }
    }
  }

  private async keepAlert(tx: EntityManager, draftId: string, profileId: string): Promise<void> {
    const alert = await this.alerts.of({ draftId }, tx);
    if (!alert?.confirmedAt) return;
    await this.alerts.remove(tx, 'draft_id', draftId);
    await this.alerts.put(tx, { ...alert, of: { profileId } }, { confirm: null, stop: hashOfToken(alert.stop) });
    const { address: recipient, language } = alert.mail;
    await this.consents.giveWithin(tx, profileId, { purpose: ALERTS_PURPOSE, recipient, language: language as ConsentForm['language'] });
  }
}

/** What an employer confirmed on line, and who they said they are; a denial is no evidence. */
function referenceOf({ words, statement }: DoneJob) {
  if (!statement?.isSo) return undefined;
  const { time, name, role, organisation, on } = statement;
  const description = time ? `${words} (${time.from} – ${time.to ?? '…'}, ${time.hoursPerWeek} h)` : words;
  return { kind: 'reference', grade: 'attested', description, vouchedBy: [name, role, organisation, on].join(', ') } as const;
}

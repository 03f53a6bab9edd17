import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { asService } from '../../platform/database/reach.js';
import type { Answers, HeldCredential } from '../domain/answers.js';
import { MOST_PAPERS, type Paper, PaperRefused } from '../domain/paper.js';
import { DraftsRepository } from '../storage/drafts.repository.js';
import { PapersRepository } from '../storage/papers.repository.js';
import { Drafts } from './drafts.js';
import { readPaper } from './read-paper.js';

/** Photographs and scans of papers, each beside the credential that it shows. Never needed. */
@Injectable()
export class Papers {
  constructor(
    private readonly drafts: Drafts,
    private readonly draftRows: DraftsRepository,
    private readonly papers: PapersRepository,
  ) {}

  /** @throws DraftEnded @throws PaperRefused */
  async add(token: string | undefined, credential: string, bytes: Buffer): Promise<void> {
    const { kind, content } = await readPaper(bytes);
    const paper: Paper = { id: newId(), kind, bytes: content.length };
    await this.drafts.held(token, async (draft, tx) => {
      const { credentials } = draft.answers;
      if (!credentials.some(({ id }) => id === credential)) throw new PaperRefused('unknown');
      if (papersIn(draft.answers).length >= MOST_PAPERS) throw new PaperRefused('tooMany');
      await this.papers.add(tx, draft.id, paper.id, content);
      const answers = ofCredential(draft.answers, credential, (papers) => [...papers, paper]);
      await this.draftRows.keep(tx, { ...draft, answers });
    });
  }

  /** Taking away what is gone is done too. @throws DraftEnded */
  async remove(token: string | undefined, id: string): Promise<void> {
    await this.drafts.held(token, async (draft, tx) => {
      const credentials = draft.answers.credentials.map((one) =>
        withPapers(
          one,
          (one.papers ?? []).filter((paper) => paper.id !== id),
        ),
      );
      await this.draftRows.keep(tx, { ...draft, answers: { ...draft.answers, credentials } });
    });
  }

  /** Undefined: this person has none of that id. */
  async read(token: string | undefined, id: string): Promise<{ readonly paper: Paper; readonly content: Buffer } | undefined> {
    const draft = await this.drafts.find(token);
    const paper = draft && papersIn(draft.answers).find((one) => one.id === id);
    const content = paper && (await asService(() => this.papers.read(draft.id, id)));
    return content && { paper, content };
  }
}

export function papersIn({ credentials }: Answers): readonly Paper[] {
  return credentials.flatMap(({ papers = [] }) => papers);
}

function ofCredential(answers: Answers, credential: string, change: (papers: readonly Paper[]) => readonly Paper[]): Answers {
  const credentials = answers.credentials.map((one) => (one.id === credential ? withPapers(one, change(one.papers ?? [])) : one));
  return { ...answers, credentials };
}

function withPapers({ papers: _papers, ...credential }: HeldCredential, papers: readonly Paper[]): HeldCredential {
  return papers.length ? { ...credential, papers } : credential;
}

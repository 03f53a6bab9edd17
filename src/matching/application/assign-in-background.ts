import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { newId } from '../../platform/database/new-id.js';
import { Operations } from '../../platform/operations/operations.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { gapOf } from '../domain/assignment/assign.js';
import { AssignmentChangedMeanwhile, AssignmentNotFound } from '../domain/assignment/assignment.errors.js';
import { type NewAssignment, type Proposal, totalScore } from '../domain/assignment/proposal.js';
import { AssignmentProposals } from './assignment-proposals.js';
import type { Ranking } from './rank-for-assignment.js';

/** Proposals that take longer than somebody waits for an answer: an operation shows how many people have been ranked, and then where the proposal is. */
@Injectable()
export class AssignInBackground {
  constructor(
    private readonly proposals: AssignmentProposals,
    private readonly operations: Operations,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** People's ids are kept as an upload, which goes when the operation ends. @returns the id of the operation */
  propose(asked: NewAssignment): Promise<string> {
    return this.begin('propose-assignment', { assignmentId: newId() }, [Buffer.from(JSON.stringify(asked))]);
  }

  /** @param revision that the assignment must still have @returns the id of the operation */
  recompute(assignmentId: string, revision: number): Promise<string> {
    return this.begin('recompute-assignment', { assignmentId, revision }, []);
  }

  /** Safe to run twice: what is there already is not proposed again. */
  async run(operationId: string): Promise<void> {
    const { kind, input } = await this.operations.get(operationId);
    const { assignmentId, revision } = input as { assignmentId: string; revision?: number };
    const ranked: Ranking = (done) => this.operations.moveTo(operationId, done);
    try {
      const proposal =
        kind === 'propose-assignment'
          ? await this.proposals.create(assignmentId, await this.asked(operationId), ranked)
          : await this.proposals.recompute(assignmentId, revision, ranked);
      await this.operations.end(operationId, 'done', resultOf(proposal));
    } catch (error) {
      if (!(error instanceof AssignmentChangedMeanwhile || error instanceof AssignmentNotFound)) throw error;
      await this.operations.end(operationId, 'failed', { code: error.code, detail: error.message });
    }
  }

  private begin(
    kind: string,
    input: { readonly assignmentId: string; readonly revision?: number },
    upload: Iterable<Buffer>,
  ): Promise<string> {
    return this.operations.begin(kind, { ...input }, inTurn(upload), async (tx, operationId) => {
      await this.outbox.append(tx, { name: 'matching.assignment-asked.v1', data: { operationId } });
      await this.audit.append(tx, { action: 'assignment.asked', subjectId: input.assignmentId, details: { operation: kind } });
    });
  }

  private async asked(operationId: string): Promise<NewAssignment> {
    const parts: Buffer[] = [];
    for await (const part of this.operations.upload(operationId)) parts.push(part);
    const asked = JSON.parse(Buffer.concat(parts).toString()) as NewAssignment;
    await this.operations.moveTo(operationId, 0, asked.profileIds.length);
    return asked;
  }
}

function resultOf({ id, placements, unplaced, bound }: Proposal): Record<string, unknown> {
  const gap = gapOf(totalScore(placements), bound);
  return { assignment: `/v1/assignments/${id}`, placed: placements.length, unplaced: unplaced.length, gap };
}

async function* inTurn(parts: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* parts;
}

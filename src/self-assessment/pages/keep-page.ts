import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LettersOfDrafts } from '../application/letters-of-drafts.js';
import type { Draft } from '../domain/draft.js';
import { carries } from './carrying.js';
import { type Fault, type Typed, wordOf } from './form.js';
import { HOME, Journey } from './journey.js';

interface Shown {
  /** Was just given, and is shown this once. */
  readonly code?: string;
  /** An address was just given. */
  readonly isSent?: boolean;
  readonly typed?: Typed;
  readonly faults?: readonly Fault[];
}

/** Ways to find one's answers again: a code, or an address for letters. */
@Injectable()
export class KeepPage {
  constructor(
    private readonly journey: Journey,
    private readonly letters: LettersOfDrafts,
  ) {}

  show(
    request: FastifyRequest,
    reply: FastifyReply,
    draft: Draft,
    { code, isSent, typed = {}, faults = [] }: Shown = {},
    status = faults.length ? 422 : 200,
  ): void {
    const { areSent } = this.letters;
    const mail = draft.mail?.address;
    const carrying = code ? carries(`${HOME}/keep`) : areSent && !isSent && carries(`${HOME}/keep/mail`, faults);
    const model = { code, faults, mail, areSent, typed: wordOf(typed, 'address'), ...(isSent && { sentTo: mail }) };
    const kept = { kept: draft.expiresAt, hasCode: draft.hasCode, carrying };
    this.journey.send(request, reply, 'self-assessment/pages/views/keep.njk', { ...model, ...kept }, status);
  }
}

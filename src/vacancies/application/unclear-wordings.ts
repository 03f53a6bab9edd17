import { Injectable } from '@nestjs/common';
import { type Principal, requireWithin } from '../../identity/index.js';
import { type UnclearWording, UnclearWordingNotFound } from '../domain/unclear-wording.js';
import { UnclearWordingsRepository } from '../storage/unclear-wordings.repository.js';
import type { ConfirmedOccupation } from './confirm-coding.js';
import { CorrectWording } from './correct-wording.js';

/** Titles that wait for somebody of their source to say what they mean; from then on the source sends them and they are taken. */
@Injectable()
export class UnclearWordings {
  constructor(
    private readonly unclear: UnclearWordingsRepository,
    private readonly correctWording: CorrectWording,
  ) {}

  waiting(sources: readonly string[], after: string | undefined, limit: number): Promise<UnclearWording[]> {
    return this.unclear.waiting(sources, after, limit);
  }

  /** @throws UnclearWordingNotFound, OutOfReach, UnknownOccupation */
  async settle(principal: Principal, id: string, { occupation, occupationUri }: ConfirmedOccupation): Promise<void> {
    const found = await this.unclear.find(id);
    if (!found) throw new UnclearWordingNotFound(id);
    const { source, employer, title } = found;
    requireWithin(principal, 'wordings:correct', { organisation: source });
    const named = employer ? { employer } : {};
    await this.correctWording.execute({ source, ...named, wording: title, occupation, ...(occupationUri && { occupationUri }) });
  }
}

import { GoodClient, NeverAnswered } from '../harness/good-client.js';
import type { Remembered } from '../harness/remembered.js';
import { Seeded } from '../harness/seeded.js';
import { agree, openAndDecide, validate } from './decisions.js';
import { addCredential, amend, consent, type Desk, erase, readMatches, register } from './people.js';
import { changeVacancy, importFeed, propose, sendVacancy } from './vacancies.js';

const ACTS: readonly (readonly [number, (desk: Desk) => Promise<void>])[] = [
  [6, register],
  [6, addCredential],
  [3, amend],
  [6, sendVacancy],
  [5, changeVacancy],
  [1, importFeed],
  [3, openAndDecide],
  [1, agree],
  [1, propose],
  [1, validate],
  [2, consent],
  [2, erase],
  [4, readMatches],
];

/** Desks at work at once, until they are told to stop; what they have begun they bring to its end, whatever happens meanwhile. */
export class Workload {
  private stopped = false;
  private readonly working: Promise<void>[];

  constructor(address: string, remembered: Remembered, { desks, seed, name }: { desks: number; seed: number; name: string }) {
    this.working = Array.from({ length: desks }, (_, at) => {
      const client = new GoodClient(address, remembered, new Seeded(seed * 1_000 + at));
      return this.work({ client, remembered, people: [], references: [], name: `${name}-${at}`, count: 0 });
    });
  }

  private async work(desk: Desk): Promise<void> {
    while (!this.stopped) {
      await desk.client.random
        .weighted(ACTS)(desk)
        .catch((error: unknown) => {
          if (!(error instanceof NeverAnswered)) throw error;
          desk.remembered.wrongAnswers.push(error.message);
        });
    }
  }

  async end(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.working);
  }
}

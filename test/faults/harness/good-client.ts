import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Remembered } from './remembered.js';
import type { Seeded } from './seeded.js';

const LONGEST_ANSWER_MS = 25_000;
const PATIENCE_MS = 150_000;
const LONGEST_WAIT_MS = 2_000;

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object | string;
  readonly token?: string;
  readonly ifMatch?: string;
}
export interface Answer {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly etag: string | undefined;
  /** An earlier attempt may have been done, its answer lost. */
  readonly retried: boolean;
}

/** However often it asked, and whatever it was told to wait. */
export class NeverAnswered extends Error {}

/** Asks until it is told: the same request with the same key, after a lost line, a 503, a 429, or while the first is under way. */
export class GoodClient {
  constructor(
    private readonly address: string,
    private readonly remembered: Remembered,
    readonly random: Seeded,
  ) {}

  async ask(asked: Asked): Promise<Answer> {
    const key = randomUUID();
    const until = performance.now() + PATIENCE_MS;
    for (let attempt = 0; ; attempt++) {
      const sentAt = performance.now();
      const answer = await this.attempt(asked, key);
      if (answer && !isTemporary(answer)) {
        if (asked.method !== 'GET' && answer.status < 300) this.remembered.acknowledge(sentAt);
        return { ...answer, retried: attempt > 0 };
      }
      this.remembered.refused += 1;
      if (sentAt > until)
        throw new NeverAnswered(`${asked.method} ${asked.path}: no answer in ${PATIENCE_MS / 1000} s, at last ${JSON.stringify(answer)}`);
      await pause(this.random.between(50, LONGEST_WAIT_MS / 4));
    }
  }

  private async attempt(asked: Asked, key: string): Promise<Omit<Answer, 'retried'> | undefined> {
    try {
      const answer = await fetch(`${this.address}${asked.path}`, this.requestOf(asked, key));
      const text = await answer.text();
      const body = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
      if (isWrong(answer.status))
        this.remembered.wrongAnswers.push(`${asked.method} ${asked.path}: ${answer.status} ${text.slice(0, 400)}`);
      return { status: answer.status, body, etag: answer.headers.get('etag') ?? undefined };
    } catch (error) {
      const { name } = error as Error;
      if (name === 'TimeoutError')
        this.remembered.wrongAnswers.push(`${asked.method} ${asked.path}: silence for ${LONGEST_ANSWER_MS / 1000} s`);
      return undefined;
    }
  }

  private requestOf({ method, body, token, ifMatch }: Asked, key: string): RequestInit {
    const headers = {
      ...(body !== undefined && { 'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json' }),
      ...(token && { authorization: `Bearer demonstration-${token}` }),
      ...(ifMatch && { 'if-match': ifMatch }),
      ...(method === 'POST' && { 'idempotency-key': key }),
    };
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    return { method, headers, ...sent, signal: AbortSignal.timeout(LONGEST_ANSWER_MS) };
  }

  /** What was asked has to be right; anything else is told as a wrong answer. */
  async must(asked: Asked): Promise<Answer | undefined> {
    const answer = await this.ask(asked);
    if (answer.status < 300) return answer;
    this.remembered.wrongAnswers.push(`${asked.method} ${asked.path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
    return undefined;
  }
}

const isWrong = (status: number) => status >= 500 && status !== 503 && status !== 507;

function isTemporary({ status, body }: Pick<Answer, 'status' | 'body'>): boolean {
  return status >= 500 || status === 429 || (status === 409 && body.code === 'idempotency-key-in-flight');
}

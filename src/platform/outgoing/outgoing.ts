import { lookup } from 'node:dns/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectConfiguration } from '../configuration/configuration.module.js';
import type { Configuration } from '../configuration/settings.js';
import { type Allowed, destinationOf, type Resolve } from './destination.js';
import { type Answer, exchange } from './exchange.js';
import { OutgoingFailed, OutgoingRefused } from './outgoing.errors.js';

export interface OutgoingCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** All of it: name, connection, headers, body. */
  readonly mostMilliseconds?: number;
  readonly mostBytes?: number;
}

export interface OutgoingAnswer extends Answer {
  readonly milliseconds: number;
}

export const RESOLVE = Symbol('Resolve');
export const resolveByName: Resolve = (host) => lookup(host, { all: true });

const MOST_MILLISECONDS = 5_000;
const MOST_BYTES = 256 * 1024;

/**
 * The one door through which this service calls others. A name is resolved once, each of its addresses is checked, and only those are connected to;
 * a redirect is an answer like any other and is never followed. Source: OWASP SSRF Prevention; assurance T9.
 */
@Injectable()
export class Outgoing {
  private readonly allowed: Allowed;

  constructor(
    @InjectConfiguration() { outgoingPrivate, environment }: Pick<Configuration, 'outgoingPrivate' | 'environment'>,
    @Inject(RESOLVE) private readonly resolve: Resolve,
  ) {
    this.allowed = { inside: outgoingPrivate.split(',').filter(Boolean), isTrial: environment !== 'production' };
  }

  /** For addresses that are kept and called later; each call asks again. @throws OutgoingRefused, OutgoingFailed */
  async requireCallable(url: string): Promise<void> {
    await beforeTheEnd(AbortSignal.timeout(MOST_MILLISECONDS), destinationOf(url, this.allowed, this.resolve));
  }

  /** @returns whatever the other side answered, its body no longer than allowed @throws OutgoingRefused, OutgoingFailed */
  async send({ method, url, headers = {}, body, mostMilliseconds, mostBytes }: OutgoingCall): Promise<OutgoingAnswer> {
    const began = performance.now();
    const signal = AbortSignal.timeout(mostMilliseconds ?? MOST_MILLISECONDS);
    const destination = await beforeTheEnd(signal, destinationOf(url, this.allowed, this.resolve));
    const answer = await exchange(destination, { method, headers, body, signal, mostBytes: mostBytes ?? MOST_BYTES });
    return { ...answer, milliseconds: Math.round(performance.now() - began) };
  }
}

/** A resolver cannot be told to stop. */
function beforeTheEnd<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const over = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new OutgoingFailed('The name', 'the time is over.'))),
  );
  return Promise.race([work, over]).catch((error: Error) => {
    throw error instanceof OutgoingRefused || error instanceof OutgoingFailed ? error : new OutgoingFailed('The name', error.message);
  });
}

import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Destination } from './destination.js';
import { OutgoingFailed } from './outgoing.errors.js';

export interface Sent {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Bytes of the answer's body that are kept. */
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The body went on; the rest was not read. */
  readonly isCut: boolean;
}

const MOST_HEADER_BYTES = 16_384;

/** One request to checked addresses: an agent of its own, so neither a proxy of the environment nor a connection of before. @throws OutgoingFailed */
export function exchange(destination: Destination, sent: Sent): Promise<Answer> {
  const { url } = destination;
  const door = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request: ClientRequest = door.request(url, {
      ...{ method: sent.method, headers: { 'user-agent': 'passerelle', ...sent.headers }, signal: sent.signal },
      ...{ agent: new door.Agent({ keepAlive: false }), lookup: onlyTo(destination), maxHeaderSize: MOST_HEADER_BYTES },
    });
    const failed = (error: Error) => reject(new OutgoingFailed(url.host, sent.signal.aborted ? 'the time is over.' : reasonOf(error)));
    request.on('error', failed);
    request.on('upgrade', (_, socket) => socket.destroy());
    request.on('response', (answer) => read(answer, sent.mostBytes).then(resolve, failed));
    request.end(sent.body);
  });
}

/** Answers with what was checked, whatever the name says by now. */
function onlyTo({ addresses }: Destination): LookupFunction {
  return (_, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
}

async function read(answer: IncomingMessage, mostBytes: number): Promise<Answer> {
  const parts: Buffer[] = [];
  let left = mostBytes;
  let isCut = false;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part.subarray(0, left));
    isCut = part.length > left;
    left -= Math.min(left, part.length);
    if (isCut) break;
  }
  answer.destroy();
  return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: Buffer.concat(parts), isCut };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function reasonOf({ message, code }: Error & { readonly code?: string }): string {
  return code ?? message;
}

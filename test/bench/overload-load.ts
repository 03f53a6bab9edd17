import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What is asked, by whom, and how often among ten requests. */
export interface Kind {
  readonly name: 'person' | 'read' | 'write' | 'bulk';
  readonly share: number;
  request(at: number): { readonly path: string; readonly method?: string; readonly body?: string; readonly type?: string };
}

export interface Heard {
  readonly kind: Kind['name'];
  readonly status: number;
  /** From the moment at which it was due, ms: a generator that is late does not hide what people wait. */
  readonly ms: number;
}

const PATIENCE_MS = 20_000;
const agent = new http.Agent({ keepAlive: true, scheduling: 'lifo' });

/** Requests come at their rate whether or not those before were answered, as people do. */
export async function offer(address: string, kinds: readonly Kind[], rate: number, seconds: number): Promise<readonly Heard[]> {
  const began = performance.now();
  const asked: Promise<Heard>[] = [];
  for (let at = 0; at < rate * seconds; at++) {
    const due = began + (1_000 * at) / rate;
    if (due > performance.now() + 1) await pause(due - performance.now());
    else if (at % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    asked.push(ask(address, kindOf(kinds, at), at, due));
  }
  return Promise.all(asked);
}

/** So many at once, each asking again as soon as it is answered: what the service can do. @returns requests a second that were served */
export async function capacity(address: string, kinds: readonly Kind[], atOnce: number, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let [at, served] = [0, 0];
  const client = async () => {
    while (performance.now() < until) {
      const number = at++;
      const { status } = await ask(address, kindOf(kinds, number), number, performance.now());
      if (status < 300) served += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return served / seconds;
}

/** By their shares, always in the same order: 1 in 10 a seventh apart. */
function kindOf(kinds: readonly Kind[], at: number): Kind {
  let place = (at * 7) % 10;
  for (const kind of kinds) {
    place -= kind.share;
    if (place < 0) return kind;
  }
  return kinds[0]!;
}

export function ask(address: string, kind: Kind, at: number, due: number): Promise<Heard> {
  const { path, method = 'GET', body, type } = kind.request(at);
  return new Promise((resolve) => {
    const heard = (status: number) => resolve({ kind: kind.name, status, ms: performance.now() - due });
    const headers = type ? { 'content-type': type } : {};
    const request = http.request(`${address}${path}`, { method, headers, agent, timeout: PATIENCE_MS }, (answer) => {
      answer.on('end', () => heard(answer.statusCode ?? 0)).on('error', () => heard(0));
      answer.resume();
    });
    request.on('timeout', () => request.destroy()).on('error', () => heard(0));
    request.end(body);
  });
}

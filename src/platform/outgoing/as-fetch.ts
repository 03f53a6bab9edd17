import { OutgoingFailed } from './outgoing.errors.js';
import type { Outgoing } from './outgoing.js';

interface Asked {
  readonly method?: string;
  readonly headers?: Headers | Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const WITHOUT_BODY = [204, 205, 304];

/** For libraries that want a `fetch`: it goes through the one door, and an answer that was cut is none. @throws OutgoingRefused, OutgoingFailed */
export const asFetch =
  (outgoing: Outgoing) =>
  async (url: string, { method, headers, body }: Asked = {}): Promise<Response> => {
    const answer = await outgoing.send({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      headers: Object.fromEntries(new Headers(headers)),
      ...(body !== undefined && body !== null && { body: String(body) }),
    });
    if (answer.isCut) throw new OutgoingFailed(new URL(url).host, 'its answer is too large.');
    const { status } = answer;
    return new Response(WITHOUT_BODY.includes(status) ? null : new Uint8Array(answer.body), { status, headers: answer.headers });
  };

/** Requests that one client, or one address without a client, may send in a minute. */
export interface Quota {
  readonly name: 'client' | 'address';
  readonly requests: number;
}
/** What is left of a quota, and in how many seconds it is whole again. */
export interface Standing {
  readonly remaining: number;
  readonly seconds: number;
}

export const WINDOW_SECONDS = 60;

export class QuotaExceeded extends Error {
  readonly code = 'quota-exceeded';
  constructor(
    { name, requests }: Quota,
    readonly retryAfter: number,
  ) {
    super(
      `The quota "${name}" of ${requests} requests a minute is used up. Nothing of this request was done; send it again in ${retryAfter} seconds. ${WHOSE[name]}`,
    );
  }
}

const WHOSE = {
  client: 'It is yours alone; send many vacancies in one import, and read changes with If-None-Match.',
  address: 'All who ask without a token from your address share it; send a token of your own to have a quota of your own.',
} as const;

/** Source: draft-ietf-httpapi-ratelimit-headers-10; structured fields of RFC 9651. */
export function headersOf({ name, requests }: Quota, { remaining, seconds }: Standing): Record<string, string> {
  return {
    'ratelimit-policy': `"${name}";q=${requests};w=${WINDOW_SECONDS}`,
    ratelimit: `"${name}";r=${remaining};t=${seconds}`,
  };
}

/** Who shares a quota at an address: one IPv4 address, or the 64 bits of an IPv6 network, of which one subscriber has all. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !address.includes(':')) return mapped ?? address;
  const [head = '', tail = ''] = address.split('::');
  const [first, last] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const zeros = address.includes('::') ? Math.max(0, 8 - first.length - last.length) : 0;
  return [...first, ...Array.from({ length: zeros }, () => '0'), ...last].slice(0, 4).join(':');
}

import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { addressKind } from './address-kind.js';
import { OutgoingRefused } from './outgoing.errors.js';

/** What an operator allows beyond the public internet: hosts inside, and in a trial plain http and this machine for them. */
export interface Allowed {
  /** `host` or `host:port`, lower case. */
  readonly inside: readonly string[];
  readonly isTrial: boolean;
}

/** All addresses of a name, in the order in which to try them. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** Where a call goes: the addresses were checked, and only they are connected to. */
export interface Destination {
  readonly url: URL;
  readonly addresses: readonly LookupAddress[];
}

const PORTS: readonly string[] = ['443', '8443'];

/** Resolves once and checks every address: one bad address refuses the name. @throws OutgoingRefused */
export async function destinationOf(address: string, allowed: Allowed, resolve: Resolve): Promise<Destination> {
  const url = readUrl(address);
  const isInside = isListed(url, allowed);
  requireScheme(url, isInside && allowed.isTrial);
  if (!isInside && !PORTS.includes(portOf(url))) throw new OutgoingRefused(url.host, 'only the ports 443 and 8443 are.');
  const addresses = await addressesOf(url, resolve);
  for (const { address: found } of addresses) requireKind(url, found, isInside, allowed);
  return { url, addresses };
}

/** The URL parser turns decimal, octal, hexadecimal and full-width forms into the address that they mean. @throws OutgoingRefused */
function readUrl(address: string): URL {
  if (!URL.canParse(address)) throw new OutgoingRefused('An unreadable address', 'write https://host/path.');
  const url = new URL(address);
  if (url.username || url.password) throw new OutgoingRefused(url.host, 'the address names a user or a password.');
  if (!url.hostname) throw new OutgoingRefused('An address without a host', 'write https://host/path.');
  return url;
}

function requireScheme({ protocol, host }: URL, mayBePlain: boolean): void {
  if (protocol !== 'https:' && !(protocol === 'http:' && mayBePlain)) throw new OutgoingRefused(host, 'only https:// is.');
}

function isListed(url: URL, { inside }: Allowed): boolean {
  const host = url.hostname.toLowerCase();
  return inside.includes(`${host}:${portOf(url)}`) || (inside.includes(host) && PORTS.includes(portOf(url)));
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'http:' ? '80' : '443');
}

async function addressesOf(url: URL, resolve: Resolve): Promise<readonly LookupAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family ? [{ address: host, family }] : await resolve(host);
  if (!found.length) throw new OutgoingRefused(url.host, 'the name has no address.');
  return found;
}

function requireKind({ host }: URL, address: string, isInside: boolean, { isTrial }: Allowed): void {
  const kind = addressKind(address);
  if (kind === 'public') return;
  if (isInside && (kind === 'private' || (kind === 'loopback' && isTrial))) return;
  throw new OutgoingRefused(host, 'it is not an address of the public internet. A host inside that is meant is named in OUTGOING_PRIVATE.');
}

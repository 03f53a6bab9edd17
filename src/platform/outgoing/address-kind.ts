import ipaddr from 'ipaddr.js';

/** `never`: link-local (metadata of clouds), multicast, unspecified, and IPv6 that wraps an IPv4 address (mapped, NAT64, 6to4, Teredo). */
export type AddressKind = 'public' | 'private' | 'loopback' | 'never';

const PRIVATE: readonly string[] = ['private', 'uniqueLocal', 'carrierGradeNat'];
/** All that is assigned of global unicast. Source: IANA IPv6 Address Space. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** @param address as the resolver or the URL parser writes it */
export function addressKind(address: string): AddressKind {
  if (!ipaddr.isValid(address)) return 'never';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range === 'loopback') return 'loopback';
  if (PRIVATE.includes(range)) return 'private';
  if (range !== 'unicast') return 'never';
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST) ? 'public' : 'never';
}

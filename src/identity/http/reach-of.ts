import type { Reach } from '../../platform/database/reach.js';
import type { Principal } from '../domain/principal.js';

/** Who asks, as the policies of the database read it: their grants, and whether a reason is kept for this request. They hold the grants to rules of their own. */
export function reachOf({ id, grants }: Principal, hasReason: boolean): Reach {
  return {
    'passerelle.principal': id,
    'passerelle.grants': JSON.stringify(grants),
    'passerelle.reason': hasReason ? 'kept' : '',
  };
}

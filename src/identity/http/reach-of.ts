import { type Reach, reachesAlso } from '../../platform/database/reach.js';
import type { Action } from '../domain/policy.js';
import type { Principal } from '../domain/principal.js';

/** What a request asks for, and what was recorded before it is answered. */
export interface Asked {
  readonly action: Action;
  /** The reason of an auditor is kept. */
  readonly hasReason: boolean;
  /** Id of the glass through which a caseworker reads. */
  readonly throughGlass?: string | undefined;
}

/** Who asks for what, as the policies of the database read it. They hold it to rules of their own. */
export function reachOf({ id, grants }: Principal, { action, hasReason, throughGlass }: Asked): Reach {
  return {
    'passerelle.principal': id,
    'passerelle.grants': JSON.stringify(grants),
    'passerelle.action': action,
    'passerelle.reason': hasReason ? 'kept' : '',
    'passerelle.glass': throughGlass ?? '',
  };
}

/** The rest of this request reaches past a glass that it has broken itself. @param glassId of the entry that is on record */
export function seeThroughGlass(glassId: string): void {
  reachesAlso({ 'passerelle.glass': glassId });
}

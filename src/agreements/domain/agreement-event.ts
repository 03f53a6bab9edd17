import type { CountryCode, IscoCode, IsoDate } from '../../standards/index.js';
import type { Source } from './source.js';

/** Dated facts in the life of an agreement; its status is derived from them per pair of countries and never stored. Source: domain rules C3. */
export type AgreementEventKind =
  | 'negotiated'
  | 'initialled'
  | 'signed'
  | 'ratified'
  | 'approved'
  | 'published'
  | 'notified'
  | 'provisionally-applied'
  | 'entered-into-force'
  | 'amended'
  | 'suspended'
  | 'resumed'
  | 'termination-notified'
  | 'terminated'
  | 'expired'
  | 'superseded'
  | 'acceded'
  | 'withdrawn'
  | 'renewed'
  | 'reserved'
  | 'reservation-withdrawn';

export interface AgreementEvent {
  readonly id: string;
  readonly kind: AgreementEventKind;
  /** Valid time: the day it happened or takes effect. Undefined: it is known that it happened, not when. */
  readonly on?: IsoDate;
  /** Recording time: when this service learned of it. ISO 8601 instant. */
  readonly recordedAt: string;
  /** The version that it concerns. */
  readonly version?: number;
  /** The country whose act it is (a ratification); undefined: all parties. */
  readonly party?: CountryCode;
  /** A suspension may touch only part. */
  readonly scope?: SuspensionScope;
  /** A reservation excludes these provisions (keys) between its party and every other. Source: VCLT Art 21. */
  readonly provisions?: readonly string[];
  readonly source: Source;
  /** Sources may disagree on a date; the one marked so counts, else the latest of them, which favours the older text. */
  readonly authoritative?: boolean;
  readonly actor?: string;
}

export interface SuspensionScope {
  readonly occupations?: readonly IscoCode[];
  readonly from?: CountryCode;
  readonly to?: CountryCode;
  readonly newHiresOnly?: boolean;
}

export type AgreementStatus =
  | 'negotiating'
  | 'initialled'
  | 'signed'
  | 'ratified'
  | 'provisionally-applied'
  | 'in-force'
  | 'suspended'
  | 'termination-notified'
  | 'terminated'
  | 'expired'
  | 'superseded';

/** Only these ground an answer (termination-notified still is in force until its day). */
export const GROUNDING: readonly AgreementStatus[] = ['provisionally-applied', 'in-force', 'termination-notified'];

/** `open`: a fact is missing; it never passes silently, and `question` would close it. */
export type GateVerdict = 'satisfied' | 'not-satisfied' | 'open';
export const GATES = [
  'vacancy',
  'region',
  'distance',
  'language',
  'level',
  'recognition',
  'licence',
  'return',
  'contract',
  'hours',
  'start',
  'recruitment',
] as const;
export type Gate = (typeof GATES)[number];

/** One hard requirement, looked at. `because` is a stable code, or the assessment that it rests on; asked and held are codes and figures. */
export interface GateFinding {
  readonly gate: Gate;
  readonly verdict: GateVerdict;
  readonly because: string;
  readonly asked: string | null;
  readonly held: string | null;
  /** Key of the question to ask, only when open. */
  readonly question?: string;
}

/** The worst of several: one that fails decides, else one that is open. */
export function worstOf(findings: readonly GateFinding[]): GateVerdict {
  if (findings.some(({ verdict }) => verdict === 'not-satisfied')) return 'not-satisfied';
  return findings.some(({ verdict }) => verdict === 'open') ? 'open' : 'satisfied';
}

export type Shown = string | number | null | undefined;
const text = (value: Shown) => (value === null || value === undefined ? null : String(value));

export function passed(gate: Gate, because: string, asked?: Shown, held?: Shown): GateFinding {
  return { gate, verdict: 'satisfied', because, asked: text(asked), held: text(held) };
}
export function failed(gate: Gate, because: string, asked: Shown, held: Shown): GateFinding {
  return { gate, verdict: 'not-satisfied', because, asked: text(asked), held: text(held) };
}
export function unknown(gate: Gate, because: string, asked: Shown, question: string): GateFinding {
  return { gate, verdict: 'open', because, asked: text(asked), held: null, question };
}

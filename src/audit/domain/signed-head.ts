/** The end of a chain at a moment, under a signature: whoever keeps it can prove what was before it. */
export interface SignedHead {
  readonly organisation: string;
  readonly sequence: number;
  readonly hash: string;
  /** ISO 8601 in UTC, milliseconds. */
  readonly signedAt: string;
  /** RFC 7638 thumbprint of the public key. */
  readonly keyId: string;
  /** Ed25519 (RFC 8032) over `encodeHead`, base64url. */
  readonly signature: string;
}

const ENCODING = 'passerelle-audit-head-1';

/** The text under the signature: a JSON array of the fields in this order, first the name of the encoding. */
export function encodeHead({ organisation, sequence, hash, signedAt, keyId }: Omit<SignedHead, 'signature'>): string {
  return JSON.stringify([ENCODING, organisation, sequence, hash, signedAt, keyId]);
}

export class SignedHeadUnreadable extends Error {
  readonly code = 'signed-head-unreadable';
  constructor(place: string) {
    super(`${place} is not a signed head. A file of heads holds one JSON object a line, as GET /v1/audit/heads gives them.`);
  }
}

/** @param place where the text stands, for the error @throws SignedHeadUnreadable */
export function parseSignedHead(text: string, place: string): SignedHead {
  try {
    const { organisation, sequence, hash, signedAt, keyId, signature } = JSON.parse(text) as Record<string, unknown>;
    const texts = { organisation, hash, signedAt, keyId, signature };
    if (!Object.values(texts).every((one) => typeof one === 'string') || !Number.isSafeInteger(sequence))
      throw new SignedHeadUnreadable(place);
    return { ...(texts as Record<keyof typeof texts, string>), sequence: sequence as number };
  } catch {
    throw new SignedHeadUnreadable(place);
  }
}

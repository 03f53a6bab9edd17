import { plainToInstance } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { BodyValidationPipe } from '../../platform/validation/body-validation.pipe.js';
import { OverrideDto } from '../http/override.dto.js';
import { ReferralTransitionDto } from '../http/transition.dto.js';

const FIELDS = ['action', 'until', 'language', 'contact', 'heard', 'reason', 'words', 'on'] as const;
const pipe = new BodyValidationPipe();

/** What a browser sends: text, and a list where several boxes are ticked. */
export type SentForm = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A form held to the same rules as a body of the API; fields left empty are left out. @throws ValidationFailed */
export async function readTransition(form: SentForm, more: Partial<ReferralTransitionDto> = {}): Promise<ReferralTransitionDto> {
  const filled = FIELDS.filter((name) => typeof form[name] === 'string' && form[name] !== '').map((name) => [name, form[name]]);
  const ticked = form.fields === undefined ? [] : [form.fields].flat();
  const sent = { ...Object.fromEntries(filled), ...(ticked.length && { fields: ticked }), ...more };
  return plainToInstance(ReferralTransitionDto, await pipe.transform(sent, { type: 'body', metatype: ReferralTransitionDto }));
}

/** @throws ValidationFailed */
export async function readOverride({ decision, why }: SentForm): Promise<OverrideDto> {
  return plainToInstance(OverrideDto, await pipe.transform({ decision, why }, { type: 'body', metatype: OverrideDto }));
}

/** The revision that the page showed. */
export function seenRevision({ revision }: SentForm): number {
  return typeof revision === 'string' && /^\d{1,9}$/.test(revision) ? Number(revision) : 0;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  'validation-failed': 'fields',
  'release-out-of-range': 'range',
  'changed-meanwhile': 'changed',
  'referral-in-wrong-state': 'state',
  'another-recipient': 'state',
  'way-heard-missing': 'heard',
  'reason-in-words-missing': 'reason',
  'second-person-required': 'second',
};
export const PROBLEM_TEXTS = [...new Set([...Object.values(PROBLEMS), 'why'])];

/** Which text says to whoever sent a form what was wrong; anything else is thrown on. */
function problemOf(error: unknown, action: unknown): string {
  const known = PROBLEMS[(error as { code?: string }).code ?? ''];
  if (!known) throw error;
  if (known !== 'fields') return known;
  return action === 'override' ? 'why' : action === 'refuse' ? 'reason' : known;
}

/** Does what a form asks, and leads back to the page that it came from, which says how it stands now or what was wrong. */
export async function answerForm(reply: FastifyReply, page: string, action: unknown, work: () => Promise<unknown>): Promise<void> {
  const problem = await work().then(
    () => undefined,
    (error: unknown) => problemOf(error, action),
  );
  void reply.redirect(`${page}${problem ? `?problem=${problem}` : ''}`, 303);
}

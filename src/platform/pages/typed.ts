import type { FastifyRequest } from 'fastify';

/** What somebody had typed into a form that was refused because nobody is signed in any more, or somebody anew. */
export interface Typed {
  readonly address: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Of the present session; undefined: nobody is signed in. */
  readonly formToken?: string;
}

const TOKEN = 'formToken';
const REFUSED = [401, 403];

/** Undefined: it was no form of a page for those who are signed in. @param formToken that the refusal carries: the form came from this site */
export function typedIn({ method, url, body }: FastifyRequest, status: number, formToken: string | undefined): Typed | undefined {
  const form = body as Readonly<Record<string, unknown>> | undefined;
  const isOfPage = method === 'POST' && typeof form === 'object' && form !== null && TOKEN in form;
  if (!isOfPage || !REFUSED.includes(status) || (status === 403 && !formToken)) return undefined;
  const fields = Object.entries(form).flatMap(([name, given]) => (name === TOKEN ? [] : valuesOf(given).map((value) => ({ name, value }))));
  return { address: new URL(url, 'http://page').pathname, fields, ...(formToken && { formToken }) };
}

function valuesOf(given: unknown): readonly string[] {
  return [given].flat().filter((one) => typeof one === 'string');
}

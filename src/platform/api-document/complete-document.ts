import type { OpenAPIObject } from '@nestjs/swagger';
import type { Problems } from '../problem-details/problems.js';
import { ANSWER_HEADERS, declareHeaders } from './answer-headers.js';
import { contentOf, needOf, operationsOf, type PlacedOperation } from './document-parts.js';
import { declareProblems, FIELD_ERROR_SCHEMA, PROBLEM_SCHEMA } from './problem-answers.js';
import { closeRequestSchemas, pruneSchemas, shapeParameters } from './request-shape.js';

/** What the document says and no route does. */
export interface ApiFacts {
  readonly problems: Problems;
  readonly tags: Readonly<Record<string, string>>;
  /** In words: what an action of the policy is, and who may. */
  readonly mayOf: (action: string) => string;
  /** The body of a request that succeeds, by operation. */
  readonly examples: Readonly<Record<string, unknown>>;
}

/** Says of every operation what holds for all of its kind, so that a route says only what is its own. Changes `document`. */
export function completeDocument(document: OpenAPIObject, facts: ApiFacts): OpenAPIObject {
  document.tags = tagsUsed(document, facts.tags);
  for (const placed of operationsOf(document)) {
    shapeParameters(placed);
    declareProblems(placed, facts.problems);
    declareHeaders(placed);
    secure(placed);
    describe(placed, facts);
    giveExample(placed, facts.examples);
    markDeprecated(placed);
  }
  addComponents(document);
  closeRequestSchemas(document);
  pruneSchemas(document);
  return document;
}

type Components = NonNullable<OpenAPIObject['components']>;

function addComponents(document: OpenAPIObject): void {
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA, FieldError: FIELD_ERROR_SCHEMA };
  document.components = { ...document.components, schemas, headers: ANSWER_HEADERS } as unknown as Components;
}

function tagsUsed(document: OpenAPIObject, tags: ApiFacts['tags']): OpenAPIObject['tags'] {
  const used = new Set(operationsOf(document).flatMap(({ operation }) => operation.tags ?? []));
  return [...used].map((name) => ({ name, description: tags[name] ?? '' }));
}

function secure({ operation }: PlacedOperation): void {
  const need = needOf(operation);
  operation.security = need ? [{ bearer: [] }, { oauth2: [need] }] : [];
}

function describe({ operation }: PlacedOperation, { mayOf }: ApiFacts): void {
  const need = needOf(operation);
  const who = need ? `Needs \`${need}\`: ${mayOf(need)}` : 'Open to everybody, without a token.';
  operation.description = [operation.description, who].filter(Boolean).join('\n\n');
}

/** Of the facts, or what the schema itself shows. */
function giveExample({ operation }: PlacedOperation, examples: ApiFacts['examples']): void {
  for (const [kind, content] of Object.entries(contentOf(operation))) {
    const example = examples[operation.operationId ?? ''] ?? (content.schema as { example?: unknown }).example;
    const isFit = kind === 'application/json' ? typeof example === 'object' : typeof example === 'string';
    if (isFit) content.example = example;
  }
}

/** What `@Deprecated` says of a route. */
function markDeprecated({ operation }: PlacedOperation): void {
  const told = (operation as unknown as Record<string, { since: string; sunset: string; instead: string } | undefined>)['x-deprecation'];
  if (!told) return;
  operation.deprecated = true;
  const words = `Deprecated since ${told.since}; ends on ${told.sunset}. Use ${told.instead} instead.`;
  operation.description = [operation.description, words].filter(Boolean).join('\n\n');
}

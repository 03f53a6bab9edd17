import type { OpenAPIObject } from '@nestjs/swagger';
import { contentOf, operationsOf, type ParameterObject, type PlacedOperation, parametersOf } from './document-parts.js';

/** What parameters that many operations share mean, wherever the route does not say. */
const SHARED: Readonly<Record<string, { readonly description: string; readonly schema: object }>> = {
  limit: { description: 'Most of one page', schema: { type: 'integer', minimum: 1, maximum: 500 } },
  cursor: { description: 'nextCursor of the page before', schema: { type: 'string' } },
  language: { description: 'BCP 47; goes before Accept-Language', schema: { type: 'string', example: 'ro' } },
  country: { description: 'ISO 3166-1 alpha-2', schema: { type: 'string', example: 'MD' } },
  'Idempotency-Key': {
    description: 'The same key and body get the first answer again for 24 hours',
    schema: { type: 'string', example: 'a-key-of-yours' },
  },
  'accept-language': { description: 'Language of texts; codes never change with it', schema: { type: 'string', example: 'ro' } },
};
/** OpenAPI says of these that their definition is ignored: the document says them elsewhere. */
const IGNORED = ['accept', 'content-type', 'authorization'];

/** Every parameter says its type and what it means; one that the path does not have is none. */
export function shapeParameters({ path, operation }: PlacedOperation): void {
  const fits = ({ in: place, name }: ParameterObject) =>
    !IGNORED.includes(name.toLowerCase()) && (place !== 'path' || path.includes(`{${name}}`));
  operation.parameters = parametersOf(operation).filter(fits).map(shaped) as unknown as typeof operation.parameters;
}

function shaped(parameter: ParameterObject): ParameterObject {
  const shared = SHARED[parameter.name];
  const type = typeof parameter.schema.example === 'number' ? 'integer' : 'string';
  const schema = { type, ...shared?.schema, ...parameter.schema, ...(parameter.name === 'limit' && shared?.schema) };
  const isRequired = parameter.name === 'accept-language' ? false : parameter.required;
  return { ...shared, ...parameter, ...(isRequired !== undefined && { required: isRequired }), schema };
}

interface Schema {
  readonly $ref?: string;
  additionalProperties?: unknown;
  readonly properties?: Record<string, Schema>;
}

/** Bodies are held to their schema: a property that it does not name is refused. */
export function closeRequestSchemas(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const roots = operationsOf(document).flatMap(({ operation }) => Object.values(contentOf(operation)).map(({ schema }) => schema));
  for (const name of reachable(schemas, roots)) {
    const schema = schemas[name];
    if (schema?.properties) schema.additionalProperties ??= false;
  }
}

/** Components that nothing uses are left out. */
export function pruneSchemas(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const used = reachable(schemas, [document.paths]);
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name];
}

/** Names of the schemas that `roots` lead to. */
function reachable(schemas: Record<string, Schema>, roots: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...roots];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const [, name] of JSON.stringify(one).matchAll(/#\/components\/schemas\/([^"]+)"/g)) {
      if (!name || found.has(name)) continue;
      found.add(name);
      if (schemas[name]) open.push(schemas[name]);
    }
  }
  return found;
}

import type { OpenAPIObject } from '@nestjs/swagger';

type PathItem = OpenAPIObject['paths'][string];
export type OperationObject = NonNullable<PathItem['get']>;
export type ResponseObject = { description: string; content?: Record<string, { schema: object }>; headers?: Record<string, object> };
export type ParameterObject = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Record<string, unknown> };

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
type Method = (typeof METHODS)[number];

/** One operation where it stands in the document. */
export interface PlacedOperation {
  readonly path: string;
  readonly method: Method;
  readonly operation: OperationObject;
}

export function operationsOf(document: OpenAPIObject): readonly PlacedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

export function parametersOf(operation: OperationObject): readonly ParameterObject[] {
  return (operation.parameters ?? []) as unknown as readonly ParameterObject[];
}

/** The kinds of body a request may have; empty: it takes none. */
export function contentOf(operation: OperationObject): Record<string, { schema: object; example?: unknown }> {
  return ((operation.requestBody as { content?: object } | undefined)?.content ?? {}) as Record<string, { schema: object }>;
}

/** The action of the policy table that the operation needs; undefined: it is open to everybody. */
export function needOf(operation: OperationObject): string | undefined {
  return (operation as unknown as Record<string, string | undefined>)['x-needs'];
}

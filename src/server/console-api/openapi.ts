import { toJsonSchema } from '@valibot/to-json-schema';
import type { ConsoleRoute } from './route.ts';

/** What is said of a path; one that needs no role is open to everybody. */
export type DescribedRoute = Pick<ConsoleRoute, 'name' | 'path' | 'method' | 'summary'> &
  Partial<Pick<ConsoleRoute, 'needs' | 'body' | 'query' | 'upload'>>;

/** The OpenAPI document of the console's API, made from its routes. */
export function openApi(
  routes: readonly DescribedRoute[],
  version: string,
): Readonly<Record<string, unknown>> {
  const paths = new Map<string, Record<string, unknown>>();
  for (const route of routes) {
    const methods = paths.get(route.path) ?? {};
    methods[route.method.toLowerCase()] = operationOf(route);
    paths.set(route.path, methods);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Hexastyle console API', version },
    paths: Object.fromEntries([...paths].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: { schemas: { Error: ERROR } },
  };
}

const ERROR = {
  type: 'object',
  required: ['error', 'message'],
  properties: {
    error: { type: 'string', description: 'Name of the error, as the WA Tool names it' },
    message: { type: 'string' },
    reason: { type: 'string' },
    fields: { type: 'array', items: { type: 'object' } },
  },
};

function operationOf({ name, path, summary, needs, body, query, upload }: DescribedRoute) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(propertiesOf(query)).map(([parameter, schema]) => ({
    name: parameter,
    in: 'query',
    required: false,
    schema,
  }));
  return {
    operationId: name,
    summary,
    description: needs === undefined ? 'Open to everybody.' : `Takes the role ${needs}.`,
    parameters: [...inPath, ...inQuery],
    ...(body !== undefined && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    ...(upload !== undefined && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          upload.types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
        ),
      },
    }),
    responses: {
      200: { description: 'Done.' },
      default: {
        description: 'Refused.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function schemaOf(schema: NonNullable<ConsoleRoute['body']>): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, { errorMode: 'ignore' }) as Record<
    string,
    unknown
  >;
  return rest;
}

function propertiesOf(schema: ConsoleRoute['query']): Readonly<Record<string, unknown>> {
  if (schema === undefined) return {};
  return (schemaOf(schema)['properties'] ?? {}) as Readonly<Record<string, unknown>>;
}

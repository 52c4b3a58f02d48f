import * as sdk from '@aws-sdk/client-wellarchitected';
import { ApiError, type InvalidField, invalidFields } from './api-error.ts';
import { type ApiLimits, isRecord, LimitCheck, type LimitedShape } from './limits.ts';
import type { OperationName } from './operation-types.ts';

/** Where a member of an input travels, by the SDK's run-time schemas. */
interface InputMember {
  readonly name: string;
  readonly in: 'path' | 'query' | 'body';
  /** Name in the path or the query. */
  readonly wireName: string;
  readonly shape: string;
  readonly isRequired: boolean;
}

/** An operation as it travels. */
export interface ProtocolOperation {
  readonly name: OperationName;
  readonly method: string;
  /** As the API states it: `/workloads/{WorkloadId}`. */
  readonly uri: string;
  readonly members: readonly InputMember[];
  readonly hasBody: boolean;
}

/** A request's parts before anything is believed of them. */
export interface RawRequest {
  /** Percent-decoded path parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

/** The operations of the API: names, methods, paths and members from the SDK's run-time schemas, limits from the data. */
export class Protocol {
  readonly operations: readonly ProtocolOperation[];
  readonly #shapes: ReadonlyMap<string, LimitedShape>;
  readonly #patterns = new Map<string, RegExp>();

  constructor(limits: ApiLimits) {
    this.#shapes = new Map(Object.entries(limits.shapes));
    this.operations = Object.values<unknown>(sdk).flatMap((schema) =>
      isOperationSchema(schema) ? [operationOf(schema, limits)] : [],
    );
  }

  /** The input that a request carries. Throws a ValidationException that names every field that is wrong. */
  readInput(operation: ProtocolOperation, request: RawRequest): object {
    const body = operation.hasBody ? parseBody(request.body) : {};
    const check = new LimitCheck(this.#shapes, this.#patterns);
    const input: Record<string, unknown> = {};
    const missing: InvalidField[] = [];
    for (const member of operation.members) {
      const value = this.#valueOf(member, request, body);
      if (value !== undefined && value !== null) {
        input[member.name] = check.check(value, member.shape, member.name);
      } else if (member.isRequired) missing.push({ Name: member.name, Message: 'expected a value' });
    }
    const problems = [...missing, ...check.problems];
    if (problems.length > 0) throw invalidFields(problems);
    return input;
  }

  #valueOf(
    { name, in: place, wireName, shape }: InputMember,
    { path, query }: RawRequest,
    body: Readonly<Record<string, unknown>>,
  ): unknown {
    if (place === 'body') return Object.hasOwn(body, name) ? body[name] : undefined;
    const type = this.#shapes.get(shape)?.type;
    if (type === 'list') return query.has(wireName) ? query.getAll(wireName) : undefined;
    const text = place === 'path' ? path[wireName] : (query.get(wireName) ?? undefined);
    if (text === undefined) return undefined;
    if (type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
    if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
    return text;
  }
}

/** `[9, namespace, name, traits, input, output]`: a static operation schema of the SDK. */
type OperationSchema = readonly [
  9,
  string,
  OperationName,
  { readonly http: readonly [method: string, uri: string, status: number] },
  () => StructureSchema,
  () => unknown,
];

/** `[3, namespace, name, traits, member names, member schemas, required]` */
type StructureSchema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  memberNames?: readonly string[],
  memberSchemas?: readonly unknown[],
  required?: number,
];

function isOperationSchema(schema: unknown): schema is OperationSchema {
  return Array.isArray(schema) && schema[0] === 9;
}

function operationOf(
  [, , name, { http }, input]: OperationSchema,
  { inputs, tokens }: ApiLimits,
): ProtocolOperation {
  const [method, uri] = http;
  const [, , , , names = [], schemas = [], required = 0] = input();
  const shapes = inputs[name] ?? {};
  const members = names.map((member, index): InputMember => {
    const traits = traitsOf(schemas[index]);
    const query = queryName(traits);
    const isInPath = uri.includes(`{${member}}`);
    return {
      name: member,
      in: isInPath ? 'path' : query === undefined ? 'body' : 'query',
      wireName: query ?? member,
      shape: shapes[member] ?? '',
      isRequired: index < required || (member === 'ClientRequestToken' && tokens.includes(name)),
    };
  });
  return { name, method, uri, members, hasBody: members.some((member) => member.in === 'body') };
}

function traitsOf(schema: unknown): unknown {
  return Array.isArray(schema) && schema.length === 2 ? schema[1] : undefined;
}

function queryName(traits: unknown): string | undefined {
  const name = isRecord(traits) ? traits['httpQuery'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function parseBody(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(UTF8.decode(body));
  } catch {
    throw cannotParse('the body is no JSON');
  }
  if (!isRecord(parsed)) throw cannotParse('the body is no JSON object');
  return parsed;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function cannotParse(what: string): ApiError {
  return new ApiError('ValidationException', `[Validation] ${what}`, { Reason: 'CANNOT_PARSE' });
}

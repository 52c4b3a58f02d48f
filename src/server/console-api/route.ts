import type { GenericSchema, InferOutput } from 'valibot';
import type { Role } from '../access/principal.ts';
import type { Call } from '../well-architected-tool/operation.ts';
import { isRecord } from '../well-architected-tool/protocol/limits.ts';

/** A call of the console's API; everything but its input is as for operations of the WA Tool's. */
export type ConsoleCall<Body = unknown, Query = unknown> = Omit<Call, 'input'> & {
  readonly input: ConsoleInput<Body, Query>;
};

/** What a request to the console's API carries, checked. */
export interface ConsoleInput<Body = unknown, Query = unknown> {
  /** Parameters of the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The revision that the client read, from the If-Match header. */
  readonly ifMatch?: number;
  /** From the Idempotency-Key header. */
  readonly ClientRequestToken?: string;
}

/** One path of the console's API. What it takes is described by schemas, which also make the OpenAPI document. */
export interface ConsoleRoute {
  /** For logs, the audit trail and OpenAPI: `startReview`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/v1/workloads/{workloadId}/runs` */
  readonly path: string;
  readonly summary: string;
  readonly needs: Role;
  /** Runs in one transaction with the audit trail. */
  readonly changes: boolean;
  readonly body?: GenericSchema;
  readonly query?: GenericSchema;
  /** Takes the body as it comes, up to so many bytes, as a file on the disk: `input.body` is an `Upload`. */
  readonly upload?: { readonly largest: number; readonly types: readonly string[] };
  /** Its body or its answer holds a secret: nothing of them is kept for an Idempotency-Key. */
  readonly isSecret?: boolean;
  /** What is done before the transaction begins; `handle` gets what it returns. */
  readonly look?: (call: ConsoleCall<never, never>) => Promise<unknown>;
  readonly handle: (call: ConsoleCall<never, never>, seen: never) => Promise<unknown>;
}

type Given<Schema> = Schema extends GenericSchema ? InferOutput<Schema> : undefined;

/** A route with the types that its schemas give. */
export function consoleRoute<
  Body extends GenericSchema | undefined = undefined,
  Query extends GenericSchema | undefined = undefined,
  Seen = undefined,
>(
  route: Omit<ConsoleRoute, 'body' | 'query' | 'look' | 'handle'> & {
    readonly body?: Body;
    readonly query?: Query;
    readonly look?: (call: ConsoleCall<Given<Body>, Given<Query>>) => Promise<Seen>;
    readonly handle: (call: ConsoleCall<Given<Body>, Given<Query>>, seen: Seen) => Promise<unknown>;
  },
): ConsoleRoute {
  return route as ConsoleRoute;
}

/** An answer that is no JSON: a report to show or to save. */
export class FileAnswer {
  readonly type: string;
  readonly name: string;
  readonly bytes: Buffer;

  constructor(type: string, name: string, bytes: Buffer) {
    this.type = type;
    this.name = name;
    this.bytes = bytes;
  }
}

/** An answer that is sent while it is read, to save. */
export class StreamAnswer {
  readonly type: string;
  readonly name: string;
  readonly texts: AsyncIterable<string>;

  constructor(type: string, name: string, texts: AsyncIterable<string>) {
    this.type = type;
    this.name = name;
    this.texts = texts;
  }
}

/** An answer with another status than 200. */
export class StatusAnswer {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    this.status = status;
    this.body = body;
  }

  /** As it is kept for a request that comes again. */
  toJSON(): unknown {
    return { [KEPT]: this.status, body: this.body };
  }

  /** What a route answered, now or when the same request came first. */
  static of(answer: unknown): StatusAnswer {
    if (answer instanceof StatusAnswer) return answer;
    if (!isRecord(answer) || typeof answer[KEPT] !== 'number') return new StatusAnswer(200, answer);
    return new StatusAnswer(answer[KEPT], answer['body']);
  }
}

const KEPT = 'answered with status';

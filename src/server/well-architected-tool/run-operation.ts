import { createHash } from 'node:crypto';
import { isCrossed, isUniqueViolation } from '../../store/store.ts';
import { isAtLeast, type Principal } from '../access/principal.ts';
import { type Change, recordChanges } from '../audit-trail.ts';
import type { Services } from '../services.ts';
import type { AnyOperation, Call } from './operation.ts';
import { accessDenied, conflict } from './protocol/api-error.ts';

interface Request {
  readonly input: object;
  readonly principal: Principal;
  readonly region: string;
}

type AnyCall = Omit<Call, 'input'> & { readonly input: object };

/**
 * Runs an operation for a request. One that changes something runs in a transaction together with its place in the audit
 * trail and, where the request carries a token, with what it answered: the same request again gets the same answer.
 */
export async function runOperation(
  services: Services,
  operation: AnyOperation,
  request: Request,
): Promise<unknown> {
  const { principal } = request;
  if (!isAtLeast(principal.role, operation.needs))
    throw accessDenied(
      `${principal.arn} is a ${principal.role}; ${operation.name} takes a ${operation.needs}.`,
    );
  const call: AnyCall = {
    ...request,
    services,
    now: services.clock(),
    db: services.store.db,
    needs: operation.needs,
    changed: () => {
      throw new Error(`${operation.name} is declared to change nothing`);
    },
    afterCommit: () => undefined,
  };
  if (!operation.changes) return await operation.handle(call as unknown as Call<never>, undefined as never);
  const seen = await operation.look?.(call as unknown as Call<never>);
  const token = tokenOf(request.input);
  const write = async (): Promise<unknown> => {
    const afterwards: (() => unknown)[] = [];
    const changing = { ...call, afterCommit: (action: () => unknown) => void afterwards.push(action) };
    const output = await services.store.write((db) =>
      token === undefined
        ? handleChange(operation, { ...changing, db }, seen)
        : answerOnce(operation, { ...changing, db }, seen, token),
    );
    for (const action of afterwards) await Promise.resolve(action()).catch(() => undefined);
    return output;
  };
  try {
    return await write();
  } catch (error) {
    // The same request came twice at once: the other one was first, and now its answer is there.
    if (error instanceof TokenTakenError || isCrossed(error)) return await write();
    throw error;
  }
}

class TokenTakenError extends Error {}

async function answerOnce(
  operation: AnyOperation,
  call: AnyCall,
  seen: unknown,
  token: string,
): Promise<unknown> {
  const { db, principal, now } = call;
  const key = { account: principal.account, operation: operation.name, token };
  const parameters = digestOf(principal, call.input);
  const earlier = await db
    .selectFrom('request_token')
    .selectAll()
    .where('account', '=', key.account)
    .where('operation', '=', key.operation)
    .where('token', '=', token)
    .executeTakeFirst();
  if (earlier !== undefined) {
    if (earlier.parameters === parameters) return JSON.parse(earlier.response) as unknown;
    throw conflict(
      'The ClientRequestToken was used before, with other parameters or by somebody else.',
      'WORKLOAD',
      token.slice(0, 64),
    );
  }
  try {
    await db
      .insertInto('request_token')
      .values({ ...key, parameters, response: '', created_at: now })
      .execute();
  } catch (error) {
    throw isUniqueViolation(error) ? new TokenTakenError() : error;
  }
  const output = await handleChange(operation, call, seen);
  await db
    .updateTable('request_token')
    .set({ response: JSON.stringify(output) })
    .where('account', '=', key.account)
    .where('operation', '=', key.operation)
    .where('token', '=', token)
    .execute();
  return output;
}

async function handleChange(operation: AnyOperation, call: AnyCall, seen: unknown): Promise<unknown> {
  const changes: Change[] = [];
  const recording: AnyCall = {
    ...call,
    changed: (resource, before, after) => void changes.push({ resource, before, after }),
  };
  const output = await operation.handle(recording as unknown as Call<never>, seen as never);
  const { principal, now } = call;
  for (const change of changes) {
    const account = ownerOf(change.resource, principal);
    const by = { at: now, account, actor: principal.arn, operation: operation.name };
    await recordChanges(call.db, by, [change]);
  }
  return output;
}

/** A change belongs into the trail of the account whose resource it is, whoever made it. */
function ownerOf(resource: string, principal: Principal): string {
  return /^arn:aws[-a-z]*:wellarchitected:[^:]*:(\d{12}):/.exec(resource)?.[1] ?? principal.account;
}

function tokenOf(input: object): string | undefined {
  const { ClientRequestToken, clientToken } = input as { ClientRequestToken?: string; clientToken?: string };
  return ClientRequestToken ?? clientToken;
}

/**
 * SHA-256 of who asks and of the parameters, whatever the order of their keys. Others of the account are not given an answer that may
 * have been shared with one of them alone.
 */
function digestOf({ arn }: Principal, input: object): string {
  const {
    ClientRequestToken: _classic,
    clientToken: _agent,
    ...parameters
  } = input as Record<string, unknown>;
  return createHash('sha256')
    .update(JSON.stringify([arn, parameters], sortedKeys))
    .digest('base64');
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

import type { Db } from '../../store/store.ts';
import type { Principal, Role } from '../access/principal.ts';
import type { Services } from '../services.ts';
import type { InputOf, OperationName, OutputOf } from './protocol/operation-types.ts';

/** One request to an operation, checked and read. */
export interface Call<Name extends OperationName = OperationName> {
  readonly input: InputOf<Name>;
  readonly principal: Principal;
  /** The region the request was signed for. */
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The transaction of an operation that changes something; else the database. */
  readonly db: Db;
  readonly services: Services;
  /** What the operation asks of who calls it. */
  readonly needs: Role;
  /** Puts a change into the audit trail. */
  changed(resource: string, before: unknown, after: unknown): void;
  /** To be done once the transaction is on the disk; not where it fails. What goes wrong in it is nobody's answer. */
  afterCommit(action: () => unknown): void;
}

/** One operation of the API; its file has its name. */
export interface Operation<Name extends OperationName = OperationName> {
  readonly name: Name;
  /** The role it takes, in one's own account and, through a share, in another's. */
  readonly needs: Role;
  /** Runs in one transaction, remembers its token, and may write. */
  readonly changes: boolean;
  /**
   * What the caller saw before the transaction begins, for writes that must not overwrite a newer one.
   * `handle` gets it as its second argument.
   */
  readonly look?: (call: Call<Name>) => Promise<unknown>;
  readonly handle: (call: Call<Name>, seen: never) => Promise<OutputOf<Name>>;
}

/** An operation as the server runs it; the input it gets is the one of its name. */
export interface AnyOperation {
  readonly name: string;
  readonly needs: Role;
  readonly changes: boolean;
  look?(call: Call<never>): Promise<unknown>;
  handle(call: Call<never>, seen: never): Promise<unknown>;
}

/** An operation that only looks. */
export function reading<Name extends OperationName>(
  name: Name,
  handle: (call: Call<Name>) => Promise<OutputOf<Name>>,
): Operation<Name> {
  return { name, needs: 'reader', changes: false, handle };
}

/** An operation that changes something. */
export function changing<Name extends OperationName>(
  name: Name,
  needs: Role,
  handle: (call: Call<Name>) => Promise<OutputOf<Name>>,
): Operation<Name> {
  return { name, needs, changes: true, handle };
}

/** An operation that changes what it looked at before, or tells that somebody else did. */
export function changingSeen<Name extends OperationName, Seen>(
  name: Name,
  needs: Role,
  look: (call: Call<Name>) => Promise<Seen>,
  handle: (call: Call<Name>, seen: Seen) => Promise<OutputOf<Name>>,
): Operation<Name> {
  return { name, needs, changes: true, look, handle: handle as Operation<Name>['handle'] };
}

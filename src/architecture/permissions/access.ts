import type { Architecture } from '../architecture.ts';
import type { ResourceOf } from '../kind.ts';
import { iamRole, iamUser } from '../kinds/iam.ts';
import { propertiesAt } from '../path.ts';
import type { PolicyDocument, PolicyStatement } from '../policy-document.ts';
import { referencesOf } from '../property.ts';
import type { Resource } from '../resource.ts';
import type { Stated } from '../stated.ts';
import { both, type Covered, either, speaksOfAction } from './covered.ts';
import { type Answer, evaluate } from './evaluation.ts';
import { type Grant, type Permissions, rolePermissions, userPermissions } from './identity-permissions.ts';
import { isWildcard, readActions, speaksOfStore } from './stores.ts';

type Principal = ResourceOf<typeof iamRole> | ResourceOf<typeof iamUser>;

/** A role or user that may read a store. `maybe`: under a condition, or where a part of the policies is open. */
export interface ReadAccess {
  readonly principal: Principal;
  readonly answer: 'yes' | 'maybe';
  /** The statement that lets it read, where one is known. */
  readonly grant: Grant | undefined;
  /** The statement does not name the store: a star stands where the name would be. */
  readonly wildcard: boolean;
}

/** Who may do what, within each scope: asked for by `derived(accessIn)`, so that all checks share what is worked out. */
export function accessIn(architecture: Architecture): Access {
  return new Access(architecture);
}

export class Access {
  readonly #architecture: Architecture;
  readonly #permissions = new Map<Principal, Permissions>();
  readonly #readAccess = new Map<Resource, readonly ReadAccess[]>();

  constructor(architecture: Architecture) {
    this.#architecture = architecture;
  }

  permissionsOf(principal: Principal): Permissions {
    let found = this.#permissions.get(principal);
    if (found === undefined) {
      found = isUser(principal)
        ? userPermissions(principal, this.#architecture)
        : rolePermissions(principal, this.#architecture);
      this.#permissions.set(principal, found);
    }
    return found;
  }

  /** The roles and users of the store's scope that may read it, with what lets them. */
  whoReads(store: Resource): readonly ReadAccess[] {
    let found = this.#readAccess.get(store);
    if (found === undefined) {
      const principals: readonly Principal[] = [
        ...this.#architecture.beside(store, iamRole),
        ...this.#architecture.beside(store, iamUser),
      ];
      found = principals.flatMap((principal) => this.#readAccessOf(store, principal) ?? []);
      this.#readAccess.set(store, found);
    }
    return found;
  }

  #readAccessOf(store: Resource, principal: Principal): ReadAccess | undefined {
    const permissions = this.permissionsOf(principal);
    const policy = policyOf(store);
    let best: ReadAccess | undefined;
    for (const action of readActions(store)) {
      const asks = (statement: PolicyStatement): Covered => {
        const spoken = speaksOfAction(statement, action);
        return spoken === 'no' ? 'no' : both(spoken, speaksOfStore(statement, store));
      };
      const byIdentity = evaluate(permissions, asks);
      const byStore = grantedByStore(policy, store, principal, action);
      const denied = deniedByStore(policy, principal, action);
      if (denied === 'yes') continue;
      const isOpen = denied === 'maybe' || principal.declared.uncertain !== undefined;
      const answer = both(either(byIdentity.answer, byStore.answer), isOpen ? 'maybe' : 'yes');
      if (answer === 'no') continue;
      const grant = byIdentity.answer === 'no' ? byStore.by : byIdentity.by;
      const wildcard =
        byIdentity.answer !== 'no' && grant !== undefined && isWildcard(grant.statement, store);
      const reader: ReadAccess = { principal, answer, grant, wildcard };
      if (answer === 'yes') return reader;
      best ??= reader;
    }
    return best;
  }
}

function isUser(principal: Principal): principal is ResourceOf<typeof iamUser> {
  return principal.kind === iamUser.id;
}

function policyOf(store: Resource): Stated<PolicyDocument> {
  const { policy } = store as Resource & { readonly policy?: Stated<PolicyDocument> };
  return policy ?? { state: 'absent', location: store.location };
}

/** What the store's own policy grants to a principal that it names. Everyone is the matter of other checks. */
function grantedByStore(
  policy: Stated<PolicyDocument>,
  store: Resource,
  principal: Principal,
  action: string,
): Answer {
  const nothing: Answer = { answer: 'no', by: undefined };
  if (policy.state !== 'known') return nothing;
  for (const statement of policy.value.statements) {
    if (statement.effect !== 'Allow' || !names(statement, principal)) continue;
    const spoken = speaksOfAction(statement, action);
    if (spoken === 'no') continue;
    const answer = both(spoken, statement.conditions.length > 0 ? 'maybe' : 'yes');
    return { answer, by: { statement, policy: store.id } };
  }
  return nothing;
}

function deniedByStore(policy: Stated<PolicyDocument>, principal: Principal, action: string): Covered {
  if (policy.state === 'unresolved') return 'maybe';
  if (policy.state === 'absent') return 'no';
  let denied: Covered = 'no';
  for (const statement of policy.value.statements) {
    const { effect, principals, conditions } = statement;
    if (effect !== 'Deny' || conditions.some(({ key }) => TRANSPORT.test(key))) continue;
    const spoken = speaksOfAction(statement, action);
    if (spoken === 'no') continue;
    const isForAll = principals.get('AWS')?.values.includes('*') === true;
    if (principals.size > 0 && !isForAll && !names(statement, principal)) continue;
    const isCertain = conditions.length === 0 && principals.size > 0;
    denied = either(denied, both(spoken, isCertain ? 'yes' : 'maybe'));
  }
  return denied;
}

const TRANSPORT = /^(?:aws:securetransport|s3:tlsversion)$/i;

/** The statement names the role or user, by a reference or by the name at the end of an ARN. */
function names({ principalItems }: PolicyStatement, { id, declared, kind }: Principal): boolean {
  const path = NAME_PATHS.get(kind ?? '')?.[declared.language];
  const own = path === undefined ? [] : propertiesAt(declared.properties, path);
  const name = own.map(({ value }) => value).find((value) => typeof value === 'string');
  return principalItems.some((item) => {
    if (referencesOf(item).some(({ address }) => address === id)) return true;
    return name !== undefined && typeof item.value === 'string' && item.value.endsWith(`/${name}`);
  });
}

const NAME_PATHS: ReadonlyMap<string, { readonly terraform: string; readonly cloudformation: string }> =
  new Map([
    [iamRole.id, { terraform: 'name', cloudformation: 'RoleName' }],
    [iamUser.id, { terraform: 'name', cloudformation: 'UserName' }],
  ]);

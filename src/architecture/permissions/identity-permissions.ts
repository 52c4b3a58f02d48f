import { iamPolicy, type iamRole, type iamUser } from '../kinds/iam.ts';
import { iamGroup } from '../kinds/iam-identities.ts';
import type { ResourceOf } from '../kind.ts';
import type { LinkName } from '../architecture.ts';
import type { Texts } from '../attribute.ts';
import type { PolicyDocument, PolicyStatement } from '../policy-document.ts';
import type { Resource, StatedLink } from '../resource.ts';
import type { Stated } from '../stated.ts';
import { awsManagedPolicyName, awsManagedStatements } from './aws-managed-policies.ts';

/** One statement of a principal, and the policy it stands in: an id of the code, or the name of a policy of AWS. */
export interface Grant {
  readonly statement: PolicyStatement;
  readonly policy: string;
  /** It is not certain that the policy exists. */
  readonly uncertain?: boolean;
  /** A policy of AWS, whose statements stand nowhere in the code: their place is that of an attachment. */
  readonly ofAws?: boolean;
}

/** What identity policies say of a principal, in whatever way they are attached. */
export interface Permissions {
  readonly grants: readonly Grant[];
  /** Reasons why further statements may exist. */
  readonly open: readonly string[];
  /** The statements of its permissions boundary; undefined without one. */
  readonly boundary: Pick<Permissions, 'grants' | 'open'> | undefined;
}

type PolicyKind = typeof iamPolicy | typeof iamGroup;

/** What is asked of the resources around a principal; checks and the architecture itself answer it. */
export interface Attachments {
  follow<K extends PolicyKind>(link: StatedLink, kind: K): readonly ResourceOf<K>[];
  referrers<K extends PolicyKind>(
    resource: Resource,
    kind: K,
    attribute: LinkName<K>,
  ): readonly ResourceOf<K>[];
}

export function rolePermissions(role: ResourceOf<typeof iamRole>, around: Attachments): Permissions {
  const gathered = new Gathered();
  gathered.document(role.permissions, role.id);
  for (const policy of around.referrers(role, iamPolicy, 'roles')) gathered.policy(policy);
  gathered.managed(role.managedPolicies, role.ownManagedPolicies, around);
  return { ...gathered.result(), boundary: boundaryOf(role.permissionsBoundary, around) };
}

/** A user has what its groups have as well. */
export function userPermissions(user: ResourceOf<typeof iamUser>, around: Attachments): Permissions {
  const gathered = new Gathered();
  gathered.document(user.permissions, user.id);
  for (const policy of around.referrers(user, iamPolicy, 'users')) gathered.policy(policy);
  gathered.managed(user.managedPolicies, user.ownManagedPolicies, around);
  for (const group of around.follow(user.ownGroups, iamGroup)) {
    gathered.document(group.permissions, group.id);
    for (const policy of around.referrers(group, iamPolicy, 'groups')) gathered.policy(policy);
    gathered.managed(group.managedPolicies, group.ownManagedPolicies, around);
  }
  gathered.beyond(user.ownGroups, (name) => `group ${name} is not in this code`);
  return { ...gathered.result(), boundary: boundaryOf(user.permissionsBoundary, around) };
}

function boundaryOf(link: StatedLink, around: Attachments): Permissions['boundary'] {
  if (link.state === 'absent') return undefined;
  const gathered = new Gathered();
  for (const policy of around.follow(link, iamPolicy)) gathered.policy(policy);
  gathered.beyond(link, (arn) => gathered.awsPolicy(arn, link));
  return gathered.result();
}

class Gathered {
  readonly #grants: Grant[] = [];
  readonly #open: string[] = [];
  readonly #policies = new Set<Resource>();

  result(): Pick<Permissions, 'grants' | 'open'> {
    return { grants: this.#grants, open: this.#open };
  }

  document(document: Stated<PolicyDocument>, policy: string, uncertain = false): void {
    if (document.state === 'unresolved') this.#open.push(document.reason);
    if (document.state !== 'known') return;
    for (const statement of document.value.statements)
      this.#grants.push({ statement, policy, ...(uncertain && { uncertain }) });
    this.#open.push(...document.value.open);
  }

  /** One that is attached in two ways counts once. */
  policy(policy: ResourceOf<typeof iamPolicy>): void {
    if (this.#policies.has(policy)) return;
    this.#policies.add(policy);
    this.document(policy.permissions, policy.id, policy.declared.uncertain !== undefined);
  }

  managed(names: Stated<Texts>, own: StatedLink, around: Attachments): void {
    for (const policy of around.follow(own, iamPolicy)) this.policy(policy);
    const outlined = names.state === 'known' ? names.value.values : [];
    const ofAws = outlined.filter((arn) => awsManagedPolicyName(arn) !== undefined);
    for (const arn of ofAws) {
      const reason = this.awsPolicy(arn, names);
      if (reason !== undefined) this.#open.push(reason);
    }
    const known = new Set(ofAws);
    if (own.state === 'known') {
      for (const literal of own.value.literals)
        if (!known.has(literal)) this.#open.push(`policy ${literal} is not in this code`);
    }
    const reasons = own.state === 'unresolved' ? [own.reason] : own.state === 'known' ? own.value.open : [];
    if (reasons.length > ofAws.filter((arn) => arn.includes('${')).length) this.#open.push(...reasons);
  }

  /** Takes in a policy of AWS; the reason, where nothing is known of it. */
  awsPolicy(arn: string, { location }: Stated<unknown>): string | undefined {
    const name = awsManagedPolicyName(arn);
    if (name === undefined) return `policy ${arn} is not in this code`;
    const statements = awsManagedStatements(name, location);
    if (statements === undefined) return `what ${name} of AWS allows is not looked up`;
    for (const statement of statements) this.#grants.push({ statement, policy: name, ofAws: true });
    return undefined;
  }

  /** What a link names that is not in the code. */
  beyond(link: StatedLink, explain: (name: string) => string | undefined): void {
    if (link.state === 'unresolved') this.#open.push(link.reason);
    if (link.state !== 'known') return;
    for (const literal of link.value.literals) {
      const reason = explain(literal);
      if (reason !== undefined) this.#open.push(reason);
    }
    this.#open.push(...link.value.open);
  }
}

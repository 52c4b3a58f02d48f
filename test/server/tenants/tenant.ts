/** Ids of what an account has: one of everything, two of what is listed. All its texts hold its secret. */
export interface Tenant {
  readonly account: string;
  /** A word in every name, note and description of the account. */
  readonly secret: string;
  /** With the Framework, the lens at version 1.0.0, the profile, and a milestone. */
  readonly workload: string;
  readonly workloadArn: string;
  readonly milestone: number;
  /** A custom lens, published as 1.0.0 and 2.0.0. */
  readonly lens: string;
  /** A custom lens that was not published. */
  readonly draft: string;
  /** Published, applied to nothing. */
  readonly unusedLens: string;
  /** With the Framework and the lens at version 1.0.0. */
  readonly template: string;
  /** Attached to the workload in its first version; there is a second. */
  readonly profile: string;
  /** Invitations that the account sent and nobody answered. */
  readonly workloadShare: string;
  readonly lensShare: string;
  readonly profileShare: string;
  readonly templateShare: string;
  /** One that the account received and did not answer. */
  readonly invitation: string;
  readonly agentProfile: string;
  readonly goal: string;
  readonly context: string;
  readonly generation: string;
  readonly recommendation: string;
}

/** The parts of a tenant's ids that are random. */
export function idsOf(tenant: Tenant): readonly string[] {
  const ids = Object.entries(tenant).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && !['account', 'secret', 'item'].includes(name)
      ? [value.replace(/^.*\//, '')]
      : [],
  );
  return [...new Set(ids)];
}

/** What of a tenant stands in a text although nobody named it. */
export function leaksOf(tenant: Tenant, text: string, asked: string): readonly string[] {
  return [tenant.secret, ...idsOf(tenant)].filter((part) => text.includes(part) && !asked.includes(part));
}

/** A text with every id of a tenant replaced. */
export function withIds(text: string, tenant: Tenant, replaced: (id: string) => string): string {
  return idsOf(tenant).reduce((changed, id) => changed.replaceAll(id, replaced(id)), text);
}

/** An id of the same form that nothing has. */
export function absentId(id: string): string {
  return id.replace(/[0-9a-f]/g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16));
}

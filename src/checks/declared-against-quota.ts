import type { Resource, SourceLocation } from '../architecture/index.ts';
import { serviceQuota } from '../architecture/kinds/servicequotas.ts';
import type { Finding, Neighbours } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';

/** A quota as Service Quotas lists it. */
export interface Quota {
  /** As in `L-F678F1CE`. */
  readonly code: string;
  /** What a new account has. */
  readonly byDefault: number;
}

/** The resources of one Region among others of their kind in the same root module or template. */
export function inSameRegion<R extends Resource>(resource: Resource, all: readonly R[]): readonly R[] {
  return all.filter(
    ({ declared }) => declared.region === resource.declared.region && declared.uncertain === undefined,
  );
}

/**
 * The number of things that the code declares fits into the quota: the default one, or the one that the code requests.
 * More than the default without a request is inconclusive, for quotas are often raised by hand.
 */
export function expectWithinQuota(
  {
    count,
    things,
    at,
  }: { readonly count: number; readonly things: string; readonly at: Resource | SourceLocation },
  quota: Quota,
  resource: Resource,
  { beside }: Neighbours<typeof serviceQuota>,
): Finding {
  const requests = beside(resource, serviceQuota);
  const request = requests.find(({ code }) => code.state === 'known' && code.value === quota.code);
  if (request !== undefined) {
    const { value } = request;
    if (value.state !== 'known')
      return inconclusive(`The quota that ${request.id} asks for is not known.`, request);
    return value.value < count
      ? contradicts(
          `The code declares ${count} ${things}, but asks for a quota of ${value.value} only.`,
          value.location,
        )
      : supports(
          `The code declares ${count} ${things}, and asks for a quota of ${value.value}.`,
          value.location,
        );
  }
  if (count <= quota.byDefault) {
    return supports(`The code declares ${count} ${things}; the quota is ${quota.byDefault} by default.`, at);
  }
  return inconclusive(
    `The code declares ${count} ${things}; the quota is ${quota.byDefault} unless it was raised, which the code does not ask for (${quota.code}).`,
    at,
  );
}

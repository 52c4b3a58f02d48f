import type { Resource, SourceLocation } from '../index.ts';

/** One step of a way through the network: what stands there, where the code says so, and why it is open. */
export interface Hop {
  /** Terraform address or logical id. */
  readonly resource: string;
  readonly location: SourceLocation;
  /** A half-sentence: `port 5432 from 0.0.0.0/0`. */
  readonly note: string;
  /** Why it is not certain that the resource will exist; a way over it is not known to be open. */
  readonly uncertain?: string;
}

/** Whether a way is open, with its hops; closed, and by what; or not to be told from the code, and why. */
export type Reach =
  | { readonly state: 'open'; readonly hops: readonly Hop[] }
  | { readonly state: 'closed'; readonly reason: string }
  | { readonly state: 'unknown'; readonly reason: string };

/** Open, unless a hop may not exist. */
export function open(...hops: readonly Hop[]): Reach {
  const doubtful = hops.find((step) => step.uncertain !== undefined);
  if (doubtful === undefined) return { state: 'open', hops };
  return unknown(`it is not certain that ${doubtful.resource} exists: ${doubtful.uncertain}`);
}

export function closed(reason: string): Reach {
  return { state: 'closed', reason };
}

export function unknown(reason: string): Reach {
  return { state: 'unknown', reason };
}

export function hop(resource: Resource, note: string, location: SourceLocation = resource.location): Hop {
  const { uncertain } = resource.declared;
  return { resource: resource.id, location, note, ...(uncertain !== undefined && { uncertain }) };
}

/** All of them on one way: one that is closed closes it, one that is unknown leaves it unknown. */
export function through(...steps: readonly Reach[]): Reach {
  const shut = steps.find(({ state }) => state === 'closed');
  const unclear = steps.find(({ state }) => state === 'unknown');
  return shut ?? unclear ?? open(...steps.flatMap((step) => (step.state === 'open' ? step.hops : [])));
}

/** Any of them will do: the first that is open, else one that may be. */
export function anyOf(ways: readonly Reach[], none: string): Reach {
  return (
    ways.find(({ state }) => state === 'open') ??
    ways.find(({ state }) => state === 'unknown') ??
    ways[0] ??
    closed(none)
  );
}

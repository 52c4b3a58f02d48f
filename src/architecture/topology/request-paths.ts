import type { Architecture } from '../architecture.ts';
import type { PathStep } from '../evidence.ts';
import type { Resource } from '../resource.ts';
import { type Call, type KnownBy, statedCalls, type Waits, WAYS_OF_KNOWING } from './request-paths-calls.ts';
import { callsByPermission, callsPastSecurityGroups } from './request-paths-permitted.ts';

export { type Call, DATA_KINDS, type KnownBy, linkOf, type Waits } from './request-paths-calls.ts';

/** A resource that requests come to, by the surest and then shortest way. */
export interface Station {
  readonly resource: Resource;
  readonly calls: readonly Call[];
  /** Whether whoever sent the request waits while this works. */
  readonly waits: Waits;
  /** The least sure of the calls. */
  readonly knownBy: KnownBy;
  /** Why a step of the way may not exist. */
  readonly uncertain: string | undefined;
}

/** Stations looked at for each entry. */
const MOST_STATIONS = 300;
const LONGEST = 14;

/** Which resources hand requests to which: asked for by `derived(requestPaths)`. */
export function requestPaths(architecture: Architecture): RequestPaths {
  return new RequestPaths(architecture);
}

export class RequestPaths {
  readonly #calls: ReadonlyMap<Resource, readonly Call[]>;
  readonly #callers: ReadonlyMap<Resource, readonly Call[]>;
  readonly #stations = new Map<Resource, readonly Station[]>();

  constructor(architecture: Architecture) {
    const calls = withoutDoubles([
      ...statedCalls(architecture),
      ...callsPastSecurityGroups(architecture),
      ...callsByPermission(architecture),
    ]);
    this.#calls = Map.groupBy(calls, ({ from }) => from);
    this.#callers = Map.groupBy(calls, ({ to }) => to);
  }

  callsFrom(resource: Resource): readonly Call[] {
    return this.#calls.get(resource) ?? [];
  }

  callsTo(resource: Resource): readonly Call[] {
    return this.#callers.get(resource) ?? [];
  }

  /** Everything that requests to an entry come to, itself left out, in the order in which it is reached. */
  stationsFrom(entry: Resource): readonly Station[] {
    let found = this.#stations.get(entry);
    if (found === undefined) {
      found = this.#reached(entry);
      this.#stations.set(entry, found);
    }
    return found;
  }

  /** The ways that are waited for come first, among them those that are stated; each way once. */
  #reached(entry: Resource): readonly Station[] {
    const start: Station = {
      resource: entry,
      calls: [],
      waits: 'yes',
      knownBy: 'link',
      uncertain: entry.declared.uncertain,
    };
    const reached = new Map<Resource, Station>([[entry, start]]);
    for (const admits of PHASES) {
      const queue = [...reached.values()];
      for (let at = 0; at < queue.length && reached.size <= MOST_STATIONS; at += 1) {
        const station = queue[at];
        if (station === undefined || station.calls.length >= LONGEST) continue;
        for (const call of this.callsFrom(station.resource)) {
          if (reached.has(call.to) || !admits(call)) continue;
          const next = reachedBy(call, station);
          reached.set(call.to, next);
          queue.push(next);
        }
      }
    }
    reached.delete(entry);
    return [...reached.values()];
  }
}

const PHASES: readonly ((call: Call) => boolean)[] = [
  ({ waits, knownBy }) => waits === 'yes' && knownBy !== 'permission',
  ({ waits, knownBy }) => waits !== 'no' && knownBy !== 'permission',
  ({ waits }) => waits !== 'no',
  () => true,
];

function reachedBy(call: Call, before: Station): Station {
  return {
    resource: call.to,
    calls: [...before.calls, call],
    waits: leastOf(before.waits, call.waits),
    knownBy: WAYS_OF_KNOWING[
      Math.max(WAYS_OF_KNOWING.indexOf(before.knownBy), WAYS_OF_KNOWING.indexOf(call.knownBy))
    ] as KnownBy,
    uncertain: before.uncertain ?? call.to.declared.uncertain,
  };
}

function leastOf(a: Waits, b: Waits): Waits {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'maybe' || b === 'maybe' ? 'maybe' : 'yes';
}

/** Of several signs of one call the surest. */
function withoutDoubles(calls: readonly Call[]): readonly Call[] {
  const byTarget = new Map<Resource, Map<Resource, Call>>();
  for (const call of calls) {
    const own = byTarget.get(call.from) ?? new Map<Resource, Call>();
    byTarget.set(call.from, own);
    if (!own.has(call.to)) own.set(call.to, call);
  }
  return [...byTarget.values()].flatMap((own) => [...own.values()]);
}

/** The steps of the way to a station, for a report. */
export function stepsTo(entry: Resource, { calls, resource }: Station): readonly PathStep[] {
  const last = { resource: resource.id, location: resource.location, note: 'answers' };
  return [
    ...calls.map(({ from, location, note }) => ({ resource: from.id, location, note })),
    calls.length === 0 ? { ...last, resource: entry.id } : last,
  ];
}

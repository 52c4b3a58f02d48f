import type { EvidenceResult, Improvement, ReviewResult } from '../review/review-result.ts';

/** A resource as people know it: by the construct in their CDK app, its logical id behind it; otherwise by its address. */
export function resourceName({
  resource,
  constructPath,
}: Pick<EvidenceResult, 'resource' | 'constructPath'>): string {
  return constructPath === undefined ? resource : `${constructPath} (${resource})`;
}

/** Names of the resources of an improvement, which lists them by address. */
export class PlaceNames {
  readonly #names = new Map<string, string>();

  constructor({ questions }: ReviewResult) {
    for (const { practices } of questions) {
      for (const { evidence } of practices) {
        for (const item of evidence) {
          if (item.constructPath !== undefined) this.#names.set(keyOf(item), resourceName(item));
        }
      }
    }
  }

  of({ places }: Improvement): Improvement['places'] {
    if (this.#names.size === 0) return places;
    return places.map((place) => ({
      ...place,
      resources: place.resources.map(
        (resource) => this.#names.get(keyOf({ ...place, resource })) ?? resource,
      ),
    }));
  }
}

function keyOf({ file, line, resource }: Pick<EvidenceResult, 'file' | 'line' | 'resource'>): string {
  return JSON.stringify([file, line, resource]);
}

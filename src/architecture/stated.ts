import type { SourceLocation } from './source-location.ts';

/**
 * What code says of one attribute. `absent`: not written, and the provider gives no value of its own.
 * `byDefault`: not written, the provider's default applies. `unresolved`: written, but only deployment can know it.
 */
export type Stated<T> =
  | {
      readonly state: 'known';
      readonly value: T;
      readonly location: SourceLocation;
      readonly byDefault?: boolean;
    }
  | { readonly state: 'absent'; readonly location: SourceLocation }
  | {
      readonly state: 'unresolved';
      readonly reason: string;
      readonly location: SourceLocation;
      /** What is known of a text all the same, with `${…}` for each open part. */
      readonly text?: string;
    };

export function known<T>(value: T, location: SourceLocation): Stated<T> {
  return { state: 'known', value, location };
}

export function absent(location: SourceLocation): Stated<never> {
  return { state: 'absent', location };
}

export function unresolved(reason: string, location: SourceLocation, text?: string): Stated<never> {
  return { state: 'unresolved', reason, location, ...(text !== undefined && { text }) };
}

import { type Property, type Reference, Unresolved } from '../../architecture/property.ts';
import type { SourceLocation } from '../../architecture/source-location.ts';
import type { DocumentNode } from '../../document/document.ts';
import type { Evaluator } from './evaluator.ts';
import type { Scope } from './template.ts';

/** One call of a function, with all it may need. */
export interface Call {
  readonly name: string;
  readonly argument: DocumentNode;
  readonly scope: Scope;
  readonly location: SourceLocation;
  readonly evaluator: Evaluator;
}

/** What a function yields; undefined for `AWS::NoValue`. */
export type IntrinsicFunction = (call: Call) => Property | undefined;

/** An open value in the place of a call. */
export function openCall(
  { location }: Call,
  reason: string,
  known: {
    readonly references?: readonly Reference[];
    readonly text?: string | undefined;
    readonly document?: Property;
  } = {},
): Property {
  return { value: new Unresolved(reason, known), location };
}

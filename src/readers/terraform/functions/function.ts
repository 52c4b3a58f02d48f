import type { Reference } from '../../../architecture/index.ts';
import { mentioned } from '../evaluation/conditional.ts';
import type { Context } from '../evaluation/evaluate.ts';
import type { Scope } from '../evaluation/scope.ts';
import type { TerraformNumber } from '../values/big-float.ts';
import { toText, wholeObject } from '../values/convert.ts';
import {
  bare,
  failure,
  LazyObject,
  Mapping,
  NO_REFERENCES,
  referencesAt,
  Sequence,
  unionOfReferences,
  Unknown,
  unknownFrom,
  unknownObject,
  type Value,
} from '../values/value.ts';

/**
 * What a function asks of an argument. Scalars are converted. `any` is any value but an unknown one; `whole` has no
 * unknown part at any depth; `open` takes everything. An unknown argument makes the result unknown, except for `open`.
 */
export type Parameter =
  | 'string'
  | 'number'
  | 'bool'
  | 'sequence'
  | 'mapping'
  | 'collection'
  | 'any'
  | 'whole'
  | 'open';

export type ArgumentOf<P extends Parameter> = P extends 'string'
  ? string
  : P extends 'number'
    ? TerraformNumber
    : P extends 'bool'
      ? boolean
      : P extends 'sequence'
        ? Sequence
        : P extends 'mapping'
          ? Mapping
          : P extends 'collection'
            ? Sequence | Mapping
            : Value;

type ArgumentsOf<P extends readonly Parameter[]> = { readonly [I in keyof P]: ArgumentOf<P[I]> };

export interface TerraformFunction {
  readonly parameters: readonly Parameter[];
  /** For all arguments after the parameters. */
  readonly rest: Parameter | undefined;
  readonly run: (values: readonly Value[], call: Call) => Value;
}

export type FunctionTable = ReadonlyMap<string, TerraformFunction>;

/** One call while it runs: collects the resources that its arguments came through. */
export class Call {
  readonly context: Context;
  readonly scope: Scope;
  references: readonly Reference[] = NO_REFERENCES;

  constructor(context: Context, scope: Scope) {
    this.context = context;
    this.scope = scope;
  }

  /** The value without its references, which the result takes over. */
  bare(value: Value): Value {
    this.references = unionOfReferences(this.references, referencesAt(value));
    return bare(value);
  }

  /** Every resource that the values mention, at any depth. */
  mentioned(values: readonly Value[]): readonly Reference[] {
    return mentioned(values, this.context.meter);
  }

  mapping(value: Value): Mapping | Unknown {
    const whole = value instanceof LazyObject ? wholeObject(value) : value;
    return whole instanceof Mapping || whole instanceof Unknown ? whole : failure('a map is required');
  }

  sequence(value: Value): Sequence | Unknown {
    if (value instanceof LazyObject) return unknownObject(value);
    return value instanceof Sequence || value instanceof Unknown ? value : failure('a list is required');
  }

  /** The text of a scalar argument. */
  text(value: Value): string | Unknown {
    const plain = this.bare(value);
    if (typeof plain === 'string') return plain;
    if (plain === null) return failure('a text is required, not null');
    return unknownFrom([plain]) ?? toText(plain);
  }

  /** The texts of all items; undefined items are the first reason why not. */
  texts(items: readonly Value[]): readonly string[] | Unknown {
    const texts: string[] = [];
    const open: Unknown[] = [];
    this.context.meter.spend(items.length);
    for (const item of items) {
      const text = this.text(item);
      if (text instanceof Unknown) open.push(text);
      else texts.push(text);
    }
    return unknownFrom(open) ?? texts;
  }
}

export function define<const P extends readonly Parameter[]>(
  parameters: P,
  run: (values: ArgumentsOf<P>, call: Call) => Value,
): TerraformFunction {
  return { parameters, rest: undefined, run: run as unknown as TerraformFunction['run'] };
}

export function defineVariadic<const P extends readonly Parameter[], R extends Parameter>(
  parameters: P,
  rest: R,
  run: (values: ArgumentsOf<P>, rest: readonly ArgumentOf<R>[], call: Call) => Value,
): TerraformFunction {
  const { length } = parameters;
  return {
    parameters,
    rest,
    run: (values, call) =>
      run(
        values.slice(0, length) as unknown as ArgumentsOf<P>,
        values.slice(length) as unknown as readonly ArgumentOf<R>[],
        call,
      ),
  };
}

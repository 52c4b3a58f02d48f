import type { Declaration } from '../configuration/module-configuration.ts';
import type { Binding, Scope } from '../evaluation/scope.ts';
import { wholeNumber } from '../values/big-float.ts';
import { toNumber, wholeObject } from '../values/convert.ts';
import {
  bare,
  failure,
  isNumber,
  LazyObject,
  Mapping,
  object,
  Sequence,
  Unknown,
  unknownFrom,
  type Value,
} from '../values/value.ts';
import { quotedKey } from '../values/quoted.ts';
import { isSensitive, SENSITIVE } from '../values/sensitive.ts';
import { attributeValue } from './blocks.ts';
import type { Reading } from './reading.ts';

/** Most instances that one block may have. */
const MOST_OF_ONE_BLOCK = 10_000;

/** One instance that a block makes: the key in its address, and what `count` or `each` is for it. */
export interface Instance {
  /** `[0]`, `["a"]`, or nothing. */
  readonly suffix: string;
  readonly key: string | number | undefined;
  readonly bindings: Binding | undefined;
}

export interface Expansion {
  readonly by: 'nothing' | 'count' | 'for_each';
  readonly instances: readonly Instance[];
  /** Why the number of instances is open; the one instance stands for all. */
  readonly open: string | undefined;
}

const SINGLE: Expansion = {
  by: 'nothing',
  instances: [{ suffix: '', key: undefined, bindings: undefined }],
  open: undefined,
};

/** The instances that a block's `count` or `for_each` asks for. */
export function expand(declaration: Declaration, module: Scope['module'], reading: Reading): Expansion {
  const count = declaration.attributes.get('count');
  const forEach = count === undefined ? declaration.attributes.get('for_each') : undefined;
  const given = count ?? forEach;
  if (given === undefined) return SINGLE;
  const scope: Scope = { module, file: given.file, bindings: undefined };
  const value = attributeValue(given.attribute, scope, reading.context);
  const expansion = reading.context.meter.bounded<Expansion>(
    () => (count === undefined ? expandEach(value) : expandCount(value)),
    (reason) => openExpansion(count === undefined ? 'for_each' : 'count', new Unknown(reason)),
  );
  if (expansion.instances.length <= MOST_OF_ONE_BLOCK) return expansion;
  const message = `more than ${MOST_OF_ONE_BLOCK} instances`;
  reading.reportAt(
    'warning',
    `The block asks for ${message}; one is reviewed for all of them.`,
    given.file,
    given.attribute.span.start,
  );
  return openExpansion(count === undefined ? 'for_each' : 'count', new Unknown(message));
}

function expandCount(value: Value): Expansion {
  const plain = bare(value);
  const open = unknownFrom([plain]);
  const number = open ?? (plain === null ? failure('the value is null') : toNumber(plain));
  if (number instanceof Unknown) return openExpansion('count', number);
  const count = isNumber(number) ? wholeNumber(number) : undefined;
  if (count === undefined || count < 0) {
    return openExpansion('count', failure('it must be a whole number that is not negative'));
  }
  const instances: Instance[] = [];
  for (let index = 0; index < Math.min(count, MOST_OF_ONE_BLOCK + 1); index++) {
    instances.push({ suffix: `[${index}]`, key: index, bindings: countBinding(index) });
  }
  return { by: 'count', instances, open: undefined };
}

function expandEach(value: Value): Expansion {
  const whole = value instanceof LazyObject ? wholeObject(value) : value;
  if (whole instanceof Unknown) return openExpansion('for_each', whole);
  if (whole instanceof Mapping) {
    return {
      by: 'for_each',
      open: undefined,
      instances: [...whole.entries].map(([key, item]) => eachInstance(key, item)),
    };
  }
  if (!(whole instanceof Sequence) || whole.kind !== 'set') {
    return openExpansion('for_each', failure('it must be a map or a set of texts'));
  }
  const open = unknownFrom(whole.items.filter((item) => item instanceof Unknown));
  if (open !== undefined) return openExpansion('for_each', open);
  if (whole.items.some(isSensitive)) return openExpansion('for_each', failure(`a key is a ${SENSITIVE}`));
  const keys = whole.items.map(bare);
  if (!keys.every((key) => typeof key === 'string')) {
    return openExpansion('for_each', failure('it must be a map or a set of texts'));
  }
  return {
    by: 'for_each',
    open: undefined,
    instances: keys.map((key, index) => eachInstance(key, whole.items[index] ?? key)),
  };
}

function openExpansion(by: 'count' | 'for_each', { reason, references }: Unknown): Expansion {
  const because = `its ${by} is not known: ${reason}`;
  const bindings =
    by === 'count'
      ? countBinding(new Unknown(because, { label: 'count.index' }))
      : eachBinding(
          new Unknown(because, { label: 'each.key' }),
          new Unknown(because, { label: 'each.value', references }),
        );
  return { by, instances: [{ suffix: '', key: undefined, bindings }], open: because };
}

function eachInstance(key: string, value: Value): Instance {
  return { suffix: quotedKey(key), key, bindings: eachBinding(key, value) };
}

function countBinding(index: Value): Binding {
  return { name: 'count', value: object([['index', index]]), outer: undefined };
}

function eachBinding(key: Value, value: Value): Binding {
  return {
    name: 'each',
    value: object([
      ['key', key],
      ['value', value],
    ]),
    outer: undefined,
  };
}

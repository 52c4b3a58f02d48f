import type { Resource, SourceLocation, Stated, Texts } from '../architecture/index.ts';
import type { Finding } from './check.ts';

type Words<T> = string | ((value: T) => string);

interface Sentences<T> {
  /** Said when the expectation holds. */
  readonly supports: Words<T>;
  /** Said when it does not. */
  readonly contradicts: Words<T>;
  /** What an attribute that is not written and has no default means; without it, `contradicts`. */
  readonly absent?: Finding['verdict'] | { readonly verdict: Finding['verdict']; readonly message: string };
}

export function supports(message: string, at: SourceLocation | Resource): Finding {
  return { verdict: 'supports', message, location: placeOf(at) };
}

export function contradicts(message: string, at: SourceLocation | Resource): Finding {
  return { verdict: 'contradicts', message, location: placeOf(at) };
}

/** A sentence is said as it stands; the bare reason of an unresolved attribute is made into one. */
export function inconclusive(reason: string, at: SourceLocation | Resource): Finding {
  const message = /[.!?]$/.test(reason) ? reason : `Not known: ${reason}.`;
  return { verdict: 'inconclusive', message, location: placeOf(at) };
}

function placeOf(at: SourceLocation | Resource): SourceLocation {
  return 'location' in at ? at.location : at;
}

/** The attribute satisfies the predicate. An unresolved attribute is inconclusive, with its reason. */
export function expect<T>(stated: Stated<T>, holds: (value: T) => boolean, say: Sentences<T>): Finding {
  switch (stated.state) {
    case 'unresolved':
      return inconclusive(stated.reason, stated.location);
    case 'absent': {
      const { absent = 'contradicts' } = say;
      if (typeof absent === 'object') return { ...absent, location: stated.location };
      return { verdict: absent, message: wordsForAbsent(absent, say), location: stated.location };
    }
    case 'known': {
      const good = holds(stated.value);
      return {
        verdict: good ? 'supports' : 'contradicts',
        message: inWords(good ? say.supports : say.contradicts, stated.value),
        location: stated.location,
      };
    }
  }
}

export function expectTrue(stated: Stated<boolean>, say: Sentences<boolean>): Finding {
  return expect(stated, (value) => value, say);
}

export function expectFalse(stated: Stated<boolean>, say: Sentences<boolean>): Finding {
  return expect(stated, (value) => !value, say);
}

export function expectAtLeast(stated: Stated<number>, least: number, say: Sentences<number>): Finding {
  return expect(stated, (value) => value >= least, say);
}

export function expectOneOf(
  stated: Stated<string>,
  good: readonly string[],
  say: Sentences<string>,
): Finding {
  return expect(stated, (value) => good.includes(value), say);
}

/** The list contains one of the values; a list that is open in part and does not show it is inconclusive. */
export function expectIncludes(
  stated: Stated<Texts>,
  wanted: readonly string[],
  say: Sentences<Texts>,
): Finding {
  if (stated.state === 'known' && !wanted.some((value) => stated.value.values.includes(value))) {
    const [reason] = stated.value.open;
    if (reason !== undefined) return inconclusive(reason, stated.location);
  }
  return expect(stated, ({ values }) => wanted.some((value) => values.includes(value)), say);
}

function inWords<T>(words: Words<T>, value: T): string {
  return typeof words === 'function' ? words(value) : words;
}

function wordsForAbsent<T>(verdict: Finding['verdict'], say: Sentences<T>): string {
  const words = verdict === 'supports' ? say.supports : say.contradicts;
  if (typeof words === 'string') return words;
  throw new Error('an attribute that may be absent needs a sentence for it: give `absent` a message');
}

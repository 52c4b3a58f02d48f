import type { TemplatePart } from '../syntax/ast.ts';
import { toText } from '../values/convert.ts';
import {
  bare,
  failure,
  LazyObject,
  NO_REFERENCES,
  referencesAt,
  unionOfReferences,
  Unknown,
  unknownObject,
  type Value,
  withReferences,
} from '../values/value.ts';
import { membersOf, truth } from './constructors.ts';
import { type Context, evaluate, normalized } from './evaluate.ts';
import { type Scope, withBinding } from './scope.ts';

/** Parts of a text beyond these are dropped where some of them are open. */
const MOST_PARTS = 500;
const CUT_OFF = new Unknown('the text has too many open parts');

/** The value of a template: a text, or the value itself of a template that is a single interpolation. */
export function evaluateTemplate(parts: readonly TemplatePart[], scope: Scope, context: Context): Value {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'interpolation') return evaluate(only.expression, scope, context);
  const text = new TemplateText(context);
  text.addAll(parts, scope);
  return text.value();
}

/** Collects the parts of a text, some of which may be open. */
export class TemplateText {
  readonly #context: Context;
  readonly #parts: (string | Unknown)[] = [];
  #literal = '';
  #references = NO_REFERENCES;

  constructor(context: Context) {
    this.#context = context;
  }

  addAll(parts: readonly TemplatePart[], scope: Scope): void {
    for (const part of parts) this.#addPart(part, scope);
  }

  #addPart(part: TemplatePart, scope: Scope): void {
    switch (part.kind) {
      case 'text':
        return this.#addText(part.value);
      case 'interpolation':
        return this.add(evaluate(part.expression, scope, this.#context));
      case 'if': {
        const condition = truth(evaluate(part.condition, scope, this.#context));
        if (condition instanceof Unknown) return this.add(condition);
        return this.addAll(condition ? part.then : part.otherwise, scope);
      }
      default: {
        const members = membersOf(evaluate(part.collection, scope, this.#context));
        if (members instanceof Unknown) return this.add(members);
        for (const [key, value] of members) {
          this.#context.meter.spend(1);
          const inner = part.keyName === undefined ? scope : withBinding(scope, part.keyName, key);
          this.addAll(part.body, withBinding(inner, part.valueName, value));
        }
      }
    }
  }

  #addText(text: string): void {
    this.#literal += text;
    this.#context.meter.checkText(this.#literal.length, text.length);
  }

  /** Adds an interpolated value. */
  add(value: Value): void {
    if (value instanceof LazyObject) return this.add(unknownObject(value));
    if (value instanceof Unknown) return this.#addUnknown(value);
    this.#references = unionOfReferences(this.#references, referencesAt(value));
    const plain = bare(value);
    if (plain === null) return this.#addUnknown(failure('a template cannot include a null value'));
    const text = toText(plain);
    if (text instanceof Unknown) this.#addUnknown(text);
    else this.#addText(text);
  }

  #addUnknown(value: Unknown): void {
    if (this.#literal !== '') this.#parts.push(this.#literal);
    this.#literal = '';
    if (value.parts === undefined) this.#parts.push(value);
    else for (const part of value.parts) this.#parts.push(part);
    this.#references = unionOfReferences(this.#references, value.references);
    if (this.#parts.length > MOST_PARTS) this.#parts.splice(MOST_PARTS, Number.POSITIVE_INFINITY, CUT_OFF);
  }

  value(): Value {
    if (this.#parts.length === 0) return withReferences(normalized(this.#literal), this.#references);
    if (this.#literal !== '') this.#parts.push(this.#literal);
    const open = this.#parts.filter((part) => part instanceof Unknown);
    const first = open.find(({ failed }) => failed) ?? open[0];
    return new Unknown(first?.reason ?? 'the text is not known', {
      failed: first?.failed ?? false,
      references: this.#references,
      parts: this.#parts,
    });
  }
}

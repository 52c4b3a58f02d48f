import { type Property, Unresolved } from '../../architecture/property.ts';
import type { SourceLocation } from '../../architecture/source-location.ts';
import type { DocumentNode, MapEntry, MapNode } from '../../document/document.ts';
import type { IntrinsicFunction } from './call.ts';
import { CONDITION_FUNCTIONS, type Truth, truthOf } from './conditions.ts';
import { expandForEach, isForEach } from './for-each.ts';
import { includedNodes } from './include.ts';
import { type IntrinsicCall, intrinsicCall } from './intrinsic.ts';
import { LIST_FUNCTIONS } from './list-functions.ts';
import { byReference } from './open-text.ts';
import { placeOf } from './place.ts';
import { replaceVariables } from './placeholders.ts';
import { REFERENCE_FUNCTIONS } from './reference-functions.ts';
import type { Scope, Template } from './template.ts';
import { TEXT_FUNCTIONS } from './text-functions.ts';

const FUNCTIONS: ReadonlyMap<string, IntrinsicFunction> = new Map([
  ...Object.entries(REFERENCE_FUNCTIONS),
  ...Object.entries(TEXT_FUNCTIONS),
  ...Object.entries(LIST_FUNCTIONS),
  ...Object.entries(CONDITION_FUNCTIONS),
]);

/** A value left open by the reader itself; its text is the reason. */
export const OPEN_TAG = 'Hexastyle::Open';

/** Values that functions and loops of one template may make; no template comes near it. */
const MOST_MADE_VALUES = 500_000;

/** Characters that functions of one template may put together. */
const MOST_MADE_CHARACTERS = 32 * 1024 * 1024;

/** Evaluates the values of one template as far as it says. Conditions are decided once and remembered. */
export class Evaluator {
  readonly template: Template;
  readonly #truths = new Map<string, Truth>();
  readonly #deciding = new Set<string>();
  #madeValues = 0;
  #madeCharacters = 0;

  constructor(template: Template) {
    this.template = template;
  }

  /** The value of a node; undefined where it is `AWS::NoValue`. */
  evaluate(node: DocumentNode, scope: Scope): Property | undefined {
    const call = intrinsicCall(node);
    if (call !== undefined) return this.#call(call, node, scope);
    const location = placeOf(node, scope.file);
    switch (node.type) {
      case 'scalar': {
        if (typeof node.value !== 'string') return { value: node.value, location };
        const text = replaceVariables(node.value, scope.variables);
        return { value: byReference(text) ?? text, location };
      }
      case 'list': {
        const items: Property[] = [];
        for (const item of node.items) {
          const value = this.evaluate(item, scope);
          if (value !== undefined) items.push(value);
        }
        return { value: items, location };
      }
      case 'map':
        return this.#map(node, scope, location);
    }
  }

  /** Whether a named condition holds; unresolved with the reason where the template leaves it open. */
  condition(name: string): Truth {
    const known = this.#truths.get(name);
    if (known !== undefined) return known;
    const declared = this.template.conditions.get(name);
    if (declared === undefined) return new Unresolved(`no condition is named "${name}"`);
    if (this.#deciding.has(name)) return new Unresolved(`condition "${name}" refers to itself`);
    this.#deciding.add(name);
    const truth = truthOf(declared.node, declared.scope, this);
    this.#deciding.delete(name);
    const named =
      truth instanceof Unresolved
        ? new Unresolved(`condition "${name}" is open: ${innermost(truth.reason)}`)
        : truth;
    this.#truths.set(name, named);
    return named;
  }

  /** Takes from what the template may make; false when it is used up. */
  spend({ values = 0, characters = 0 }: { readonly values?: number; readonly characters?: number }): boolean {
    this.#madeValues += values;
    this.#madeCharacters += characters;
    return this.#madeValues <= MOST_MADE_VALUES && this.#madeCharacters <= MOST_MADE_CHARACTERS;
  }

  /** The entries of a map with its loops unrolled and its snippets put in. */
  entriesOf(node: MapNode, scope: Scope): readonly (MapEntry & { readonly scope: Scope })[] {
    return node.entries.flatMap((entry) => {
      if (isForEach(entry.key)) return expandForEach(entry, scope, this);
      if (entry.key === 'Fn::Transform')
        return includedNodes(entry.value, scope, this) ?? [{ ...entry, scope }];
      return [{ ...entry, scope }];
    });
  }

  #map(node: MapNode, scope: Scope, location: SourceLocation): Property {
    const entries = new Map<string, Property>();
    const isPlain = scope.variables.size === 0 && !node.entries.some(({ key }) => key.startsWith('Fn::'));
    for (const entry of isPlain ? node.entries : this.entriesOf(node, scope)) {
      const within = 'scope' in entry ? (entry.scope as Scope) : scope;
      const value = this.evaluate(entry.value, within);
      if (value !== undefined) entries.set(replaceVariables(entry.key, within.variables), value);
    }
    return { value: entries, location };
  }

  #call({ name, argument }: IntrinsicCall, node: DocumentNode, scope: Scope): Property | undefined {
    const location = placeOf(node, scope.file);
    if (name === OPEN_TAG)
      return { value: new Unresolved(String(argument.type === 'scalar' ? argument.value : '')), location };
    const found = FUNCTIONS.get(name);
    if (found !== undefined) return found({ name, argument, scope, location, evaluator: this });
    const written = node.tag === undefined ? `Fn::${name}` : `!${name}`;
    this.template.warn(`CloudFormation has no function ${written}; the value stays open.`, location);
    return { value: new Unresolved(`CloudFormation has no function ${written}`), location };
  }
}

/** The cause behind a chain of conditions. */
function innermost(reason: string): string {
  return reason.replace(/^condition "[^"]*" is open: /, '');
}

import { type Property, Unresolved } from '../../architecture/property.ts';
import type { SourceLocation } from '../../architecture/source-location.ts';
import type { DocumentNode, MapEntry, MapNode } from '../../document/document.ts';
import type { IntrinsicFunction } from './call.ts';
import type { Spending } from './budget.ts';
import { CONDITION_FUNCTIONS, type Truth, truthOf } from './conditions.ts';
import { type Assignment, exploreTruth, exploreValue } from './explore.ts';
import { expandForEach, isForEach } from './for-each.ts';
import { includedNodes } from './include.ts';
import { type IntrinsicCall, intrinsicCall } from './intrinsic.ts';
import { LIST_FUNCTIONS } from './list-functions.ts';
import { byReference, byServerlessVariable } from './open-text.ts';
import { typedValue } from './parameters.ts';
import { placeOf } from './place.ts';
import { replaceVariables } from './placeholders.ts';
import { REFERENCE_FUNCTIONS } from './reference-functions.ts';
import { isRefused } from './rules.ts';
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

/** What an evaluator takes for granted. */
interface Premises {
  /** Values tried for parameters that the template leaves open. */
  readonly assignment: Assignment;
  /** Conditions taken to hold. */
  readonly assumed: readonly string[];
}

/** Why a value is open that lies too deep. */
const TOO_DEEP = 'the template nests values too deeply';

interface Decision {
  readonly truth: Truth;
  /** Open parameters with allowed values that it depends on. */
  readonly parameters: ReadonlySet<string>;
}

const NOTHING: Premises = { assignment: new Map(), assumed: [] };

/** Evaluates the values of one template as far as it says. Conditions are decided once and remembered. */
export class Evaluator {
  readonly template: Template;
  readonly #premises: Premises;
  readonly #decisions = new Map<string, Decision>();
  readonly #deciding = new Set<string>();
  readonly #offspring = new Map<string, Evaluator | undefined>();
  /** Open parameters that the value at hand depends on; undefined outside of calls. */
  #touched: Set<string> | undefined;

  constructor(template: Template, premises = NOTHING) {
    this.template = template;
    this.#premises = premises;
    for (const name of premises.assumed) this.#decisions.set(name, { truth: true, parameters: new Set() });
  }

  /** The value of a node; undefined where it is `AWS::NoValue`. */
  evaluate(node: DocumentNode, scope: Scope): Property | undefined {
    const location = placeOf(node, scope.file);
    if (this.#isTrying && !this.spend({ explored: 1 }))
      return { value: new Unresolved('the template leaves too much open'), location };
    if (!this.template.budget.enter()) return { value: new Unresolved(TOO_DEEP), location };
    const call = intrinsicCall(node);
    const value = call === undefined ? this.#data(node, scope, location) : this.#explored(call, node, scope);
    this.template.budget.leave();
    return value;
  }

  /** Whether a named condition holds; unresolved with the reason where the template leaves it open. */
  condition(name: string): Truth {
    const { truth, parameters } = this.#decisions.get(name) ?? this.#decide(name);
    for (const parameter of parameters) this.#touched?.add(parameter);
    return truth;
  }

  /** The value of a parameter of the template. */
  parameter(name: string): Property | undefined {
    const parameter = this.template.parameters.get(name);
    if (parameter === undefined) return undefined;
    const tried = this.#premises.assignment.get(name);
    if (tried !== undefined) return typedValue(parameter, tried, parameter.value.location);
    if (parameter.allowed !== undefined) this.#touched?.add(name);
    return parameter.value;
  }

  /** The same template where a condition holds. */
  assuming(condition: string): Evaluator {
    const assumed = [...this.#premises.assumed, condition];
    return (
      this.#offspringFor(
        `assuming ${condition}`,
        () => new Evaluator(this.template, { ...NOTHING, assumed }),
      ) ?? this
    );
  }

  /** The same template with values tried for its open parameters; undefined where rules or assumptions refuse them. */
  withAssignment(assignment: Assignment): Evaluator | undefined {
    return this.#offspringFor(JSON.stringify([...assignment]), () => {
      const { assumed } = this.#premises;
      const one = new Evaluator(this.template, { assignment, assumed: [] });
      if (isRefused(one) || assumed.some((condition) => one.condition(condition) === false)) return undefined;
      return assumed.length === 0 ? one : new Evaluator(this.template, { assignment, assumed });
    });
  }

  /** Takes from what the template may make; false when it is used up. */
  spend(spending: Spending): boolean {
    return this.template.budget.spend(spending);
  }

  /** Whether trying values took all it may take. */
  get isExplored(): boolean {
    return !this.spend({ explored: 1 });
  }

  get #isTrying(): boolean {
    return this.#premises.assignment.size > 0;
  }

  #offspringFor(key: string, make: () => Evaluator | undefined): Evaluator | undefined {
    if (!this.#offspring.has(key)) this.#offspring.set(key, make());
    return this.#offspring.get(key);
  }

  #decide(name: string): Decision {
    const none = new Set<string>();
    const declared = this.template.conditions.get(name);
    if (declared === undefined)
      return { truth: new Unresolved(`no condition is named "${name}"`), parameters: none };
    if (this.#deciding.has(name))
      return { truth: new Unresolved(`condition "${name}" refers to itself`), parameters: none };
    this.#deciding.add(name);
    const outer = this.#touched;
    const parameters = new Set<string>();
    this.#touched = parameters;
    const plain = truthOf(declared.node, declared.scope, this);
    this.#touched = outer;
    this.#deciding.delete(name);
    const truth = this.#isTrying
      ? plain
      : exploreTruth(plain, parameters, this, (one) => one.condition(name));
    const named =
      truth instanceof Unresolved
        ? new Unresolved(`condition "${name}" is open: ${innermost(truth.reason)}`)
        : truth;
    const decision = { truth: named, parameters: named instanceof Unresolved ? parameters : none };
    this.#decisions.set(name, decision);
    return decision;
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

  #data(node: DocumentNode, scope: Scope, location: SourceLocation): Property {
    switch (node.type) {
      case 'scalar': {
        if (typeof node.value !== 'string') return { value: node.value, location };
        const text = replaceVariables(node.value, scope.variables);
        return { value: byReference(text) ?? byServerlessVariable(text) ?? text, location };
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

  /** A call, with what its open parameters may be tried where that decides something. */
  #explored(call: IntrinsicCall, node: DocumentNode, scope: Scope): Property | undefined {
    if (this.#touched !== undefined || this.#isTrying) return this.#call(call, node, scope);
    const parameters = new Set<string>();
    this.#touched = parameters;
    const plain = this.#call(call, node, scope);
    this.#touched = undefined;
    return exploreValue(plain, parameters, this, (one) => one.evaluate(node, scope));
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

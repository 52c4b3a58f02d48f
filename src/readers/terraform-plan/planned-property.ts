import { type Property, type Reference, type SourceLocation, Unresolved } from '../../architecture/index.ts';
import { type JsonObject, member, objectOf } from './json.ts';

/** Levels that no provider's schema has. */
const DEEPEST_VALUE = 100;

/** What a plan says of one value, in the parallel trees in which it says it. */
interface Planned {
  readonly value: unknown;
  /** `true` where the value is not known before it is applied. */
  readonly unknown: unknown;
  /** `true` where it must not be shown. */
  readonly sensitive: unknown;
  /** What the code says; undefined where the code does not mention it or the file does not keep it. */
  readonly expression: unknown;
}

/** How the values of one resource become properties. */
export class PlannedProperties {
  readonly #location: SourceLocation;
  readonly #referencesOf: (expression: unknown) => readonly Reference[];

  constructor(location: SourceLocation, referencesOf: (expression: unknown) => readonly Reference[]) {
    this.#location = location;
    this.#referencesOf = referencesOf;
  }

  /**
   * The properties of a resource. What the code does not mention and only the provider will know is left out, as it is
   * where code is read; so are `null` and blocks that are not there. Without configuration nothing but `null` is left out.
   */
  resource(
    values: unknown,
    unknown: unknown,
    sensitive: unknown,
    expressions: JsonObject | undefined,
  ): Property {
    const planned = { value: values, unknown, sensitive, expression: expressions };
    return { value: this.#map(planned, expressions !== undefined, [], 0), location: this.#location };
  }

  #property(planned: Planned, isStated: boolean, references: readonly Reference[], depth: number): Property {
    const location = this.#location;
    const own = isExpression(planned.expression) ? this.#referencesOf(planned.expression) : references;
    const { value } = planned;
    if (planned.unknown === true) {
      return { value: new Unresolved('known only after apply', { references: own }), location };
    }
    if (
      planned.sensitive === true &&
      (typeof value === 'string' || typeof value === 'object') &&
      value !== null
    ) {
      return { value: new Unresolved('sensitive value', { references: own }), location };
    }
    if (depth > DEEPEST_VALUE) return { value: new Unresolved('nested too deeply'), location };
    if (Array.isArray(value) || Array.isArray(planned.unknown)) {
      return { value: this.#list(planned, isStated, own, depth), location };
    }
    if (objectOf(value) !== undefined || objectOf(planned.unknown) !== undefined) {
      return { value: this.#map(planned, isStated && isBlock(planned.expression), own, depth), location };
    }
    const scalar = value as string | number | boolean | null;
    return own.length === 0 ? { value: scalar, location } : { value: scalar, location, references: own };
  }

  #map(
    planned: Planned,
    isStated: boolean,
    references: readonly Reference[],
    depth: number,
  ): Map<string, Property> {
    const map = new Map<string, Property>();
    const keys = new Set([
      ...Object.keys(objectOf(planned.value) ?? {}),
      ...Object.keys(objectOf(planned.unknown) ?? {}),
    ]);
    for (const key of keys) {
      const inner: Planned = {
        value: member(planned.value, key) ?? null,
        unknown: member(planned.unknown, key),
        sensitive: planned.sensitive === true ? true : member(planned.sensitive, key),
        expression: isExpression(planned.expression) ? planned.expression : member(planned.expression, key),
      };
      if (isLeftOut(inner, isStated)) continue;
      map.set(key, this.#property(inner, isStated, references, depth + 1));
    }
    return map;
  }

  #list(
    planned: Planned,
    isStated: boolean,
    references: readonly Reference[],
    depth: number,
  ): readonly Property[] {
    const values = Array.isArray(planned.value) ? planned.value : [];
    const unknowns = Array.isArray(planned.unknown) ? planned.unknown : [];
    const length = Math.max(values.length, unknowns.length);
    return Array.from({ length }, (_, index) => {
      const inner: Planned = {
        value: values[index] ?? null,
        unknown: unknowns[index],
        sensitive: Array.isArray(planned.sensitive) ? planned.sensitive[index] : planned.sensitive,
        expression: expressionAt(planned.expression, index, length),
      };
      return this.#property(inner, isStated, references, depth + 1);
    });
  }
}

function isLeftOut({ value, unknown, expression }: Planned, isStated: boolean): boolean {
  if (unknown === true) return isStated && expression === undefined;
  if (value === null) return !hasUnknown(unknown);
  return (
    isStated && expression === undefined && Array.isArray(value) && value.length === 0 && !hasUnknown(unknown)
  );
}

/** Whether anything below is unknown; what is too deep to look at may be. */
function hasUnknown(unknown: unknown, depth = 0): boolean {
  if (unknown === true || depth > DEEPEST_VALUE) return true;
  if (Array.isArray(unknown)) return unknown.some((item) => hasUnknown(item, depth + 1));
  const object = objectOf(unknown);
  return object !== undefined && Object.values(object).some((item) => hasUnknown(item, depth + 1));
}

/** Whether it is one expression, not a block with expressions in it. */
function isExpression(expression: unknown): boolean {
  const object = objectOf(expression);
  if (object === undefined) return false;
  return (
    Object.keys(object).length === 0 ||
    Array.isArray(member(object, 'references')) ||
    Object.hasOwn(object, 'constant_value')
  );
}

function isBlock(expression: unknown): boolean {
  return objectOf(expression) !== undefined && !isExpression(expression);
}

/** What the code says of one of several blocks, or of an item of a list that is written as one expression. */
function expressionAt(expression: unknown, index: number, length: number): unknown {
  if (!Array.isArray(expression)) return isExpression(expression) ? expression : undefined;
  return expression.length === length ? expression[index] : undefined;
}

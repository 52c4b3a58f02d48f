import { type Property, type Reference, type SourceLocation, Unresolved } from '../../architecture/index.ts';
import { AFTER_APPLY } from './evaluated-code.ts';
import { type JsonObject, member, objectOf, textsIn } from './json.ts';
import { matchingBlocks } from './matching-items.ts';
import { type Written, WrittenBlocks, WrittenBody, WrittenExpression } from './written-code.ts';

/** Levels that no provider's schema has. */
const DEEPEST_VALUE = 100;

/** What a plan says of one value, in the parallel trees in which it says it. */
interface Planned {
  readonly value: unknown;
  /** `true` where the value is not known before it is applied. */
  readonly unknown: unknown;
  /** `true` where it must not be shown. */
  readonly sensitive: unknown;
  /** What the plan keeps of the code; undefined where the code does not mention it or the file does not keep it. */
  readonly expression: unknown;
  /** The code itself, where it lies beside the plan. */
  readonly written: Written | undefined;
}

/** What a value has from the block or list around it. */
interface Around {
  readonly location: SourceLocation;
  readonly references: readonly Reference[];
  /** Whether all that the code mentions here is known, so that what it does not mention is left out. */
  readonly isStated: boolean;
  readonly depth: number;
}

/** What one resource says in the plan. */
export interface PlannedValues {
  readonly values: unknown;
  readonly unknown: unknown;
  readonly sensitive: unknown;
  /** What the configuration in the plan says of the resource; undefined where the plan does not have it. */
  readonly configured: JsonObject | undefined;
  readonly written: WrittenBody | undefined;
}

const OPEN_NUMBER = 'how many of these blocks there are is known only after apply';
const NO_REFERENCES: readonly Reference[] = [];

/** How the values of one resource become properties. */
export class PlannedProperties {
  readonly #location: SourceLocation;
  readonly #referencesOf: (references: readonly string[]) => readonly Reference[];

  constructor(
    location: SourceLocation,
    referencesOf: (references: readonly string[]) => readonly Reference[],
  ) {
    this.#location = location;
    this.#referencesOf = referencesOf;
  }

  /**
   * The properties of a resource. What the code does not mention and only the provider will know is left out, as it is
   * where code is read; so are `null` and blocks that are not there. Without configuration nothing but `null` is left out.
   */
  resource({ values, unknown, sensitive, configured, written }: PlannedValues): Property {
    const location = this.#location;
    const expressions = member(configured, 'expressions');
    const expression = isBlock(expressions) ? expressions : undefined;
    const planned = { value: values, unknown, sensitive, expression, written };
    const isStated = configured !== undefined;
    const value = this.#map(planned, { location, references: NO_REFERENCES, isStated, depth: 0 });
    const tags = value.get('tags_all');
    const own = tags === undefined ? undefined : written?.member('tags')?.location;
    if (tags !== undefined && own !== undefined) value.set('tags_all', { ...tags, location: own });
    return { value, location };
  }

  #property(planned: Planned, around: Around): Property {
    const { value, unknown, written } = planned;
    const location = written === undefined ? around.location : written.location;
    const references = this.#references(planned, around.references);
    if (written instanceof WrittenBody && isOpenInNumber(written, unknown)) {
      const decided = this.#referencesOf(written.forEach);
      return { value: new Unresolved(OPEN_NUMBER, { references: decided }), location };
    }
    if (unknown === true) {
      return { value: new Unresolved(AFTER_APPLY, { references }), location };
    }
    if (
      planned.sensitive === true &&
      (typeof value === 'string' || typeof value === 'object') &&
      value !== null
    ) {
      return { value: new Unresolved('sensitive value', { references }), location };
    }
    if (around.depth > DEEPEST_VALUE) return { value: new Unresolved('nested too deeply'), location };
    if (Array.isArray(value) || Array.isArray(unknown)) {
      const inside = { location, references, isStated: around.isStated, depth: around.depth + 1 };
      return { value: this.#list(planned, inside), location };
    }
    if (objectOf(value) !== undefined || objectOf(unknown) !== undefined) {
      const isBody = written instanceof WrittenBody;
      const isStated = around.isStated && (isBody || isBlock(planned.expression));
      const inside = {
        location,
        references: isBody ? NO_REFERENCES : references,
        isStated,
        depth: around.depth + 1,
      };
      return { value: this.#map(planned, inside), location };
    }
    const scalar = value as string | number | boolean | null;
    return references.length === 0 ? { value: scalar, location } : { value: scalar, location, references };
  }

  /** The resources a value comes from. The plan's own word counts; the code beside it says it of parts, and where the plan is silent. */
  #references({ expression, written }: Planned, inherited: readonly Reference[]): readonly Reference[] {
    const isSaid = isExpression(expression);
    if (written instanceof WrittenBlocks && !isSaid) return this.#referencesOf(written.references);
    if (!(written instanceof WrittenExpression)) {
      return isSaid ? this.#referencesOf(textsIn(member(expression, 'references'))) : inherited;
    }
    if (!isSaid) return this.#referencesOf(written.references);
    const said = textsIn(member(expression, 'references'));
    const isSame = written.references.every((reference) => said.some((other) => isWithin(reference, other)));
    return this.#referencesOf(isSame ? written.references : said);
  }

  #map(planned: Planned, around: Around): Map<string, Property> {
    const map = new Map<string, Property>();
    const values = objectOf(planned.value);
    const unknowns = objectOf(planned.unknown);
    const whole = isExpression(planned.expression) ? planned.expression : undefined;
    for (const key in values) {
      if (!Object.hasOwn(values, key)) continue;
      const value = values[key];
      const unknown = unknowns === undefined ? undefined : member(unknowns, key);
      if (value === null && unknown === undefined) continue;
      const inner = memberOf(planned, key, value, unknown, whole);
      if (isPlain(inner) && around.references.length === 0)
        map.set(key, { value: inner.value, location: around.location });
      else this.#addMember(map, key, inner, around);
    }
    for (const key in unknowns) {
      if (!Object.hasOwn(unknowns, key) || (values !== undefined && Object.hasOwn(values, key))) continue;
      this.#addMember(map, key, memberOf(planned, key, null, unknowns[key], whole), around);
    }
    return map;
  }

  #addMember(map: Map<string, Property>, key: string, inner: Planned, around: Around): void {
    if (!isLeftOut(inner, around.isStated)) map.set(key, this.#property(inner, around));
  }

  #list(planned: Planned, around: Around): readonly Property[] {
    const values: readonly unknown[] = Array.isArray(planned.value) ? planned.value : [];
    const unknowns: readonly unknown[] = Array.isArray(planned.unknown) ? planned.unknown : [];
    const length = Math.max(values.length, unknowns.length);
    if (length === 0) return [];
    const all =
      values.length === length ? values : Array.from({ length }, (_, index) => values[index] ?? null);
    const expressions = expressionsOf(planned.expression, all);
    const written =
      planned.written === undefined || planned.written instanceof WrittenBody
        ? []
        : planned.written.items(all);
    return all.map((value, index) =>
      this.#property(
        {
          value,
          unknown: unknowns[index],
          sensitive: Array.isArray(planned.sensitive) ? planned.sensitive[index] : planned.sensitive,
          expression: Array.isArray(expressions) ? expressions[index] : expressions,
          written: written[index],
        },
        around,
      ),
    );
  }
}

function memberOf(planned: Planned, key: string, value: unknown, unknown: unknown, whole: unknown): Planned {
  const { expression, sensitive } = planned;
  const written =
    planned.written === undefined || planned.written instanceof WrittenBlocks
      ? undefined
      : planned.written.member(key);
  const isUnwritten = planned.written instanceof WrittenBody && written === undefined;
  return {
    value,
    unknown,
    sensitive: sensitive === true ? true : member(sensitive, key),
    expression: whole === undefined ? member(expression, key) : isUnwritten ? undefined : whole,
    written,
  };
}

/** A scalar of which nothing is said but its value: the most common of all, such as a default of the provider. */
function isPlain(planned: Planned): planned is Planned & { readonly value: string | number | boolean } {
  const { value, unknown, sensitive, expression, written } = planned;
  if (unknown !== undefined || expression !== undefined || written !== undefined) return false;
  return sensitive !== true && value !== null && typeof value !== 'object';
}

function isLeftOut({ value, unknown, expression, written }: Planned, isStated: boolean): boolean {
  const isUnmentioned = isStated && expression === undefined && written === undefined;
  if (unknown === true) return isUnmentioned;
  if (value === null) return !hasUnknown(unknown);
  return isUnmentioned && Array.isArray(value) && value.length === 0 && !hasUnknown(unknown);
}

/** Whether a `dynamic` block is planned as one block that may be any number: even its literals are not known then. */
function isOpenInNumber({ repeats, literals }: WrittenBody, unknown: unknown): boolean {
  return repeats && [...literals.keys()].some((name) => member(unknown, name) === true);
}

/** Whether anything below is unknown; what is too deep to look at may be. */
function hasUnknown(unknown: unknown, depth = 0): boolean {
  if (unknown === undefined || unknown === false) return false;
  if (unknown === true || depth > DEEPEST_VALUE) return true;
  if (Array.isArray(unknown)) return unknown.some((item) => hasUnknown(item, depth + 1));
  const object = objectOf(unknown);
  return object !== undefined && Object.values(object).some((item) => hasUnknown(item, depth + 1));
}

/** Whether it is one expression, not a block with expressions in it. */
function isExpression(expression: unknown): boolean {
  const object = objectOf(expression);
  if (object === undefined) return false;
  if (Array.isArray(member(object, 'references')) || Object.hasOwn(object, 'constant_value')) return true;
  for (const key in object) if (Object.hasOwn(object, key)) return false;
  return true;
}

function isBlock(expression: unknown): boolean {
  return objectOf(expression) !== undefined && !isExpression(expression);
}

/** What the plan keeps of the code of each of several blocks, or of a list that is written as one expression. */
function expressionsOf(expression: unknown, items: readonly unknown[]): unknown {
  if (!Array.isArray(expression)) return isExpression(expression) ? expression : undefined;
  if (expression.length !== items.length) return undefined;
  if (items.length === 1) return expression;
  const blocks = (expression as readonly unknown[]).map((block) => ({
    block,
    literals: constantsOf(block),
    repeats: false,
  }));
  return matchingBlocks(items, blocks).map((found) => found?.block);
}

function constantsOf(block: unknown): ReadonlyMap<string, string | number | boolean> {
  const constants = new Map<string, string | number | boolean>();
  for (const [name, expression] of Object.entries(objectOf(block) ?? {})) {
    const value = member(expression, 'constant_value');
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      constants.set(name, value);
    }
  }
  return constants;
}

/** Whether a reference is the other one or a part of it. */
function isWithin(reference: string, other: string): boolean {
  return (
    reference === other || (reference.startsWith(other) && '.['.includes(reference.charAt(other.length)))
  );
}

/** The part of the database of `@aws-cdk/aws-service-spec` that is read here. */
export interface ServiceSpec {
  lookup(entity: 'resource', index: 'cloudFormationType', relation: 'equals', type: string): readonly Typed[];
  get(entity: 'typeDefinition', reference: Reference): Typed;
}

interface Typed {
  readonly properties: Readonly<Record<string, Property>>;
}

interface Property {
  readonly type: Type;
  readonly previousTypes?: readonly Type[];
}

interface Reference {
  readonly $ref: string;
}

interface Type {
  /** `ref`, `array`, `map`, `union`, or a scalar. */
  readonly type: string;
  readonly element?: Type;
  readonly types?: readonly Type[];
  readonly reference?: Reference;
}

/**
 * The property paths of a resource type, sorted; lists are walked through, `*` is any key of a map, and a type inside
 * itself is not entered again. Empty where CloudFormation has no such type.
 */
export function cloudformationPaths(spec: ServiceSpec, type: string): readonly string[] {
  const resources = spec.lookup('resource', 'cloudFormationType', 'equals', type);
  return [...new Set(resources.flatMap((resource) => ofTyped(spec, resource, '', [])))].toSorted();
}

type Around = readonly string[];

function ofTyped(
  spec: ServiceSpec,
  { properties }: Typed,
  before: string,
  around: Around,
): readonly string[] {
  return Object.entries(properties).flatMap(([name, { type, previousTypes = [] }]) => [
    before + name,
    ...[type, ...previousTypes].flatMap((one) => ofType(spec, one, `${before}${name}.`, around)),
  ]);
}

function ofType(spec: ServiceSpec, type: Type, before: string, around: Around): readonly string[] {
  const { element, types = [], reference } = type;
  if (reference !== undefined) {
    const isInItself = around.includes(reference.$ref);
    const inside = [...around, reference.$ref];
    return isInItself ? [] : ofTyped(spec, spec.get('typeDefinition', reference), before, inside);
  }
  if (type.type === 'map') {
    return [`${before}*`, ...(element === undefined ? [] : ofType(spec, element, `${before}*.`, around))];
  }
  const inner = element === undefined ? types : [element, ...types];
  return inner.flatMap((one) => ofType(spec, one, before, around));
}

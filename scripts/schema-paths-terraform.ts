/** The part of `terraform providers schema -json` that belongs to one provider. */
export interface ProviderSchema {
  readonly provider: { readonly block: Block };
  readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>;
}

interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

interface Attribute {
  readonly type?: Type;
  readonly nested_type?: { readonly attributes: Readonly<Record<string, Attribute>> };
}

/** `"string"`, `["list", "string"]`, `["object", {"name": "string"}]` */
type Type = string | readonly [string, Type | Readonly<Record<string, Type>>];

/**
 * The attribute paths of a resource type (the arguments of the provider itself under `provider.aws`), sorted; blocks and lists are walked through, `*` is any key of a map.
 * Empty where the provider has no such type.
 */
export function terraformPaths(schema: ProviderSchema, type: string): readonly string[] {
  if (type === 'provider.aws') return Object.keys(schema.provider.block.attributes ?? {}).toSorted();
  const block = schema.resource_schemas[type]?.block;
  return block === undefined ? [] : [...new Set(ofBlock(block, ''))].toSorted();
}

function ofBlock({ attributes = {}, block_types = {} }: Block, before: string): readonly string[] {
  const nested = Object.entries(block_types).flatMap(([name, { block }]) => [
    before + name,
    ...ofBlock(block, `${before}${name}.`),
  ]);
  return [...ofAttributes(attributes, before), ...nested];
}

function ofAttributes(attributes: Readonly<Record<string, Attribute>>, before: string): readonly string[] {
  return Object.entries(attributes).flatMap(([name, { type, nested_type }]) => [
    before + name,
    ...(nested_type === undefined ? [] : ofAttributes(nested_type.attributes, `${before}${name}.`)),
    ...(type === undefined ? [] : ofType(type, `${before}${name}.`)),
  ]);
}

function ofType(type: Type, before: string): readonly string[] {
  if (typeof type === 'string') return [];
  const [sort, element] = type;
  if (sort === 'object') {
    return Object.entries(element as Readonly<Record<string, Type>>).flatMap(([name, inner]) => [
      before + name,
      ...ofType(inner, `${before}${name}.`),
    ]);
  }
  if (sort === 'map') return [`${before}*`, ...ofType(element as Type, `${before}*.`)];
  return ofType(element as Type, before);
}

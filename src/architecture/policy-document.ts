import { isPropertyList, isPropertyMap, type Property, Unresolved } from './property.ts';
import type { SourceLocation } from './source-location.ts';

/** Texts of one element of a statement. `open` keeps what is known of the others: their literal parts, or nothing. */
export interface PolicyTexts {
  readonly values: readonly string[];
  readonly open: readonly string[];
}

/**
 * A condition that code leaves open has an empty key, and an empty operator where that is open too. A key whose end is
 * known keeps `${…}` in place of its beginning.
 */
export interface PolicyCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: PolicyTexts;
}

export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: PolicyTexts;
  readonly notActions: PolicyTexts;
  readonly resources: PolicyTexts;
  readonly notResources: PolicyTexts;
  /** The texts of `Resource` one by one, with the resources of the code that they mention. */
  readonly resourceItems: readonly Property[];
  /** Principals by type (`AWS`, `Service`, `Federated`); a bare `"*"` stands under `AWS`. */
  readonly principals: ReadonlyMap<string, PolicyTexts>;
  /** The same one by one, whatever their type, with the resources of the code that they mention. */
  readonly principalItems: readonly Property[];
  readonly conditions: readonly PolicyCondition[];
  readonly location: SourceLocation;
}

export interface PolicyDocument {
  readonly statements: readonly PolicyStatement[];
  /** Reasons why further statements may exist. */
  readonly open: readonly string[];
}

/** The statements of policy documents (IAM JSON policy grammar), unresolved parts kept apart from known ones. */
export function policyDocument(documents: readonly Property[]): PolicyDocument {
  const statements: PolicyStatement[] = [];
  const open: string[] = [];
  for (const document of documents) {
    const list = isPropertyMap(document.value) ? document.value.get('Statement') : undefined;
    for (const item of list ? listed(list) : []) {
      if (isPropertyMap(item.value)) statements.push(statement(item, item.value));
      else if (item.value instanceof Unresolved) open.push(item.value.reason);
    }
  }
  return { statements, open };
}

function statement(at: Property, fields: ReadonlyMap<string, Property>): PolicyStatement {
  return {
    effect: fields.get('Effect')?.value === 'Deny' ? 'Deny' : 'Allow',
    actions: textsOf(fields.get('Action')),
    notActions: textsOf(fields.get('NotAction')),
    resources: textsOf(fields.get('Resource')),
    notResources: textsOf(fields.get('NotResource')),
    resourceItems: itemsOf(fields.get('Resource')),
    principals: principalsOf(fields.get('Principal')),
    principalItems: principalItemsOf(fields.get('Principal')),
    conditions: conditionsOf(fields.get('Condition')),
    location: at.location,
  };
}

function principalItemsOf(principal: Property | undefined): readonly Property[] {
  if (principal === undefined) return [];
  return isPropertyMap(principal.value) ? [...principal.value.values()].flatMap(listed) : listed(principal);
}

function principalsOf(principal: Property | undefined): ReadonlyMap<string, PolicyTexts> {
  if (principal === undefined) return new Map();
  if (!isPropertyMap(principal.value)) return new Map([['AWS', textsOf(principal)]]);
  return new Map([...principal.value].map(([type, value]) => [type, textsOf(value)]));
}

function conditionsOf(condition: Property | undefined): readonly PolicyCondition[] {
  if (condition === undefined) return [];
  if (condition.value instanceof Unresolved) return [{ operator: '', key: '', values: textsOf(condition) }];
  if (!isPropertyMap(condition.value)) return [];
  return [...condition.value].flatMap(([operator, keys]) => {
    if (keys.value instanceof Unresolved) return [{ operator, key: '', values: textsOf(keys) }];
    return isPropertyMap(keys.value)
      ? [...keys.value].map(([key, value]) => ({ operator, key: knownKey(key), values: textsOf(value) }))
      : [];
  });
}

/** Without its end, a key does not say what is asked. */
function knownKey(key: string): string {
  return key.includes('${') && key.endsWith('}') ? '' : key;
}

function listed(property: Property): readonly Property[] {
  return isPropertyList(property.value) ? property.value : [property];
}

function itemsOf(property: Property | undefined): readonly Property[] {
  return property === undefined ? [] : listed(property);
}

function textsOf(property: Property | undefined): PolicyTexts {
  const values: string[] = [];
  const open: string[] = [];
  for (const { value } of property === undefined ? [] : listed(property)) {
    if (value instanceof Unresolved) open.push(value.text ?? '');
    else if (value !== null && !isPropertyList(value) && !isPropertyMap(value)) values.push(String(value));
  }
  return { values, open };
}

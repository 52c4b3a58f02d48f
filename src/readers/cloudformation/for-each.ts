import { isPropertyList, Unresolved } from '../../architecture/property.ts';
import type { DocumentNode, MapEntry } from '../../document/document.ts';
import type { Evaluator } from './evaluator.ts';
import { nameIn } from './intrinsic.ts';
import { replaceVariables } from './placeholders.ts';
import { placeOf } from './place.ts';
import type { Scope } from './template.ts';

/** Loops within loops; CloudFormation allows five levels. */
const DEEPEST_LOOPS = 5;

export interface ScopedEntry extends MapEntry {
  readonly scope: Scope;
}

export function isForEach(key: string): boolean {
  return key.startsWith('Fn::ForEach::');
}

/** The entries that one `Fn::ForEach::…` stands for, each with the values of its loop variables. */
export function expandForEach(entry: MapEntry, scope: Scope, evaluator: Evaluator): readonly ScopedEntry[] {
  const { template } = evaluator;
  const leaveOut = (why: string): readonly ScopedEntry[] => {
    template.warn(`${entry.key} is left out: ${why}.`, placeOf(entry.value, scope.file), 'loses');
    return [];
  };
  const [identifier, collection, body] = entry.value.type === 'list' ? entry.value.items : [];
  const name = identifier === undefined ? undefined : nameIn(identifier);
  if (name === undefined || collection === undefined || body?.type !== 'map') {
    return leaveOut('it takes a name, a list and a map');
  }
  if (scope.variables.size >= DEEPEST_LOOPS)
    return leaveOut(`loops nest deeper than ${DEEPEST_LOOPS} levels`);
  const values = textsIn(collection, scope, evaluator);
  if (values instanceof Unresolved) return leaveOut(values.reason);
  const entries: ScopedEntry[] = [];
  for (const value of values) {
    const within = { ...scope, variables: new Map(scope.variables).set(name, value) };
    for (const made of body.entries) {
      if (!evaluator.spend({ values: 1 })) return leaveOut('the template makes too many values');
      if (isForEach(made.key)) entries.push(...expandForEach(made, within, evaluator));
      else entries.push({ ...made, key: replaceVariables(made.key, within.variables), scope: within });
    }
  }
  return entries;
}

function textsIn(
  collection: DocumentNode,
  scope: Scope,
  evaluator: Evaluator,
): readonly string[] | Unresolved {
  const evaluated = evaluator.evaluate(collection, scope)?.value ?? null;
  if (evaluated instanceof Unresolved) return evaluated;
  if (!isPropertyList(evaluated)) return new Unresolved('its collection is not a list');
  const texts: string[] = [];
  for (const { value } of evaluated) {
    if (value instanceof Unresolved) return value;
    if (isPropertyList(value)) texts.push(...value.map((item) => String(item.value)));
    else texts.push(String(value));
  }
  return texts;
}

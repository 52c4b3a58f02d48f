import { posix } from 'node:path';
import { isPropertyMap } from '../../architecture/property.ts';
import type { DocumentNode } from '../../document/document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import type { Evaluator } from './evaluator.ts';
import type { ScopedEntry } from './for-each.ts';
import { placeOf } from './place.ts';
import type { Scope } from './template.ts';

const DEEPEST_INCLUDES = 10;

/** The entries of the local file that `AWS::Include` names; undefined where there is no such file. */
export function includedNodes(
  transform: DocumentNode,
  scope: Scope,
  evaluator: Evaluator,
): readonly ScopedEntry[] | undefined {
  const { template } = evaluator;
  const value = evaluator.evaluate(transform, scope)?.value;
  if (value === undefined || !isPropertyMap(value) || value.get('Name')?.value !== 'AWS::Include')
    return undefined;
  const parameters = value.get('Parameters')?.value;
  const location =
    parameters !== undefined && isPropertyMap(parameters) ? parameters.get('Location')?.value : undefined;
  if (typeof location !== 'string' || /^[a-z0-9]+:\/\//i.test(location)) return undefined;
  const path = posix.normalize(posix.join(posix.dirname(scope.file), location));
  const text = scope.includes >= DEEPEST_INCLUDES ? undefined : template.read(path);
  if (text === undefined) {
    template.warn(`The snippet "${location}" cannot be read.`, placeOf(transform, scope.file), 'loses');
    return undefined;
  }
  const { root, problems } = parseDocument(text);
  for (const { message, line, column } of problems) template.warn(message, { file: path, line, column });
  template.session.record(path);
  if (root?.type !== 'map') return [];
  if (!evaluator.spend({ values: 1 + root.entries.length, characters: text.length })) return [];
  const within = { ...scope, file: path, includes: scope.includes + 1 };
  return evaluator.entriesOf(root, within);
}

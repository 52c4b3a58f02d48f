import { COLLECTION_FUNCTIONS } from './collection.ts';
import { CONVERSION_FUNCTIONS } from './conversion.ts';
import type { FunctionTable, TerraformFunction } from './function.ts';
import { JSON_FUNCTIONS } from './json.ts';
import { NUMERIC_FUNCTIONS } from './numeric.ts';
import { SET_FUNCTIONS } from './set.ts';
import { STRING_FUNCTIONS } from './string.ts';

let table: FunctionTable | undefined;

/** Every function that is evaluated, by name. */
export function functionTable(): FunctionTable {
  table ??= new Map<string, TerraformFunction>([
    ...STRING_FUNCTIONS,
    ...COLLECTION_FUNCTIONS,
    ...SET_FUNCTIONS,
    ...NUMERIC_FUNCTIONS,
    ...CONVERSION_FUNCTIONS,
    ...JSON_FUNCTIONS,
  ]);
  return table;
}

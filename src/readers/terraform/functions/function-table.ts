import { COLLECTION_FUNCTIONS } from './collection.ts';
import { CONVERSION_FUNCTIONS } from './conversion.ts';
import type { FunctionTable, TerraformFunction } from './function.ts';
import { DATE_FUNCTIONS } from './date.ts';
import { ENCODING_FUNCTIONS } from './encoding.ts';
import { FILESYSTEM_FUNCTIONS } from './filesystem.ts';
import { FORMAT_FUNCTIONS } from './format.ts';
import { HASH_FUNCTIONS } from './hash.ts';
import { IP_FUNCTIONS } from './ip.ts';
import { JSON_FUNCTIONS } from './json.ts';
import { NUMERIC_FUNCTIONS } from './numeric.ts';
import { AWS_PROVIDER_FUNCTIONS } from './provider-aws.ts';
import { REGEX_FUNCTIONS } from './regex.ts';
import { RSA_FUNCTIONS } from './rsa.ts';
import { SET_FUNCTIONS } from './set.ts';
import { STRING_FUNCTIONS } from './string.ts';
import { YAML_FUNCTIONS } from './yaml.ts';

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
    ...YAML_FUNCTIONS,
    ...ENCODING_FUNCTIONS,
    ...FORMAT_FUNCTIONS,
    ...REGEX_FUNCTIONS,
    ...HASH_FUNCTIONS,
    ...RSA_FUNCTIONS,
    ...DATE_FUNCTIONS,
    ...IP_FUNCTIONS,
    ...FILESYSTEM_FUNCTIONS,
    ...AWS_PROVIDER_FUNCTIONS,
  ]);
  return table;
}

import { convert } from '../values/convert.ts';
import { ANY, BOOL, NUMBER, STRING, type Type } from '../values/type.ts';
import type { Value } from '../values/value.ts';
import { define, type FunctionTable, type TerraformFunction } from './function.ts';

function conversionTo(type: Type): TerraformFunction {
  return define(['open'], ([value], call): Value => convert(value, type, call.context.meter));
}

const sameValue = define(['open'], ([value]) => value);

export const CONVERSION_FUNCTIONS: FunctionTable = new Map([
  ['tostring', conversionTo(STRING)],
  ['tonumber', conversionTo(NUMBER)],
  ['tobool', conversionTo(BOOL)],
  ['tolist', conversionTo({ kind: 'list', item: ANY })],
  ['toset', conversionTo({ kind: 'set', item: ANY })],
  ['tomap', conversionTo({ kind: 'map', item: ANY })],
  ['sensitive', sameValue],
  ['nonsensitive', sameValue],
  ['ephemeralasnull', sameValue],
]);

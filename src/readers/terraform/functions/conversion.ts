import { convert } from '../values/convert.ts';
import { ANY, BOOL, NUMBER, STRING, type Type } from '../values/type.ts';
import { hasMark, isSensitive, markSensitive, unmarked } from '../values/sensitive.ts';
import { Unknown, type Value } from '../values/value.ts';
import { failureIn } from '../values/equality.ts';
import { define, type FunctionTable, type TerraformFunction } from './function.ts';

function conversionTo(type: Type): TerraformFunction {
  return define(['open'], ([value], call): Value => {
    const { meter } = call.context;
    const refused = meter.failures > 0 ? failureIn(value, meter) : undefined;
    return refused ?? convert(value, type, meter);
  });
}

export const CONVERSION_FUNCTIONS: FunctionTable = new Map([
  ['tostring', conversionTo(STRING)],
  ['tonumber', conversionTo(NUMBER)],
  ['tobool', conversionTo(BOOL)],
  ['tolist', conversionTo({ kind: 'list', item: ANY })],
  ['toset', conversionTo({ kind: 'set', item: ANY })],
  ['tomap', conversionTo({ kind: 'map', item: ANY })],
  ['sensitive', define(['open'], ([value]) => markSensitive(value))],
  ['nonsensitive', define(['open'], ([value]) => unmarked(value))],
  [
    'issensitive',
    define(['open'], ([value]) => isSensitive(value) || new Unknown('issensitive() of what is not marked')),
  ],
  [
    'ephemeralasnull',
    define(['open'], ([value], call) =>
      hasMark(call.mentioned([value])) ? new Unknown('ephemeralasnull() of a sensitive value') : value,
    ),
  ],
]);

import { Unknown } from '../values/value.ts';
import { define, type FunctionTable } from './function.ts';
import { encoded } from './json.ts';
import { yamlDecoded } from './yaml-decode.ts';
import { yamlEncoded } from './yaml-encode.ts';

export const YAML_FUNCTIONS: FunctionTable = new Map([
  ['yamlencode', define(['open'], ([value], call) => encoded(value, yamlEncoded, call))],
  [
    'yamldecode',
    define(['open'], ([value], call) => {
      if (value instanceof Unknown && value.document !== undefined) return value.document;
      const text = call.text(value);
      if (text instanceof Unknown) return text;
      call.context.meter.spend(text.length >> 2);
      return yamlDecoded(text);
    }),
  ],
]);

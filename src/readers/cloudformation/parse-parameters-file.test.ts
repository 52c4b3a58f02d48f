import { describe, expect, it } from 'vitest';
import { parseParametersFile } from './parse-parameters-file.ts';

function read(text: string): { values: Record<string, string>; problems: string[] } {
  const { parameters, diagnostics } = parseParametersFile(text, 'prod.json');
  return {
    values: Object.fromEntries(parameters),
    problems: diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`),
  };
}

describe('a parameters file', () => {
  it.each([
    [
      "the AWS CLI's list",
      '[{"ParameterKey": "Env", "ParameterValue": "prod"}, {"ParameterKey": "Size", "ParameterValue": "5"}]',
    ],
    ['a list of overrides', '["Env=prod", "Size=5"]'],
    [
      "CodePipeline's form",
      '{"Parameters": {"Env": "prod", "Size": "5"}, "Tags": {"team": "a"}, "StackPolicy": {}}',
    ],
    ['a plain map', '{"Env": "prod", "Size": 5}'],
    ['a plain map in YAML', 'Env: prod\nSize: 5\n'],
    [
      'a list under Parameters',
      'Parameters:\n  - {ParameterKey: Env, ParameterValue: prod}\n  - {ParameterKey: Size, ParameterValue: 5}\n',
    ],
  ])('may be %s', (_, text) => {
    expect(read(text)).toEqual({ values: { Env: 'prod', Size: '5' }, problems: [] });
  });

  it('may hold lists, empty texts, equals signs and any name', () => {
    const text = '{"Zones": ["a", "b"], "None": "", "__proto__": "p", "Yes": true}';
    expect(read(text).values).toEqual(
      Object.fromEntries([
        ['Zones', 'a,b'],
        ['None', ''],
        ['__proto__', 'p'],
        ['Yes', 'true'],
      ]),
    );
    expect(read('["Query=a=b"]').values).toEqual({ Query: 'a=b' });
  });

  it.each([
    ['[{"ParameterValue": "x"}]', 'prod.json:1 This entry has no ParameterKey.'],
    ['[{"ParameterKey": "A"}]', 'prod.json:1 The parameter "A" has no ParameterValue.'],
    [
      '[\n{"ParameterKey": "A", "UsePreviousValue": true}]',
      'prod.json:2 The parameter "A" keeps the value of the deployed stack, which is not known here.',
    ],
    ['["A"]', 'prod.json:1 This entry is neither a map with ParameterKey nor a text like Name=value.'],
    ['{"A": {"b": 1}}', 'prod.json:1 The value of the parameter "A" is neither text nor a list of texts.'],
    ['{"A": null}', 'prod.json:1 The value of the parameter "A" is neither text nor a list of texts.'],
    [
      'text',
      'prod.json:1 A parameters file holds a list of ParameterKey and ParameterValue, or a map of values.',
    ],
    [
      '',
      'prod.json:1 A parameters file holds a list of ParameterKey and ParameterValue, or a map of values.',
    ],
  ])('%j has a problem, which it names', (text, problem) => {
    expect(read(text)).toEqual({ values: {}, problems: [problem] });
  });

  it('that is broken says where, and gives what can be read', () => {
    const { values, problems } = read('{"A": "1",\n"B": [}');
    expect(values['A']).toBe('1');
    expect(problems[0]).toContain('prod.json:2');
  });
});

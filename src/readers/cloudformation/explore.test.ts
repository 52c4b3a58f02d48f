import { describe, expect, it } from 'vitest';
import { plain } from '../../../test/fixtures/plain-values.ts';
import type { Readings } from '../../architecture/architecture.ts';
import { isPropertyMap, type Property } from '../../architecture/property.ts';
import { readCloudFormation } from './read-cloudformation.ts';

function read(text: string): Readings {
  return readCloudFormation('main.yaml', text, { paths: [], read: () => undefined });
}

const PREFACE = `
Parameters:
  Env: {Type: String, AllowedValues: [dev, test, prod]}
  Size: {Type: Number, AllowedValues: [1, 2]}
  Flag: {Type: String, AllowedValues: ["true", "false"]}
  Ruled: {Type: String}
  List: {Type: CommaDelimitedList, AllowedValues: [a, b]}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>", AllowedValues: [/a, /b]}
  Free: {Type: String}
  Many: {Type: String, AllowedValues: [${Array.from({ length: 129 }, (_, i) => `v${i}`).join(', ')}]}
  Huge: {Type: String, AllowedValues: [${Array.from({ length: 100 }, (_, i) => `v${i}`).join(', ')}]}
Rules:
  RuledIsOneOfTwo:
    Assertions: [{Assert: {"Fn::Contains": [[x, y], !Ref Ruled]}}]
  ProdIsLarge:
    RuleCondition: !Equals [!Ref Env, prod]
    Assertions: [{Assert: {"Fn::Equals": [!Ref Size, "2"]}}]
Mappings:
  Sizes:
    dev: {Type: t3.micro, Class: burst}
    test: {Type: t3.small, Class: burst}
    prod: {Type: m5.large, Class: burst}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsKnown: !Or [!Equals [!Ref Env, dev], !Equals [!Ref Env, test], !Condition IsProd]
  IsElsewhere: !Equals [!Ref Env, stage]
  IsLarge: !Equals [!Ref Size, 2]
  IsProdOrSmall: !Or [!Condition IsProd, !Not [!Condition IsProd]]
  IsSmallProd: !And [!Condition IsProd, !Not [!Condition IsLarge]]
  IsFlag: !Equals [!Ref Flag, "true"]
Resources:
  R:
    Type: AWS::X::Y
    Properties:
      V: `;

function valueOf(expression: string): unknown {
  const properties = read(`${PREFACE}${expression}\n`).resources[0]?.properties.value;
  const value = properties !== undefined && isPropertyMap(properties) ? properties.get('V') : undefined;
  return value && plain(value);
}

const ENV = 'open: parameter "Env" has no default; the value may be';

describe('a parameter without default that may take a few values', () => {
  it.each([
    ['!Ref Env', `${ENV} "dev", "test" or "prod"`],
    ['!Ref Size', 'open: parameter "Size" has no default; the value may be 1 or 2'],
    // every row of the mapping has the same class
    ['!FindInMap [Sizes, !Ref Env, Class]', 'burst'],
    ['!FindInMap [Sizes, !Ref Env, Type]', `${ENV} "t3.micro", "t3.small" or "m5.large"`],
    ['!If [IsProd, 30, 7]', `${ENV} 7 or 30`],
    ['!If [IsProd, 7, 7]', 7],
    ['!If [IsKnown, a, b]', 'a'],
    ['!If [IsElsewhere, a, b]', 'b'],
    ['!If [IsProdOrSmall, a, b]', 'a'],
    ['!If [IsProd, {A: 1, B: 2}, {A: 1, B: 3}]', { A: 1, B: `${ENV} 3 or 2` }],
    ['!If [IsProd, x, !Ref AWS::NoValue]', `${ENV} not there or "x"`],
    ['!If [IsFlag, on, off]', 'open: parameter "Flag" has no default; the value may be "on" or "off"'],
    ['!Select [0, !Split ["-", !Sub "a-${Env}"]]', 'a'],
    ['!If [IsProd, !Ref Free, 1]', 'open: parameter "Env" has no default'],
    // a list may hold several of the values; what is stored is not the text of the parameter
    ['!Ref List', 'open: parameter "List" has no default'],
    ['!Ref Stored', 'open: parameter "Stored" has no default'],
    // more ways than are tried
    ['!Ref Many', 'open: parameter "Many" has no default'],
    ['!Sub "${Huge}${Env}"', 'open: parameter "Huge" has no default'],
  ])('makes %s %j', (expression, expected) => {
    expect(valueOf(expression)).toEqual(expected);
  });

  it.each([
    // a rule lists what the parameter itself does not
    ['!Ref Ruled', 'open: parameter "Ruled" has no default; the value may be "x" or "y"'],
    // the rule says that prod is never small
    ['!If [IsSmallProd, a, b]', 'b'],
  ])('is held to the rules of the template: %s is %j', (expression, expected) => {
    expect(valueOf(expression)).toEqual(expected);
  });

  it('decides whether a resource exists, and what it is where it does', () => {
    const text = PREFACE.replace(
      /Resources:[^]*/,
      `Resources:
  Always: {Type: AWS::X::Y, Condition: IsKnown}
  Never: {Type: AWS::X::Y, Condition: IsElsewhere}
  OnlyProd:
    Type: AWS::X::Y
    Condition: IsProd
    Properties: {Days: !If [IsProd, 30, 7], Size: !FindInMap [Sizes, !Ref Env, Type]}
  OnlyLarge: {Type: AWS::X::Y, Condition: IsLarge}
`,
    );
    const { resources } = read(text);
    expect(resources.map(({ id, uncertain }) => [id, uncertain])).toEqual([
      ['Always', undefined],
      ['OnlyProd', 'condition "IsProd" is open: parameter "Env" has no default; it holds for "prod"'],
      ['OnlyLarge', 'condition "IsLarge" is open: parameter "Size" has no default; it holds for "2"'],
    ]);
    expect(resources[1] && plain(resources[1].properties)).toEqual({ Days: 30, Size: 'm5.large' });
  });

  it('keeps the text and the references of what stays open', () => {
    const text = `${PREFACE}!Sub "\${Env}-\${R.Arn}"\n`;
    const properties = read(text).resources[0]?.properties.value as ReadonlyMap<string, Property>;
    expect(properties.get('V')?.value).toMatchObject({
      text: '${Env}-${R.Arn}',
      references: [{ address: 'R', attribute: 'Arn' }],
    });
  });

  it('is tried within bounds, however much of a template is open', () => {
    const values = Array.from(
      { length: 3000 },
      (_, i) => `V${i}: !If [IsProd, [!Ref Huge, 1], [!Ref Huge, 2]]`,
    );
    const text = `${PREFACE}1\n${values.map((value) => `      ${value}\n`).join('')}`;
    const properties = read(text).resources[0]?.properties.value as ReadonlyMap<string, Property>;
    expect(properties.size).toBe(3001);
  });
});

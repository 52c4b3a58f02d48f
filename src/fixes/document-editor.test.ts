import { describe, expect, it } from 'vitest';
import type { FixValue } from '../checks/fix.ts';
import { Refusal, type Statement, stepsIn, withEdits } from './edit.ts';
import { templateEdits } from './template-file.ts';

type Options = Omit<Statement, 'steps' | 'value'>;

function stated(
  text: string,
  path: string,
  value: FixValue,
  options: Options = {},
  type = 'AWS::X::Y',
): string {
  const edits = templateEdits(text, 'A', type, { steps: stepsIn(path), value, ...options });
  return edits instanceof Refusal ? `refused: ${edits.reason}` : withEdits(text, edits);
}

function template(...properties: readonly string[]): string {
  const lines = properties.map((line) => `      ${line}`);
  return [
    'Resources:',
    '  A:',
    '    Type: AWS::X::Y',
    '    Properties:',
    ...lines,
    '  B:',
    '    Type: Z',
    '',
  ].join('\n');
}

describe('a property of a YAML template', () => {
  it.each([
    ['On: false # why', true, 'On: true # why'],
    ['On: "false"', true, 'On: "true"'],
    ["On: 'Disabled'", 'Enabled', "On: 'Enabled'"],
    ['On: Off', 'On', "On: 'On'"],
  ])('takes the place of %s', (before, value, after) => {
    expect(stated(template(before), 'On', value)).toBe(template(after));
  });

  it.each([
    ['On: !Ref On', 'the value is !Ref On'],
    ['On: { "Fn::If": [a, b, c] }', 'the value is given by Fn::If'],
    ['On: *on', 'the value is written elsewhere, as &on'],
    ['On: &on false', 'the value is used elsewhere, too, as *on'],
  ])('stays where the template says %s', (before, reason) => {
    const text = template(before).replace('Resources:', 'X: &on true\nResources:');
    const own = before.includes('&on') ? template(before) : text;
    expect(stated(own, 'On', true)).toBe(`refused: ${reason}`);
  });

  it('is added behind the last one, comments and text blocks left alone', () => {
    const script = ['Script: |', '  echo "a: b"', '  # no comment', ''];
    expect(stated(template('Name: x # its name'), 'On', true)).toBe(
      template('Name: x # its name', 'On: true'),
    );
    expect(stated(template(...script), 'On', true)).toBe(
      template('Script: |', '  echo "a: b"', '  # no comment', 'On: true', ''),
    );
  });

  it('brings the maps and lists on the way', () => {
    expect(stated(template('Name: x'), 'Rules[].Filter.On', true)).toBe(
      template('Name: x', 'Rules:', '  - Filter:', '      On: true'),
    );
  });

  it('is added to every item of a list, or to the one that is meant', () => {
    const list = ['L:', '  - Key: a.b', '    Value: 1', '  - Key: c'];
    expect(stated(template(...list), 'L.On', true)).toBe(
      template('L:', '  - Key: a.b', '    Value: 1', '    On: true', '  - Key: c', '    On: true'),
    );
    expect(stated(template(...list), 'L[Key=a.b].Value', 2)).toBe(
      template('L:', '  - Key: a.b', '    Value: 2', '  - Key: c'),
    );
    expect(stated(template(...list), 'L[Key=d].Value', 2)).toBe(
      template(...list, '  - Key: d', '    Value: 2'),
    );
  });

  it('fits into flow style', () => {
    expect(stated(template('O: { A: 1 }'), 'O.On', true)).toBe(template('O: { A: 1, On: true }'));
    expect(stated(template('L: [a]'), 'L', ['b'], { adds: true })).toBe(template('L: [a, b]'));
  });

  it('opens Properties where there are none, and stands behind the type', () => {
    const bare = 'Resources:\r\n  A:\r\n    Type: AWS::X::Y\r\n    DependsOn: B\r\n';
    expect(stated(bare, 'On', true)).toBe(
      'Resources:\r\n  A:\r\n    Type: AWS::X::Y\r\n    Properties:\r\n      On: true\r\n    DependsOn: B\r\n',
    );
    const empty = 'Resources:\n  A:\n    Type: AWS::X::Y\n    Properties: # none\n';
    expect(stated(empty, 'On', true)).toBe(`${empty}      On: true\n`);
    expect(stated(template('Name: x'), 'DeletionPolicy', 'Snapshot')).toContain(
      '    Type: AWS::X::Y\n    DeletionPolicy: Snapshot\n    Properties:\n',
    );
  });

  it('means the same under another name in SAM', () => {
    const text =
      'Resources:\n  A:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Name: x\n';
    const type = 'AWS::StepFunctions::StateMachine';
    expect(stated(text, 'TracingConfiguration.Enabled', true, {}, type)).toBe(
      `${text}      Tracing:\n        Enabled: true\n`,
    );
    expect(stated(text, 'Nothing', true, {}, type)).toMatch(/^refused: AWS::Serverless::StateMachine makes/);
  });
});

describe('a property of a JSON template', () => {
  const text =
    '{\n\t"Resources": {\n\t\t"A": {\n\t\t\t"Type": "AWS::X::Y",\n\t\t\t"Properties": {\n\t\t\t\t"Name": "x"\n\t\t\t}\n\t\t}\n\t}\n}\n';

  it('takes the indentation of the others', () => {
    expect(stated(text, 'O.On', true)).toBe(
      text.replace('"x"', '"x",\n\t\t\t\t"O": {\n\t\t\t\t\t"On": true\n\t\t\t\t}'),
    );
  });

  it('keeps a text a text', () => {
    expect(stated(text.replace('"x"', '"false"'), 'Name', true)).toBe(text.replace('"x"', '"true"'));
  });

  it('fits on one line', () => {
    const line = '{"Resources":{"A":{"Type":"AWS::X::Y"}}}';
    expect(JSON.parse(stated(line, 'O.On', true)).Resources.A).toEqual({
      Type: 'AWS::X::Y',
      Properties: { O: { On: true } },
    });
  });
});

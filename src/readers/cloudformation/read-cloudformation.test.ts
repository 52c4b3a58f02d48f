import { describe, expect, it } from 'vitest';
import { plain } from '../../../test/fixtures/plain-values.ts';
import type { Readings } from '../../architecture/architecture.ts';
import { isPropertyMap, type Property, Unresolved } from '../../architecture/property.ts';
import { type CloudFormationOptions, readCloudFormation } from './read-cloudformation.ts';

function read(
  text: string,
  options: CloudFormationOptions = {},
  files: Record<string, string> = {},
): Readings {
  const known = new Map(Object.entries(files));
  return readCloudFormation(
    'stacks/main.yaml',
    text,
    { paths: [...known.keys()], read: (path) => known.get(path) },
    options,
  );
}

function propertiesIn(readings: Readings, id: string): Record<string, unknown> {
  const resource = readings.resources.find((candidate) => candidate.id === id);
  if (resource === undefined) throw new Error(`no resource ${id}`);
  return plain(resource.properties) as Record<string, unknown>;
}

const PREFACE = `
Transform: AWS::LanguageExtensions
Parameters:
  Env: {Type: String, Default: prod}
  Size: {Type: Number, Default: 5}
  Zones: {Type: CommaDelimitedList, Default: "a, b,c"}
  Open: {Type: String}
  Few: {Type: String, AllowedValues: [small, large]}
  Only: {Type: String, AllowedValues: [here]}
  Image: {Type: "AWS::SSM::Parameter::Value<String>", Default: /ami/latest}
Mappings:
  Sizes:
    dev: {Type: t3.micro, Same: x}
    prod: {Type: m5.large, Same: x}
  Few:
    small: {A: one, B: p}
    large: {A: one, B: q}
    other: {A: two, B: r}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsDev: !Not [!Condition IsProd]
  IsOpen: !Equals [!Ref Open, x]
  IsHuge: !Equals [!Ref Few, huge]
  Both: !And [!Condition IsProd, !Condition IsOpen]
  Neither: !And [!Condition IsDev, !Condition IsOpen]
  Either: !Or [!Condition IsOpen, Condition: IsProd]
  Loop: !Not [Condition: Loop]
Resources:
  Bucket: {Type: AWS::S3::Bucket}
  R:
    Type: AWS::X::Y
    Properties:
      V: `;

function valueOf(expression: string, options?: CloudFormationOptions): Property | undefined {
  const { resources } = read(`${PREFACE}${expression}\n`, options);
  const properties = resources.find(({ id }) => id === 'R')?.properties.value;
  return properties !== undefined && isPropertyMap(properties) ? properties.get('V') : undefined;
}

const DEPLOYED = 'is known only when deployed';

describe('a value of a template', () => {
  it.each([
    // parameters and pseudo parameters
    ['!Ref Env', 'prod'],
    ['{Ref: Env}', 'prod'],
    ['!Ref Size', 5],
    ['!Ref Zones', ['a', 'b', 'c']],
    ['!Ref Only', 'here'],
    ['!Ref Open', 'open: parameter "Open" has no default'],
    ['!Ref Image', 'open: parameter "Image" is read from the SSM parameter "/ami/latest" when deployed'],
    ['!Ref AWS::Partition', 'aws'],
    ['!Ref AWS::Region', `open: AWS::Region ${DEPLOYED}`],
    ['!Ref Bucket', `open: "Bucket" ${DEPLOYED}`],
    ['!GetAtt Bucket.Arn', `open: "Bucket.Arn" ${DEPLOYED}`],
    ['[1, !Ref AWS::NoValue, 3]', [1, 3]],
    ['{A: !Ref AWS::NoValue, B: 2}', { B: 2 }],
    // text
    ['!Sub "${Env}-${!Env}-${AWS::Partition}-${Size}"', 'prod-${Env}-aws-5'],
    ['!Sub ["${Env}/${x}", {x: !Ref Size, Env: own}]', 'own/5'],
    ['{"Fn::Sub": "open ${"}', 'open ${'],
    ['!Join ["-", [a, !Ref Env, 3]]', 'a-prod-3'],
    ['!Join [",", !Ref Zones]', 'a,b,c'],
    ['!Split [",", "x,y"]', ['x', 'y']],
    ['!Select [1, !Split [".", "a.b.c"]]', 'b'],
    ['!Select ["0", !Ref Zones]', 'a'],
    ['!Select [9, [a]]', 'open: the list has no item 9'],
    ['Fn::Base64: !Sub "#!/bin/sh ${Env}"', '#!/bin/sh prod'],
    ['{"Fn::ToJsonString": {a: [1, !Ref Env]}}', '{"a":[1,"prod"]}'],
    ['{"Fn::Length": !Ref Zones}', 3],
    [
      '"{{resolve:secretsmanager:db:SecretString:password}}"',
      'open: a secret by reference, read when deployed',
    ],
    ['"{{resolve:ssm:/size:1}}"', 'open: a parameter by reference, read when deployed'],
    ['!Sub "{{resolve:ssm-secure:/${Env}}}"', 'open: a secret by reference, read when deployed'],
    // 10.0.0.0/16 has 16 host bits; with 8 host bits each block is a /24
    ['!Cidr [10.0.0.0/16, 3, 8]', ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']],
    ['!Cidr ["192.168.255.0/24", "2", "4"]', ['192.168.255.0/28', '192.168.255.16/28']],
    [
      '!Cidr [10.0.0.0/24, 300, 2]',
      'open: Fn::Cidr takes an IPv4 block, a count of up to 256 and the bits of a host part',
    ],
    ['!GetAZs ""', 'open: the availability zones are known only when deployed'],
    ['!ImportValue {"Fn::Sub": "${Env}-vpc"}', 'open: another stack exports it as "prod-vpc"'],
    [
      '{"Fn::GetStackOutput": {StackName: network, OutputName: {"Fn::Sub": "${Env}Vpc"}}}',
      'open: it is the output "prodVpc" of the stack "network"',
    ],
    [
      '"${self:service}-${opt:stage, \'dev\'}"',
      'open: the Serverless Framework puts the value in when packaging',
    ],
    ['"arn:aws:s3:::home/${aws:username}"', 'arn:aws:s3:::home/${aws:username}'],
    // mappings
    ['!FindInMap [Sizes, !Ref Env, Type]', 'm5.large'],
    ['!FindInMap [Sizes, !Ref Open, Same]', 'x'],
    ['!FindInMap [Sizes, !Ref Open, Type]', 'open: parameter "Open" has no default'],
    ['!FindInMap [Few, !Ref Few, A]', 'one'],
    ['!FindInMap [Few, !Ref Few, B]', 'open: parameter "Few" has no default; the value may be "p" or "q"'],
    ['!FindInMap [Sizes, stage, Type]', 'open: the mapping "Sizes" has no such keys'],
    ['!FindInMap [Sizes, stage, Type, {DefaultValue: t3.small}]', 't3.small'],
    // conditions
    ['!If [IsProd, yes-prod, no]', 'yes-prod'],
    ['!If [IsDev, a, b]', 'b'],
    ['!If [IsHuge, a, b]', 'b'],
    ['!If [Either, a, b]', 'a'],
    ['!If [Neither, a, b]', 'b'],
    ['!If [Both, a, b]', 'open: condition "Both" is open: parameter "Open" has no default'],
    ['!If [IsOpen, a, b]', 'open: condition "IsOpen" is open: parameter "Open" has no default'],
    ['!If [IsOpen, true, "true"]', true],
    [
      '!If [IsOpen, {A: 1, B: 2}, {A: 1, B: 3}]',
      { A: 1, B: 'open: condition "IsOpen" is open: parameter "Open" has no default' },
    ],
    ['!If [Loop, a, b]', 'open: condition "Loop" is open: condition "Loop" refers to itself'],
    ['!If [Missing, a, b]', 'open: no condition is named "Missing"'],
    // wrong use
    ['!Nonsense x', 'open: CloudFormation has no function !Nonsense'],
    ['!Ref Nobody', 'open: nothing in the template is named "Nobody"'],
    ['!Join [1]', 'open: Fn::Join takes a delimiter and a list'],
    ['!If [IsProd]', 'open: Fn::If takes a condition and two values'],
    ['!FindInMap x', 'open: Fn::FindInMap takes a map and two keys'],
    ['!Sub [[a]]', 'open: Fn::Sub takes a text'],
    ['!Select x', 'open: Fn::Select takes an index and a list'],
  ])('%s is %j', (expression, expected) => {
    const value = valueOf(expression);
    expect(value && plain(value)).toEqual(expected);
  });

  it('that is AWS::NoValue is not there', () => {
    expect(valueOf('!Ref AWS::NoValue')).toBeUndefined();
    expect(valueOf('!If [IsDev, x, !Ref AWS::NoValue]')).toBeUndefined();
  });

  it('takes given parameters before defaults', () => {
    expect(
      plain(
        valueOf('!Sub "${Env}-${Open}"', {
          parameters: new Map([
            ['Env', 'dev'],
            ['Open', '1'],
          ]),
        }) as Property,
      ),
    ).toBe('dev-1');
    expect(plain(valueOf('!Ref AWS::Region', { region: 'eu-west-1' }) as Property)).toBe('eu-west-1');
  });

  it.each([
    [
      '!Sub "arn:${AWS::Partition}:s3:::${Bucket}/${Env}/*"',
      'arn:aws:s3:::${Bucket}/prod/*',
      [{ address: 'Bucket' }],
    ],
    ['!Join ["", [!GetAtt Bucket.Arn, "/*"]]', '${Bucket.Arn}/*', [{ address: 'Bucket', attribute: 'Arn' }]],
    ['{"Fn::GetAtt": [Bucket, Arn]}', '${Bucket.Arn}', [{ address: 'Bucket', attribute: 'Arn' }]],
    ['!Sub "${Bucket.Arn}"', '${Bucket.Arn}', [{ address: 'Bucket', attribute: 'Arn' }]],
    ['!Sub "x ${AWS::AccountId}"', 'x ${AWS::AccountId}', []],
    [
      '!If [IsOpen, !GetAtt Bucket.Arn, !Ref Bucket]',
      undefined,
      [{ address: 'Bucket', attribute: 'Arn' }, { address: 'Bucket' }],
    ],
  ])('%s keeps what is known of it, and whom it mentions', (expression, text, references) => {
    const open = valueOf(expression)?.value as Unresolved;
    expect(open.text).toBe(text);
    expect(open.references).toEqual(references);
  });

  it('that is JSON text with open parts keeps its document', () => {
    const open = valueOf('!Sub \'{"Statement": [{"Resource": "${Bucket.Arn}", "Effect": "Allow"}]}\'')
      ?.value as Unresolved;
    expect(plain(open.document as Property)).toEqual({
      Statement: [{ Resource: `open: "Bucket.Arn" ${DEPLOYED}`, Effect: 'Allow' }],
    });
  });

  it('stands at its own line and column', () => {
    const text =
      'Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      Name: !Sub "x"\n      Tags:\n        - Key: a\n';
    const [bucket] = read(text).resources;
    expect(bucket?.location).toEqual({ file: 'stacks/main.yaml', line: 2, column: 3, endLine: 7 });
    const properties = bucket?.properties.value as ReadonlyMap<string, Property>;
    expect(properties.get('Name')?.location).toEqual({ file: 'stacks/main.yaml', line: 5, column: 13 });
    expect(properties.get('Tags')?.location).toEqual({
      file: 'stacks/main.yaml',
      line: 7,
      column: 9,
      endLine: 7,
    });
  });
});

describe('a resource of a template', () => {
  it('whose condition is false does not exist; whose condition is open may exist', () => {
    const text = `
Parameters: {P: {Type: String}}
Conditions: {No: !Equals [a, b], Perhaps: !Equals [!Ref P, x]}
Resources:
  Never: {Type: AWS::S3::Bucket, Condition: No}
  Maybe: {Type: AWS::S3::Bucket, Condition: Perhaps}
  Always: {Type: AWS::S3::Bucket}`;
    const { resources } = read(text);
    expect(resources.map(({ id, uncertain }) => [id, uncertain])).toEqual([
      ['Maybe', 'condition "Perhaps" is open: parameter "P" has no default'],
      ['Always', undefined],
    ]);
  });

  it('keeps its policies, dependencies and construct path', () => {
    const text = `
Resources:
  A:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    UpdatePolicy: {X: true}
    DependsOn: [B]
    Metadata: {"aws:cdk:path": Stack/A/Resource}
    Properties: {Name: x}
  B: {Type: AWS::SQS::Queue}`;
    const readings = read(text);
    expect(propertiesIn(readings, 'A')).toMatchObject({
      Name: 'x',
      DeletionPolicy: 'Retain',
      UpdatePolicy: { X: true },
      DependsOn: ['B'],
    });
    expect(readings.resources[0]?.constructPath).toBe('Stack/A/Resource');
  });

  it('comes out of loops once for each item', () => {
    const text = `
Transform: AWS::LanguageExtensions
Parameters: {Names: {Type: CommaDelimitedList, Default: "Red,Blue"}}
Resources:
  Fn::ForEach::Topics:
    - Name
    - !Ref Names
    - Topic\${Name}:
        Type: AWS::SNS::Topic
        Properties:
          TopicName: !Sub "t-\${Name}"
          Other: !GetAtt [!Sub "Topic\${Name}", TopicArn]
          Fn::ForEach::Props:
            - P
            - [A, B]
            - Prop\${P}: !Ref P`;
    const readings = read(text);
    expect(readings.diagnostics).toEqual([]);
    expect(readings.resources.map(({ id }) => id)).toEqual(['TopicRed', 'TopicBlue']);
    expect(propertiesIn(readings, 'TopicBlue')).toEqual({
      TopicName: 't-Blue',
      Other: `open: "TopicBlue.TopicArn" ${DEPLOYED}`,
      PropA: 'A',
      PropB: 'B',
    });
  });

  it('takes in local snippets', () => {
    const text = `
Resources:
  A:
    Type: AWS::S3::Bucket
    Properties:
      Fn::Transform: {Name: AWS::Include, Parameters: {Location: ./snippet.yaml}}
      Own: 1`;
    const readings = read(text, {}, { 'stacks/snippet.yaml': 'Shared: !Sub "${AWS::Partition}"\n' });
    expect(propertiesIn(readings, 'A')).toEqual({ Shared: 'aws', Own: 1 });
    expect(readings.files.map(({ path }) => path)).toEqual(['stacks/main.yaml', 'stacks/snippet.yaml']);
    expect(read(text).files[0]).toEqual({
      path: 'stacks/main.yaml',
      status: 'partly',
      reason: 'line 6: The snippet "./snippet.yaml" cannot be read.',
    });
  });

  it.each([
    ['{Type: {"Rain::Module": x}}', 'its Type is not text'],
    ['{Properties: {}}', 'it has no Type'],
    ['text', 'it is not a map'],
    ['!Rain::Module x', 'it is not a map'],
  ])('written as %s is left out and said; the others are read', (resource, why) => {
    const { resources, files, diagnostics } = read(
      `Resources:\n  Good: {Type: AWS::S3::Bucket}\n  Bad: ${resource}\n`,
    );
    expect(resources.map(({ id }) => id)).toEqual(['Good']);
    expect(files).toEqual([
      { path: 'stacks/main.yaml', status: 'partly', reason: `line 3: Resource "Bad" is left out: ${why}.` },
    ]);
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        message: `Resource "Bad" is left out: ${why}.`,
        file: 'stacks/main.yaml',
        line: 3,
      },
    ]);
  });
});

describe('a file', () => {
  it.each([['kind: Deployment\nspec: {}\n'], ['{"Resources": {"a": {"Type": "x"}}}'], ['[1, 2]'], ['']])(
    'that is no template is skipped: %j',
    (text) => {
      expect(read(text)).toEqual({
        resources: [],
        files: [{ path: 'stacks/main.yaml', status: 'skipped', reason: 'not a CloudFormation template' }],
        diagnostics: [],
      });
    },
  );

  it('with a syntax error is read in part', () => {
    const { resources, files, diagnostics } = read(
      'Resources:\n  A:\n    Type: AWS::S3::Bucket\n  B:\n    Type: [x\n',
    );
    expect(resources.map(({ id }) => id)).toEqual(['A']);
    expect(files[0]?.status).toBe('partly');
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it('in JSON reads as in YAML', () => {
    const json =
      '{"Parameters":{"P":{"Type":"String","Default":"v"}},"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"N":{"Fn::Sub":"${P}"}}}}}';
    expect(propertiesIn(read(json), 'A')).toEqual({ N: 'v' });
  });

  it('with a macro of its own says that it is read as written', () => {
    const { diagnostics } = read(
      'Transform: [Count]\nResources:\n  A: {Type: AWS::S3::Bucket, Properties: {N: !Ref MadeByMacro}}\n',
    );
    expect(diagnostics).toEqual([
      {
        severity: 'info',
        message: 'The template is read as written; its macros (Count) may change it when deployed.',
        file: 'stacks/main.yaml',
        line: 1,
      },
    ]);
  });
});

describe('a hostile template', () => {
  it('that multiplies text stops within bounds', () => {
    const long = 'x'.repeat(100_000);
    const refs = '${P}'.repeat(1000);
    const lines = Array.from({ length: 200 }, (_, i) => `      V${i}: !Sub "${refs}"`).join('\n');
    const { resources } = read(
      `Parameters: {P: {Type: String, Default: ${long}}}\nResources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n${lines}\n`,
    );
    expect(resources).toHaveLength(1);
  });

  it('that loops without end stops within bounds', () => {
    const items = Array.from({ length: 300 }, (_, i) => i).join(',');
    const loop = (depth: number, body: string): string =>
      depth === 0 ? body : loop(depth - 1, `{"Fn::ForEach::L${depth}": ["V${depth}", [${items}], ${body}]}`);
    const { files } = read(
      `Resources: ${loop(5, '{"R${V1}x${V2}x${V3}x${V4}x${V5}": {Type: AWS::S3::Bucket}}')}\n`,
    );
    expect(files[0]?.status).toBe('partly');
  });

  it('that includes itself stops within bounds', () => {
    const snippet = 'Fn::Transform: {Name: AWS::Include, Parameters: {Location: self.yaml}}\n';
    const text = `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      ${snippet}`;
    expect(read(text, {}, { 'stacks/self.yaml': snippet }).files[0]?.status).toBe('partly');
  });

  it('may call its resources __proto__ and constructor', () => {
    const { resources } = read(
      '{"Resources": {"__proto__": {"Type": "AWS::S3::Bucket"}, "constructor": {"Type": "AWS::S3::Bucket"}}}',
    );
    expect(resources.map(({ id }) => id)).toEqual(['__proto__', 'constructor']);
  });
});

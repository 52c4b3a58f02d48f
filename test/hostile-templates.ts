import fc from 'fast-check';
import type { Readings } from '../src/architecture/architecture.ts';
import { readCdkAssembly } from '../src/readers/cdk/read-cdk-assembly.ts';
import { readCloudFormationTemplates } from '../src/readers/cloudformation/read-templates.ts';

/** Files by path; `manifest.json` makes it a CDK assembly too. */
type Files = Readonly<Record<string, string>>;

function words(text: string): string[] {
  return text.split(' ');
}

const NAMES = [
  'A',
  'B',
  'C',
  'P',
  'Q',
  'L',
  'M',
  'X',
  '__proto__',
  'constructor',
  'AWS::Region',
  'AWS::NoValue',
  'A.Arn',
  'A.CidrBlock',
  'B.Value',
  'C.VpcId',
  'N.Outputs.O',
];
const name = fc.constantFrom(...NAMES);
const functionName = fc.constantFrom(
  ...words(
    'And Base64 Cidr Contains EachMemberIn Equals FindInMap GetAZs GetAtt If ImportValue Join Length Not Or RefAll Select Split Sub ToJsonString Transform ValueOf Nonsense',
  ),
);
const text = fc.oneof(
  name,
  name.map((one) => `x-\${${one}}-\${!y}-\${`),
  fc.constantFrom(
    '',
    '0',
    '1',
    'true',
    'false',
    ',',
    'a,b,c',
    '10.0.0.0/8',
    '{{resolve:ssm:/a}}',
    '{"a": ["${A}"]}',
    '../../etc/passwd',
  ),
  fc.string({ maxLength: 12 }),
);
const TYPES = words(
  'Api Application CapacityProvider Connector Function GraphQLApi HttpApi LayerVersion SimpleTable StateMachine WebSocketApi',
).map((one) => `AWS::Serverless::${one}`);
const type = fc.constantFrom(
  ...words(
    'AWS::S3::Bucket AWS::CloudFormation::Stack AWS::Cognito::UserPool AWS::EC2::Subnet AWS::EC2::VPC AWS::SQS::Queue AWS::SSM::Parameter AWS::Lambda::Function',
  ),
  ...TYPES,
);
const KEYS = words(
  'Auth AuthType Authorizers AutoPublishAlias AwsAccountWhitelist BasePath CapacityProviderConfig CidrBlock Connectors CorsConfiguration CustomStatements DataSources DeadLetterConfig Definition DeploymentPreference Destination DestinationConfig Domain DomainName DynamoDb EventInvokeConfig Events FunctionArn Functions Id IntrinsicVpcWhitelist IpRangeBlacklist Lambda Location OnFailure OnSuccess Parameters Permissions Policies PropagateTags Properties QueueName Resolvers ResourcePolicy Role Route53 Routes SchemaRegistryConfig Source SourceAccessConfigurations SourceVpcWhitelist StageName Statement Tags TemplateURL Type UsagePlan UserPool Trigger Value VpcConfig VpcId',
);
const key = fc.oneof(fc.constantFrom(...KEYS), name, fc.string({ maxLength: 6 }));

interface Values {
  readonly value: unknown;
}

const { value } = fc.letrec<Values>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
    text,
    fc.constantFrom(null, true, 0, -1, 1e308, 65536),
    name.map((one) => ({ Ref: one })),
    fc.tuple(functionName, tie('value')).map(([called, argument]) => ({ [`Fn::${called}`]: argument })),
    fc
      .tuple(functionName, fc.array(tie('value'), { maxLength: 4 }))
      .map(([called, list]) => ({ [`Fn::${called}`]: list })),
    fc
      .tuple(name, tie('value'), tie('value'))
      .map(([condition, yes, no]) => ({ 'Fn::If': [condition, yes, no] })),
    fc
      .tuple(name, fc.oneof(fc.array(text, { maxLength: 3 }), tie('value')), tie('value'))
      .map(([loop, list, body]) => ({ [`Fn::ForEach::${loop}`]: [loop, list, { [`K\${${loop}}`]: body }] })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));

const event = fc.record(
  {
    Type: fc.constantFrom(
      ...words(
        'Api HttpApi SQS SNS MSK MQ SelfManagedKafka DocumentDB ScheduleV2 Schedule S3 IoTRule CloudWatchLogs',
      ),
    ),
    Properties: fc.dictionary(key, value, { maxKeys: 5 }),
  },
  { requiredKeys: ['Type'] },
);

const resource = fc.record(
  {
    Type: fc.oneof({ weight: 9, arbitrary: type }, { weight: 1, arbitrary: value }),
    Condition: name,
    Connectors: fc.dictionary(name, fc.record({ Properties: value }), { maxKeys: 2 }),
    DependsOn: value,
    DeletionPolicy: text,
    IgnoreGlobals: value,
    Metadata: value,
    Properties: fc.oneof(
      fc
        .tuple(fc.dictionary(key, value, { maxKeys: 4 }), fc.dictionary(name, event, { maxKeys: 3 }))
        .map(([properties, Events]) => ({ ...properties, Events })),
      fc.dictionary(key, value, { maxKeys: 6 }),
      fc.record({
        TemplateURL: fc.constantFrom('a.yaml', 'b.yaml', 'c.yaml', '../x', '/etc/passwd'),
        Parameters: fc.dictionary(name, value, { maxKeys: 3 }),
      }),
      value,
    ),
  },
  { requiredKeys: ['Type'] },
);

const parameter = fc.record(
  {
    Type: fc.constantFrom(
      'String',
      'Number',
      'CommaDelimitedList',
      'List<Number>',
      'AWS::SSM::Parameter::Value<String>',
    ),
    Default: text,
    AllowedValues: fc.array(text, { maxLength: 4 }),
  },
  { requiredKeys: ['Type'] },
);

const template = fc.record(
  {
    Transform: fc.constantFrom('AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions', 'Macro'),
    Parameters: fc.dictionary(name, parameter, { maxKeys: 4 }),
    Rules: fc.dictionary(
      name,
      fc.record({
        RuleCondition: value,
        Assertions: fc.array(fc.record({ Assert: value }), { maxLength: 3 }),
      }),
      { maxKeys: 2 },
    ),
    Mappings: fc.dictionary(
      name,
      fc.dictionary(name, fc.dictionary(name, text, { maxKeys: 3 }), { maxKeys: 3 }),
      { maxKeys: 2 },
    ),
    Conditions: fc.dictionary(name, value, { maxKeys: 5 }),
    Globals: fc.dictionary(
      fc.constantFrom('Function', 'Api', 'HttpApi'),
      fc.dictionary(key, value, { maxKeys: 3 }),
      { maxKeys: 3 },
    ),
    Resources: fc.dictionary(name, resource, { maxKeys: 5 }),
    Outputs: fc.dictionary(name, fc.record({ Value: value }), { maxKeys: 3 }),
  },
  { requiredKeys: ['Resources'] },
);

/** JSON, as it is, cut off, or with a character gone or put in. */
const written = fc
  .tuple(
    template,
    fc.constantFrom('whole', 'whole', 'whole', 'cut', 'lost', 'added'),
    fc.nat(),
    fc.constantFrom('"', '{', ']', ':', ',', '\\', '&a ', '*a ', '!Sub ', '\n', '\t'),
  )
  .map(([data, damage, seed, extra]) => {
    const json = JSON.stringify(data);
    const at = seed % (json.length + 1);
    switch (damage) {
      case 'cut':
        return json.slice(0, at);
      case 'lost':
        return json.slice(0, at) + json.slice(at + 1);
      case 'added':
        return json.slice(0, at) + extra + json.slice(at);
      default:
        return json;
    }
  });

const manifest = fc.record({
  version: fc.constant('1'),
  artifacts: fc.dictionary(
    name,
    fc.oneof(
      fc.record({
        type: fc.constant('aws:cloudformation:stack'),
        environment: fc.constantFrom('aws://1/eu-west-1', 'x'),
        properties: fc.record({
          templateFile: fc.constantFrom('a.yaml', 'b.yaml', '../x'),
          parameters: value,
        }),
        metadata: fc.dictionary(
          text,
          fc.array(
            fc.record({
              type: fc.constantFrom('aws:cdk:logicalId', 'aws:cdk:creationStack', 'x'),
              data: value,
              trace: value,
            }),
            { maxLength: 3 },
          ),
          { maxKeys: 3 },
        ),
      }),
      fc.record({
        type: fc.constant('cdk:cloud-assembly'),
        properties: fc.record({ directoryName: fc.constantFrom('.', '..', 'x') }),
      }),
      value,
    ),
    { maxKeys: 3 },
  ),
});

/** Up to three templates that may call each other, one assembly, and what the command line might say. */
export const hostileProject: fc.Arbitrary<Files> = fc
  .record(
    { 'a.yaml': written, 'b.yaml': written, 'c.yaml': written, 'manifest.json': manifest },
    { requiredKeys: ['a.yaml'] },
  )
  .map(({ 'manifest.json': assembly, ...templates }) =>
    assembly === undefined ? templates : { ...templates, 'manifest.json': JSON.stringify(assembly) },
  );

/** Reads the project both ways. Throws where a reader throws, changes a prototype, or tells of a file it was not given. */
export function readHostileProject(files: Files): Readings {
  const known = new Map(Object.entries(files));
  const paths = [...known.keys()].toSorted();
  const project = { paths, read: (path: string) => known.get(path) };
  const templates = paths.filter((path) => path.endsWith('.yaml'));
  const readings = readCloudFormationTemplates(templates, project, { parameters: new Map([['A', 'x']]) });
  const assembly = known.has('manifest.json') ? readCdkAssembly('manifest.json', project) : undefined;
  const all = [...readings.files, ...(assembly?.files ?? [])];
  for (const { path } of all) if (!known.has(path)) throw new Error(`tells of ${path}`);
  for (const path of templates)
    if (!all.some((file) => file.path === path)) throw new Error(`does not account for ${path}`);
  if (Object.keys(Object.prototype).length > 0) throw new Error('changes the prototype of objects');
  JSON.stringify(
    [...readings.resources, ...(assembly?.resources ?? [])].map(({ id, scope, location, uncertain }) => [
      id,
      scope,
      location,
      uncertain,
    ]),
  );
  return readings;
}

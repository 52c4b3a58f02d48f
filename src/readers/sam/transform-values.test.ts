import { describe, expect, it } from 'vitest';
import { plainText } from '../../../test/fixtures/plain-values.ts';
import { readCloudFormation } from '../cloudformation/read-cloudformation.ts';

/** Values as the AWS SAM developer guide and the SAM translator's samples pair them with inputs (scripts/compare-sam.ts). */

function made(resources: string, globals = ''): (id: string) => Record<string, unknown> {
  const text = `Transform: AWS::Serverless-2016-10-31\n${globals}Resources:\n${resources}`;
  const readings = readCloudFormation('template.yaml', text, { paths: [], read: () => undefined });
  const byId = new Map(readings.resources.map(({ id, properties }) => [id, plainText(properties)]));
  return (id) => (byId.get(id) ?? {}) as Record<string, unknown>;
}

function roleOf(properties: string): Record<string, unknown> {
  return made(`  F:\n    Type: AWS::Serverless::Function\n    Properties: {InlineCode: x, ${properties}}\n`)(
    'FRole',
  );
}

const IN_VPC = [
  'CreateNetworkInterface',
  'DescribeNetworkInterfaces',
  'DeleteNetworkInterface',
  'DescribeVpcs',
  'DescribeSubnets',
  'DescribeSecurityGroups',
].map((name) => `ec2:${name}`);

function statements(role: Record<string, unknown>): unknown {
  const policies = (role['Policies'] ?? []) as {
    PolicyDocument: { Statement: { Action: unknown; Resource: unknown }[] };
  }[];
  return policies.flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map(({ Action, Resource }) => [Action, Resource]),
  );
}

describe('the role of a function', () => {
  it.each([
    [
      'a broker by its secret',
      'Events: {E: {Type: MQ, Properties: {Broker: b, SourceAccessConfigurations: [{Type: BASIC_AUTH, URI: s}], SecretsManagerKmsKeyId: k}}}',
      [
        [['secretsmanager:GetSecretValue'], 's'],
        [['mq:DescribeBroker'], 'b'],
        [['kms:Decrypt'], 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/k'],
      ],
    ],
    [
      'Kafka in a network',
      'Events: {E: {Type: SelfManagedKafka, Properties: {KafkaBootstrapServers: [h], Topics: [t], SourceAccessConfigurations: [{Type: SASL_SCRAM_512_AUTH, URI: s}, {Type: VPC_SUBNET, URI: a}, {Type: VPC_SECURITY_GROUP, URI: b}]}}}',
      [
        [['secretsmanager:GetSecretValue'], 's'],
        [IN_VPC, '*'],
      ],
    ],
    [
      'a schema registry',
      'Events: {E: {Type: MSK, Properties: {Stream: c, SchemaRegistryConfig: {SchemaRegistryURI: "arn:aws:glue:eu-west-1:123456789012:registry/r", AccessConfigs: [{Type: BASIC_AUTH, URI: s}]}}}}',
      [
        [['secretsmanager:GetSecretValue'], 's'],
        [['glue:GetRegistry'], 'arn:aws:glue:eu-west-1:123456789012:registry/r'],
        [['glue:GetSchemaVersion'], 'arn:aws:glue:${AWS::Region}:${AWS::AccountId}:schema/r/*'],
      ],
    ],
    [
      'a cluster of DocumentDB',
      'Events: {E: {Type: DocumentDB, Properties: {Cluster: c, DatabaseName: d, SourceAccessConfigurations: [{Type: BASIC_AUTH, URI: s}]}}}',
      [
        [['secretsmanager:GetSecretValue'], 's'],
        [['rds:DescribeDBClusterParameters'], 'arn:aws:rds:${AWS::Region}:${AWS::AccountId}:cluster-pg:*'],
        [['rds:DescribeDBSubnetGroups'], 'arn:aws:rds:${AWS::Region}:${AWS::AccountId}:subgrp:*'],
        [['rds:DescribeDBClusters'], 'c'],
        [IN_VPC, '*'],
      ],
    ],
    [
      'what takes failed batches',
      'Events: {E: {Type: Kinesis, Properties: {Stream: s, DestinationConfig: {OnFailure: {Type: SQS, Destination: q}}}}}',
      [[['sqs:SendMessage'], 'q']],
    ],
    [
      'what takes results',
      'EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: SQS}, OnFailure: {Type: S3Bucket, Destination: b}}}',
      [
        [['sqs:SendMessage'], '${FEventInvokeConfigOnSuccessQueue.Arn}'],
        [['s3:PutObject'], 'b/*'],
        [['s3:ListBucket'], 'b'],
      ],
    ],
    [
      'what a template with a condition names',
      'Policies: [{EFSWriteAccessPolicy: {FileSystem: f, AccessPoint: a}}]',
      [
        [
          ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
          ['arn:aws:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:file-system/f'],
        ],
      ],
    ],
  ])('may use %s', (_, properties, expected) => {
    expect(statements(roleOf(properties))).toEqual(expected);
  });

  it.each([
    ['Tracing: PassThrough', ['service-role/AWSLambdaBasicExecutionRole', 'AWSXrayWriteOnlyAccess']],
    ['Tracing: Disabled', ['service-role/AWSLambdaBasicExecutionRole']],
    ['DurableConfig: {ExecutionTimeout: 60}', ['service-role/AWSLambdaBasicDurableExecutionRolePolicy']],
    [
      'Policies: [AWSLambdaRole, AWSLambdaBasicExecutionRole]',
      ['service-role/AWSLambdaBasicExecutionRole', 'service-role/AWSLambdaRole'],
    ],
    [
      'Events: {E: {Type: SNS, Properties: {Topic: t, SqsSubscription: true}}}',
      ['service-role/AWSLambdaBasicExecutionRole', 'service-role/AWSLambdaSQSQueueExecutionRole'],
    ],
  ])('with %s has the managed policies that SAM gives it, each once', (properties, expected) => {
    expect(roleOf(properties)['ManagedPolicyArns']).toEqual(
      expected.map((name) => `arn:aws:iam::aws:policy/${name}`),
    );
  });
});

describe('a function', () => {
  const GLOBALS = 'Globals: {Function: {MemorySize: 128, Runtime: python3.13, Timeout: 9}}\n';
  const code = 'Type: AWS::Serverless::Function, Properties: {InlineCode: x, Role: r}';

  it('takes no globals that it says to ignore', () => {
    const resource = made(
      `  Some: {${code}, IgnoreGlobals: [Runtime]}\n  None: {${code}, IgnoreGlobals: "*"}\n  All: {${code}}\n`,
      GLOBALS,
    );
    const seen = (id: string) => [resource(id)['MemorySize'], resource(id)['Runtime']];
    expect([seen('Some'), seen('None'), seen('All')]).toEqual([
      [128, undefined],
      [undefined, undefined],
      [128, 'python3.13'],
    ]);
  });

  it('has the version of its package apart from the key, and the key that encrypts it', () => {
    const resource = made(
      '  F: {Type: AWS::Serverless::Function, Properties: {CodeUri: "s3://b/a.zip?versionId=v1", SourceKMSKeyArn: k}}\n',
    );
    expect(resource('F')['Code']).toEqual({
      S3Bucket: 'b',
      S3Key: 'a.zip',
      S3ObjectVersion: 'v1',
      SourceKMSKeyArn: 'k',
    });
  });

  it('hands its tags on to what is made for it where it says so', () => {
    const made_ = (more: string) =>
      made(
        `  F: {Type: AWS::Serverless::Function, Properties: {InlineCode: x, Tags: {Team: a}, ${more}Events: {A: {Type: Api, Properties: {Path: /, Method: get}}, R: {Type: IoTRule, Properties: {Sql: s}}}}}\n`,
      );
    const tags = [{ Key: 'Team', Value: 'a' }];
    const handed = made_('PropagateTags: true, ');
    expect([handed('ServerlessRestApi')['Tags'], handed('FR')['Tags']]).toEqual([tags, tags]);
    const kept = made_('');
    expect([kept('ServerlessRestApi')['Tags'], kept('FR')['Tags']]).toEqual([undefined, undefined]);
  });

  it.each([
    ['', 'Retain'],
    ['VersionDeletionPolicy: Delete, ', 'Delete'],
    ['CapacityProviderConfig: {Arn: c}, ', 'Delete'],
  ])('with "%s" keeps its versions: %s', (more, expected) => {
    const resource = made(
      `  F: {Type: AWS::Serverless::Function, Properties: {InlineCode: x, ${more}AutoPublishAlias: live}}\n`,
    );
    expect(resource('FVersion')['DeletionPolicy']).toBe(expected);
  });
});

describe('an API', () => {
  it('has a resource policy from what its settings and its events say', () => {
    const api = made(`  A:
    Type: AWS::Serverless::Api
    Properties: {StageName: live, Auth: {ResourcePolicy: {IpRangeBlacklist: [192.0.2.1], SourceVpcWhitelist: [vpc-1, vpce-2]}}}
  F:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: x
      Events:
        E: {Type: Api, Properties: {RestApiId: !Ref A, Path: "/orders/{id}", Method: get, Auth: {ResourcePolicy: {AwsAccountWhitelist: ["123456789012"]}}}}
`);
    const call = { Action: 'execute-api:Invoke', Resource: ['execute-api:/live/GET/orders/*'] };
    expect(api('A')['Policy']).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', ...call, Principal: '*' },
        {
          Effect: 'Deny',
          ...call,
          Principal: '*',
          Condition: { IpAddress: { 'aws:SourceIp': ['192.0.2.1'] } },
        },
        {
          Effect: 'Deny',
          ...call,
          Principal: '*',
          Condition: { StringNotEquals: { 'aws:SourceVpc': ['vpc-1'], 'aws:SourceVpce': ['vpce-2'] } },
        },
        { Effect: 'Allow', ...call, Principal: { AWS: ['123456789012'] } },
      ],
    });
  });

  it.each([
    ['true', { AllowOrigins: ['*'] }],
    ['false', undefined],
    ['{AllowOrigins: [https://example.com]}', { AllowOrigins: ['https://example.com'] }],
  ])('over HTTP with CORS "%s" lets in %o', (cors, expected) => {
    const api = made(`  A: {Type: AWS::Serverless::HttpApi, Properties: {CorsConfiguration: ${cors}}}\n`);
    expect(api('A')['CorsConfiguration']).toEqual(expected);
  });

  it.each([
    ['!Ref "AWS::Region"', { Types: ['${AWS::Region}'] }],
    ['PRIVATE', { Types: ['PRIVATE'] }],
    [
      '{Type: PRIVATE, VPCEndpointIds: [vpce-1], IpAddressType: dualstack}',
      { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1'], IpAddressType: 'dualstack' },
    ],
  ])('has the endpoint %s', (endpoint, expected) => {
    const api = made(
      `  A: {Type: AWS::Serverless::Api, Properties: {StageName: a, EndpointConfiguration: ${endpoint}}}\n`,
    );
    expect(api('A')['EndpointConfiguration']).toEqual(expected);
  });

  it('over HTTP has the settings of its routes, those of events before its own', () => {
    const api = made(`  A:
    Type: AWS::Serverless::HttpApi
    Properties: {StageName: live, RouteSettings: {GET /: {ThrottlingBurstLimit: 1, ThrottlingRateLimit: 2}}}
  F:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: x
      Events:
        E: {Type: HttpApi, Properties: {ApiId: !Ref A, Path: /, Method: get, RouteSettings: {ThrottlingBurstLimit: 9}}}
        G: {Type: HttpApi, Properties: {ApiId: !Ref A, Path: /any, RouteSettings: {LoggingLevel: INFO}}}
`);
    expect(api('AliveStage')['RouteSettings']).toEqual({
      'GET /': { ThrottlingBurstLimit: 9, ThrottlingRateLimit: 2 },
      '/any': { LoggingLevel: 'INFO' },
    });
  });

  it('stays where a function with its routes stays', () => {
    const api = made(
      '  F: {Type: AWS::Serverless::Function, DeletionPolicy: Retain, Properties: {InlineCode: x, Events: {E: {Type: Api, Properties: {Path: /, Method: get}}}}}\n',
    );
    expect(api('ServerlessRestApi')['DeletionPolicy']).toBe('Retain');
  });
});

describe('a schedule', () => {
  it('sends what it could not start to the queue that it names, by a role that may', () => {
    const resource = made(
      '  F: {Type: AWS::Serverless::Function, Properties: {InlineCode: x, Events: {E: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 hour), OmitName: true, PermissionsBoundary: p, DeadLetterConfig: {Arn: q}}}}}}\n',
    );
    expect(resource('FE')).toMatchObject({ Target: { DeadLetterConfig: { Arn: 'q' } } });
    expect(resource('FE')['Name']).toBeUndefined();
    expect(resource('FERole')['PermissionsBoundary']).toBe('p');
    expect(statements(resource('FERole'))).toEqual([
      [['lambda:InvokeFunction'], '${F.Arn}'],
      [['sqs:SendMessage'], 'q'],
    ]);
  });
});

describe('a connector within a resource', () => {
  it('exists under its own condition', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Conditions: {Never: !Equals [a, b]}
Resources:
  F:
    Type: AWS::Serverless::Function
    Connectors: {C: {Condition: Never, Properties: {Destination: {Id: T}, Permissions: [Read]}}}
    Properties: {InlineCode: x}
  T: {Type: AWS::DynamoDB::Table}
`;
    const { resources } = readCloudFormation('template.yaml', text, { paths: [], read: () => undefined });
    expect(resources.map(({ id }) => id)).not.toContain('FCPolicy');
  });
});

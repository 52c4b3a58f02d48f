import { describe, expect, it } from 'vitest';
import { propertiesIn } from '../../../test/fixtures/plain-values.ts';
import type { Readings } from '../../architecture/architecture.ts';
import { type Property, Unresolved } from '../../architecture/property.ts';
import { readCloudFormation } from '../cloudformation/read-cloudformation.ts';

/** Ids and properties as the AWS SAM developer guide describes them ("Generated CloudFormation resources"). */

function read(body: string, files: Record<string, string> = {}): Readings {
  const known = new Map(Object.entries(files));
  const text = `Transform: AWS::Serverless-2016-10-31\n${body}`;
  return readCloudFormation('template.yaml', text, { paths: [], read: (path) => known.get(path) });
}

function typesIn({ resources }: Readings): Record<string, string> {
  return Object.fromEntries(resources.map(({ id, type }) => [id, type]));
}

function functionWith(properties: string): Readings {
  return read(
    `Resources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: i.h, ${properties}}\n`,
  );
}

describe('a serverless function', () => {
  it('becomes a function with a role of its own, at its own lines', () => {
    const readings = functionWith(
      'MemorySize: 256, Tracing: Active, VpcConfig: {SubnetIds: [s]}, Tags: {team: a}',
    );
    expect(typesIn(readings)).toEqual({ Fn: 'AWS::Lambda::Function', FnRole: 'AWS::IAM::Role' });
    expect(propertiesIn(readings, 'Fn')).toEqual({
      Handler: 'i.h',
      MemorySize: 256,
      VpcConfig: { SubnetIds: ['s'] },
      TracingConfig: { Mode: 'Active' },
      Tags: [{ Key: 'team', Value: 'a' }],
      Role: '${FnRole.Arn}',
      Code: {
        S3Bucket: 'open: the package is uploaded when deployed',
        S3Key: 'open: the package is uploaded when deployed',
      },
    });
    expect(propertiesIn(readings, 'FnRole')).toMatchObject({
      ManagedPolicyArns: [
        'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
        'arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess',
        'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole',
      ],
    });
    expect(readings.resources.map(({ location }) => [location.line, location.endLine])).toEqual([
      [3, 5],
      [3, 5],
    ]);
  });

  it('with a role makes none', () => {
    expect(typesIn(functionWith('Role: arn:x'))).toEqual({ Fn: 'AWS::Lambda::Function' });
  });

  it('takes policies by name, by template and in full', () => {
    const role = propertiesIn(
      functionWith(
        'Policies: [AmazonS3ReadOnlyAccess, {SQSSendMessagePolicy: {QueueName: q}}, {Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}, {UnheardPolicy: {}}]',
      ),
      'FnRole',
    );
    expect(role).toMatchObject({
      ManagedPolicyArns: [
        'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
        'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
      ],
      Policies: [
        {
          PolicyName: 'FnRolePolicy1',
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: ['sqs:SendMessage*'],
                Resource: ['arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:q'],
              },
            ],
          },
        },
        {
          PolicyName: 'FnRolePolicy2',
          PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
        },
        {
          PolicyDocument: { Statement: ['open: the SAM policy template "UnheardPolicy" is not known here'] },
        },
      ],
    });
  });

  it('has the globals in it: maps merged, lists put together, own values first', () => {
    const readings = read(`
Globals:
  Function:
    Timeout: 3
    Runtime: nodejs24.x
    Layers: [arn:global]
    Environment: {Variables: {A: global, B: global}}
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: 9
      Layers: [arn:own]
      Environment: {Variables: {B: own}}
`);
    expect(propertiesIn(readings, 'Fn')).toMatchObject({
      Timeout: 9,
      Runtime: 'nodejs24.x',
      Layers: ['arn:global', 'arn:own'],
      Environment: { Variables: { A: 'global', B: 'own' } },
    });
    const properties = readings.resources[0]?.properties.value as ReadonlyMap<string, Property>;
    expect(properties.get('Runtime')?.location.line).toBe(6);
    expect(properties.get('Timeout')?.location.line).toBe(13);
  });

  it('is published under an alias and deployed bit by bit', () => {
    const readings = functionWith(
      'AutoPublishAlias: live, ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}, DeploymentPreference: {Type: Linear10PercentEvery1Minute, Alarms: [errors]}',
    );
    expect(typesIn(readings)).toMatchObject({
      FnVersion: 'AWS::Lambda::Version',
      FnAliaslive: 'AWS::Lambda::Alias',
      FnDeploymentGroup: 'AWS::CodeDeploy::DeploymentGroup',
      ServerlessDeploymentApplication: 'AWS::CodeDeploy::Application',
      CodeDeployServiceRole: 'AWS::IAM::Role',
    });
    expect(propertiesIn(readings, 'FnAliaslive')).toMatchObject({
      Name: 'live',
      FunctionName: '${Fn}',
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 },
      UpdatePolicy: { CodeDeployLambdaAliasUpdate: { DeploymentGroupName: '${FnDeploymentGroup}' } },
    });
    expect(propertiesIn(readings, 'FnDeploymentGroup')).toMatchObject({
      DeploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
      AlarmConfiguration: { Enabled: true, Alarms: [{ Name: 'errors' }] },
    });
  });

  it('with a public URL says so', () => {
    const readings = functionWith('FunctionUrlConfig: {AuthType: NONE}');
    expect(propertiesIn(readings, 'FnUrl')).toMatchObject({ AuthType: 'NONE', TargetFunctionArn: '${Fn}' });
    expect(propertiesIn(readings, 'FnUrlPublicPermissions')).toMatchObject({
      Principal: '*',
      FunctionUrlAuthType: 'NONE',
    });
    expect(
      typesIn(functionWith('FunctionUrlConfig: {AuthType: AWS_IAM}'))['FnUrlPublicPermissions'],
    ).toBeUndefined();
  });

  it('with a dead-letter queue may send to it', () => {
    const readings = functionWith('DeadLetterQueue: {Type: SQS, TargetArn: arn:dead}');
    expect(propertiesIn(readings, 'Fn')).toMatchObject({ DeadLetterConfig: { TargetArn: 'arn:dead' } });
    expect(JSON.stringify(propertiesIn(readings, 'FnRole'))).toContain(
      '"Action":["sqs:SendMessage"],"Resource":"arn:dead"',
    );
  });

  it('passes its condition on to all that it brings', () => {
    const readings = read(
      'Conditions: {No: !Equals [a, b]}\nResources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Condition: No\n    Properties: {Events: {E: {Type: SQS, Properties: {Queue: q}}}}\n',
    );
    expect(readings.resources).toEqual([]);
  });
});

describe('an event', () => {
  it.each([
    [
      'Type: SQS, Properties: {Queue: arn:q, BatchSize: 5}',
      'AWS::Lambda::EventSourceMapping',
      { EventSourceArn: 'arn:q', BatchSize: 5, FunctionName: '${Fn}' },
    ],
    [
      'Type: Kinesis, Properties: {Stream: arn:s, StartingPosition: LATEST}',
      'AWS::Lambda::EventSourceMapping',
      { EventSourceArn: 'arn:s', StartingPosition: 'LATEST' },
    ],
    [
      'Type: DynamoDB, Properties: {Stream: arn:t}',
      'AWS::Lambda::EventSourceMapping',
      { EventSourceArn: 'arn:t' },
    ],
    [
      'Type: MSK, Properties: {Stream: arn:m, ConsumerGroupId: g}',
      'AWS::Lambda::EventSourceMapping',
      { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'g' } },
    ],
    [
      'Type: SNS, Properties: {Topic: arn:t}',
      'AWS::SNS::Subscription',
      { TopicArn: 'arn:t', Protocol: 'lambda', Endpoint: '${Fn.Arn}' },
    ],
    [
      'Type: SNS, Properties: {Topic: arn:t, SqsSubscription: true}',
      'AWS::SNS::Subscription',
      { Protocol: 'sqs', Endpoint: '${FnEQueue.Arn}' },
    ],
    [
      'Type: Schedule, Properties: {Schedule: rate(1 day), Enabled: false}',
      'AWS::Events::Rule',
      {
        ScheduleExpression: 'rate(1 day)',
        State: 'DISABLED',
        Targets: [{ Arn: '${Fn.Arn}', Id: 'FnELambdaTarget' }],
      },
    ],
    [
      'Type: EventBridgeRule, Properties: {Pattern: {source: [a]}, RuleName: r}',
      'AWS::Events::Rule',
      { EventPattern: { source: ['a'] }, Name: 'r' },
    ],
    [
      'Type: CloudWatchEvent, Properties: {Pattern: {source: [a]}, DeadLetterConfig: {Arn: arn:d}}',
      'AWS::Events::Rule',
      { Targets: [{ Arn: '${Fn.Arn}', Id: 'FnELambdaTarget', DeadLetterConfig: { Arn: 'arn:d' } }] },
    ],
    [
      'Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 hour)}',
      'AWS::Scheduler::Schedule',
      { Target: { Arn: '${Fn.Arn}', RoleArn: '${FnERole.Arn}' } },
    ],
    [
      'Type: CloudWatchLogs, Properties: {LogGroupName: g, FilterPattern: x}',
      'AWS::Logs::SubscriptionFilter',
      { LogGroupName: 'g', DestinationArn: '${Fn.Arn}' },
    ],
    ['Type: IoTRule, Properties: {Sql: s}', 'AWS::IoT::TopicRule', { TopicRulePayload: { Sql: 's' } }],
  ])('{%s} becomes %s', (event, type, properties) => {
    const readings = functionWith(`Events: {E: {${event}}}`);
    expect(typesIn(readings)['FnE']).toBe(type);
    expect(propertiesIn(readings, 'FnE')).toMatchObject(properties);
    expect(readings.diagnostics).toEqual([]);
  });

  it('of an unheard type is left out and said', () => {
    expect(functionWith('Events: {E: {Type: Nope}}').files[0]).toMatchObject({ status: 'partly' });
  });

  it('of a bucket makes the bucket tell the function', () => {
    const readings = read(`
Resources:
  Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: b}}
  Fn:
    Type: AWS::Serverless::Function
    Properties: {Events: {E: {Type: S3, Properties: {Bucket: !Ref Bucket, Events: s3:ObjectCreated:*}}}}
`);
    expect(propertiesIn(readings, 'Bucket')).toEqual({
      BucketName: 'b',
      NotificationConfiguration: {
        LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: '${Fn.Arn}' }],
      },
    });
    expect(propertiesIn(readings, 'FnEPermission')).toMatchObject({
      Principal: 's3.amazonaws.com',
      SourceAccount: '${AWS::AccountId}',
    });
  });

  it('of an API that nobody names makes the implicit one, with the globals', () => {
    const readings = read(`
Globals: {Api: {TracingEnabled: true}}
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties: {Events: {E: {Type: Api, Properties: {Path: "/orders/{id}", Method: GET}}, H: {Type: HttpApi}}}
`);
    expect(typesIn(readings)).toMatchObject({
      ServerlessRestApi: 'AWS::ApiGateway::RestApi',
      ServerlessRestApiDeployment: 'AWS::ApiGateway::Deployment',
      ServerlessRestApiProdStage: 'AWS::ApiGateway::Stage',
      ServerlessHttpApi: 'AWS::ApiGatewayV2::Api',
      ServerlessHttpApiApiGatewayDefaultStage: 'AWS::ApiGatewayV2::Stage',
      FnEPermissionProd: 'AWS::Lambda::Permission',
      FnHPermission: 'AWS::Lambda::Permission',
    });
    expect(propertiesIn(readings, 'ServerlessRestApiProdStage')).toMatchObject({
      StageName: 'Prod',
      TracingEnabled: true,
    });
    expect(propertiesIn(readings, 'FnEPermissionProd')).toMatchObject({
      SourceArn: 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${ServerlessRestApi}/*/GET/orders/*',
    });
  });
});

describe('further serverless resources', () => {
  it('an API has its routes with their authorizers, and its stage', () => {
    const readings = read(`
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      EndpointConfiguration: REGIONAL
      MethodSettings: [{HttpMethod: "*", ResourcePath: "/*", LoggingLevel: INFO}]
      Auth: {DefaultAuthorizer: Pool, Authorizers: {Pool: {UserPoolArn: arn:p}}}
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        A: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /a, Method: get}}
        B: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /b, Method: any, Auth: {Authorizer: NONE}}}
  Other: {Type: Custom::X, Properties: {Stage: !Ref Api.Stage}}
`);
    expect(propertiesIn(readings, 'Api')).toMatchObject({
      EndpointConfiguration: { Types: ['REGIONAL'] },
      Body: {
        paths: {
          '/a': { get: { security: [{ Pool: [] }] } },
          '/b': { 'x-amazon-apigateway-any-method': {} },
        },
      },
    });
    expect(JSON.stringify(propertiesIn(readings, 'Api')).match(/"security":/g)).toHaveLength(1);
    expect(propertiesIn(readings, 'ApiliveStage')).toMatchObject({
      RestApiId: '${Api}',
      MethodSettings: [{ LoggingLevel: 'INFO' }],
    });
    const other = readings.resources.find(({ id }) => id === 'Other')?.properties.value as ReadonlyMap<
      string,
      Property
    >;
    expect((other.get('Stage') as { value: Unresolved }).value.references).toEqual([
      { address: 'ApiliveStage' },
    ]);
    expect(readings.diagnostics).toEqual([]);
  });

  it('a simple table is paid per request unless it says otherwise', () => {
    const readings = read(
      'Resources:\n  T: {Type: AWS::Serverless::SimpleTable, Properties: {PrimaryKey: {Name: k, Type: Number}}}\n  U: {Type: AWS::Serverless::SimpleTable, Properties: {ProvisionedThroughput: {ReadCapacityUnits: 1}}}\n',
    );
    expect(propertiesIn(readings, 'T')).toEqual({
      AttributeDefinitions: [{ AttributeName: 'k', AttributeType: 'N' }],
      KeySchema: [{ AttributeName: 'k', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    expect(propertiesIn(readings, 'U')).toMatchObject({
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    });
    expect(propertiesIn(readings, 'U')).not.toHaveProperty('BillingMode');
  });

  it('a state machine has its definition, also from a local file, its role and its rules', () => {
    const readings = read(
      'Resources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      DefinitionUri: flow.json\n      Type: EXPRESS\n      Logging: {Level: ALL}\n      Events: {E: {Type: EventBridgeRule, Properties: {Pattern: {source: [a]}}}}\n',
      { 'flow.json': '{"StartAt": "A"}' },
    );
    expect(propertiesIn(readings, 'M')).toEqual({
      DefinitionString: '{"StartAt":"A"}',
      StateMachineType: 'EXPRESS',
      LoggingConfiguration: { Level: 'ALL' },
      RoleArn: '${MRole.Arn}',
    });
    expect(typesIn(readings)).toEqual({
      M: 'AWS::StepFunctions::StateMachine',
      MRole: 'AWS::IAM::Role',
      ME: 'AWS::Events::Rule',
      MERole: 'AWS::IAM::Role',
    });
  });

  it('a layer is kept when deleted, unless it says otherwise', () => {
    const readings = read(
      'Resources:\n  L: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: s3://b/k/l.zip}}\n  D: {Type: AWS::Serverless::LayerVersion, Properties: {RetentionPolicy: Delete}}\n',
    );
    expect(propertiesIn(readings, 'L')).toEqual({
      LayerName: 'L',
      Content: { S3Bucket: 'b', S3Key: 'k/l.zip' },
      DeletionPolicy: 'Retain',
    });
    expect(propertiesIn(readings, 'D')).toMatchObject({ DeletionPolicy: 'Delete' });
  });

  it('an application is a nested stack', () => {
    expect(
      typesIn(read('Resources:\n  A: {Type: AWS::Serverless::Application, Properties: {Location: x}}\n')),
    ).toEqual({
      A: 'AWS::CloudFormation::Stack',
    });
  });

  it.each([
    ['Properties: text'],
    ['Properties: {Events: [1], Policies: {}, Tags: 5, Environment: x}'],
    ['Properties: {Events: {E: x, F: {Type: Api, Properties: []}, G: {Type: S3}, H: {Type: SNS}}}'],
    [
      'Properties: {FunctionUrlConfig: 1, DeploymentPreference: 2, AutoPublishAlias: {}, EventInvokeConfig: []}',
    ],
  ])('never break the reader: %s', (properties) => {
    for (const type of ['Function', 'Api', 'HttpApi', 'SimpleTable', 'StateMachine', 'LayerVersion']) {
      const { files } = read(
        `Resources:\n  A:\n    Type: AWS::Serverless::${type}\n    ${properties}\n  B: {Type: AWS::S3::Bucket}\n`,
      );
      expect(files).toHaveLength(1);
    }
  });
});

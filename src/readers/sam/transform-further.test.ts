import { describe, expect, it } from 'vitest';
import { propertiesIn } from '../../../test/fixtures/plain-values.ts';
import type { Readings } from '../../architecture/architecture.ts';
import { readCloudFormation } from '../cloudformation/read-cloudformation.ts';

/** Ids and types as the input and output samples of the SAM translator pair them (scripts/compare-sam.ts). */

function read(resources: string): Readings {
  const text = `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}`;
  return readCloudFormation('template.yaml', text, { paths: [], read: () => undefined });
}

function typesIn({ resources }: Readings): Record<string, string> {
  return Object.fromEntries(resources.map(({ id, type }) => [id, type.replace('AWS::', '')]));
}

const FUNCTION =
  '  Fn: {Type: AWS::Serverless::Function, Properties: {InlineCode: x, Role: !GetAtt FnRole.Arn}}\n  FnRole: {Type: AWS::IAM::Role}\n';

describe('a connector', () => {
  it('gives the role of the source what the access asks for', () => {
    const readings = read(`${FUNCTION}  T: {Type: AWS::DynamoDB::Table}
  C:
    Type: AWS::Serverless::Connector
    Properties: {Source: {Id: Fn}, Destination: {Id: T}, Permissions: [Write]}
`);
    expect(typesIn(readings)).toEqual({
      Fn: 'Lambda::Function',
      FnRole: 'IAM::Role',
      T: 'DynamoDB::Table',
      CPolicy: 'IAM::ManagedPolicy',
    });
    expect(propertiesIn(readings, 'CPolicy')).toEqual({
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: [
              'PutItem',
              'UpdateItem',
              'DeleteItem',
              'BatchWriteItem',
              'PartiQLDelete',
              'PartiQLInsert',
              'PartiQLUpdate',
            ].map((name) => `dynamodb:${name}`),
            Resource: ['${T.Arn}', '${T.Arn}/index/*'],
          },
        ],
      },
      Roles: ['${FnRole}'],
    });
  });

  it('under a resource has it as its source, and one policy for each destination', () => {
    const readings = read(`  Rule:
    Type: AWS::Events::Rule
    Connectors:
      Out: {Properties: {Destination: [{Id: Q}, {Id: Topic}, {Id: Fn}], Permissions: [Write]}}
  Q: {Type: AWS::SQS::Queue}
  Topic: {Type: AWS::SNS::Topic}
${FUNCTION}`);
    expect(typesIn(readings)).toMatchObject({
      RuleOutQueuePolicyDestination0: 'SQS::QueuePolicy',
      RuleOutTopicPolicyDestination1: 'SNS::TopicPolicy',
      RuleOutWriteLambdaPermissionDestination2: 'Lambda::Permission',
    });
    expect(propertiesIn(readings, 'RuleOutQueuePolicyDestination0')).toEqual({
      Queues: ['${Q}'],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: '${Q.Arn}',
            Condition: { ArnEquals: { 'aws:SourceArn': '${Rule.Arn}' } },
          },
        ],
      },
    });
  });

  it.each([
    ['{Source: {Id: T}, Destination: {Id: T}}', 'none is known from "DynamoDB::Table" to "DynamoDB::Table"'],
    ['{Source: {Id: T}}', 'it lacks a source or a destination'],
  ])('that says %s is left out and said', (properties, why) => {
    const { diagnostics } = read(
      `  T: {Type: AWS::DynamoDB::Table}\n  C: {Type: AWS::Serverless::Connector, Properties: ${properties}}\n`,
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([`Connector "C" is left out: ${why}.`]);
  });
});

describe('a custom domain', () => {
  // SAM names the domain by the first ten digits of the SHA-1 of its name: sha1("api-example.com") begins with 23cdccdf9c
  it.each([
    [
      'Api',
      'Prod',
      'EDGE',
      {
        ApiGatewayDomainName23cdccdf9c: 'ApiGateway::DomainName',
        AgetBasePathMapping: 'ApiGateway::BasePathMapping',
      },
    ],
    [
      'Api',
      'Prod',
      'PRIVATE',
      {
        ApiGatewayDomainNameV223cdccdf9c: 'ApiGateway::DomainNameV2',
        AgetBasePathMapping: 'ApiGateway::BasePathMappingV2',
      },
    ],
    [
      'HttpApi',
      'Prod',
      'REGIONAL',
      {
        ApiGatewayDomainNameV223cdccdf9c: 'ApiGatewayV2::DomainName',
        AgetApiMapping: 'ApiGatewayV2::ApiMapping',
      },
    ],
    [
      'WebSocketApi',
      'Prod',
      'REGIONAL',
      {
        ApiGatewayDomainNameV223cdccdf9c: 'ApiGatewayV2::DomainName',
        AgetApiMapping: 'ApiGatewayV2::ApiMapping',
      },
    ],
  ])('of %s with stage %s, %s, has its paths', (type, stage, endpoint, expected) => {
    const domain = `{DomainName: api-example.com, CertificateArn: arn, EndpointConfiguration: ${endpoint}, BasePath: [/get]}`;
    const readings = read(
      `  A: {Type: AWS::Serverless::${type}, Properties: {StageName: ${stage}, Domain: ${domain}}}\n`,
    );
    expect(typesIn(readings)).toMatchObject(expected);
  });

  it('shares the records of its hosted zone with the others', () => {
    const api = (id: string, name: string): string =>
      `  ${id}: {Type: AWS::Serverless::Api, Properties: {StageName: Prod, Domain: {DomainName: ${name}, Route53: {HostedZoneId: abc123456, IpV6: ${id === 'B'}}}}}\n`;
    const readings = read(api('A', 'one.example.com') + api('B', 'two.example.com'));
    const records = propertiesIn(readings, 'RecordSetGroup370194ff6e') as {
      RecordSets: { Name: string; Type: string }[];
    };
    expect(records.RecordSets.map(({ Name, Type }) => `${Type} ${Name}`)).toEqual([
      'A one.example.com',
      'A two.example.com',
      'AAAA two.example.com',
    ]);
  });
});

describe('a web socket API', () => {
  it('has a route, an integration and a permission for each route', () => {
    const readings = read(`${FUNCTION}  Ws:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      Auth: {AuthType: CUSTOM, AuthArn: !GetAtt Fn.Arn}
      Routes: {$connect: {FunctionArn: !GetAtt Fn.Arn}, send: {FunctionArn: !GetAtt Fn.Arn}}
      RouteSelectionExpression: $request.body.action
`);
    expect(typesIn(readings)).toMatchObject({
      Ws: 'ApiGatewayV2::Api',
      WsDefaultStage: 'ApiGatewayV2::Stage',
      WsConnectRoute: 'ApiGatewayV2::Route',
      WsConnectIntegration: 'ApiGatewayV2::Integration',
      WsConnectPermission: 'Lambda::Permission',
      WsConnectAuthorizer: 'ApiGatewayV2::Authorizer',
      WsAuthorizerPermission: 'Lambda::Permission',
      WsSendRoute: 'ApiGatewayV2::Route',
    });
    expect(propertiesIn(readings, 'WsConnectRoute')).toMatchObject({
      AuthorizationType: 'CUSTOM',
      AuthorizerId: '${WsConnectAuthorizer}',
    });
  });
});

describe('a GraphQL API', () => {
  it('has its schema, log role, sources, functions and resolvers', () => {
    const readings = read(`  G:
    Type: AWS::Serverless::GraphQLApi
    Properties:
      SchemaInline: type Query
      Auth: {Type: AWS_IAM}
      ApiKeys: {Key: {}}
      DataSources:
        DynamoDb: {Items: {TableName: t, TableArn: arn}}
        Lambda: {Own: {FunctionArn: arn, ServiceRoleArn: role}}
      Functions: {F: {InlineCode: c, DataSource: Items}, N: {InlineCode: c, DataSource: NONE}}
      Resolvers: {Query: {items: {Pipeline: [F]}}}
`);
    expect(typesIn(readings)).toEqual({
      G: 'AppSync::GraphQLApi',
      GCloudWatchRole: 'IAM::Role',
      GSchema: 'AppSync::GraphQLSchema',
      GKey: 'AppSync::ApiKey',
      GItemsDynamoDBDataSource: 'AppSync::DataSource',
      GItemsDynamoDBDataSourceRole: 'IAM::Role',
      GItemsDynamoDBDataSourceToTableConnectorPolicy: 'IAM::ManagedPolicy',
      GOwnLambdaDataSource: 'AppSync::DataSource',
      GF: 'AppSync::FunctionConfiguration',
      GN: 'AppSync::FunctionConfiguration',
      GNoneDataSource: 'AppSync::DataSource',
      GQueryitems: 'AppSync::Resolver',
    });
    expect(propertiesIn(readings, 'G')).toMatchObject({ LogConfig: { FieldLogLevel: 'ALL' } });
  });

  it('without logging has no role for it', () => {
    expect(typesIn(read('  G: {Type: AWS::Serverless::GraphQLApi, Properties: {Logging: false}}\n'))).toEqual(
      {
        G: 'AppSync::GraphQLApi',
        GSchema: 'AppSync::GraphQLSchema',
      },
    );
  });
});

describe('what SAM makes beside', () => {
  it.each([
    [
      'a capacity provider',
      '  P: {Type: AWS::Serverless::CapacityProvider, Properties: {VpcConfig: {}}}\n',
      { P: 'Lambda::CapacityProvider', POperatorRole: 'IAM::Role' },
    ],
    [
      'a shared usage plan',
      '  A: {Type: AWS::Serverless::Api, Properties: {StageName: s, Auth: {UsagePlan: {CreateUsagePlan: SHARED}}}}\n',
      {
        ServerlessUsagePlan: 'ApiGateway::UsagePlan',
        ServerlessApiKey: 'ApiGateway::ApiKey',
        ServerlessUsagePlanKey: 'ApiGateway::UsagePlanKey',
      },
    ],
    [
      'the authorizer of an API',
      '  A: {Type: AWS::Serverless::Api, Properties: {StageName: s, Auth: {Authorizers: {Own: {FunctionArn: arn}}}}}\n',
      { AOwnAuthorizerPermission: 'Lambda::Permission' },
    ],
    [
      'the alias of a state machine',
      '  M: {Type: AWS::Serverless::StateMachine, Properties: {Role: r, AutoPublishAlias: live-1}}\n',
      { MVersion: 'StepFunctions::StateMachineVersion', MAliasliveD1: 'StepFunctions::StateMachineAlias' },
    ],
    [
      'a queue for what a function answers',
      '  F: {Type: AWS::Serverless::Function, Properties: {Role: r, EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: SQS}}}}}\n',
      { FEventInvokeConfigOnSuccessQueue: 'SQS::Queue' },
    ],
    [
      'a queue for what a rule cannot deliver',
      '  F: {Type: AWS::Serverless::Function, Properties: {Role: r, Events: {E: {Type: Schedule, Properties: {Schedule: rate(1 day), DeadLetterConfig: {Type: SQS}}}}}}\n',
      { FEQueue: 'SQS::Queue', FEQueuePolicy: 'SQS::QueuePolicy' },
    ],
    [
      'a stage whose name is no id',
      '  A: {Type: AWS::Serverless::Api, Properties: {StageName: my-stage}}\n',
      { AStagea9d64949ee: 'ApiGateway::Stage' },
    ],
  ])('%s', (_, resources, expected) => {
    expect(typesIn(read(resources))).toMatchObject(expected);
  });

  it('a Cognito event is a trigger of the user pool', () => {
    const readings = read(`  Pool: {Type: AWS::Cognito::UserPool}
  F:
    Type: AWS::Serverless::Function
    Properties:
      Role: r
      Events: {E: {Type: Cognito, Properties: {UserPool: !Ref Pool, Trigger: [PreSignUp, PostConfirmation]}}}
`);
    expect(propertiesIn(readings, 'Pool')).toEqual({
      LambdaConfig: { PreSignUp: '${F.Arn}', PostConfirmation: '${F.Arn}' },
    });
    expect(propertiesIn(readings, 'FCognitoPermission')).toMatchObject({ SourceArn: '${Pool.Arn}' });
  });

  it('a role that a condition may take away is made under the other condition', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Parameters: {RoleArn: {Type: String}}
Conditions: {HasRole: !Not [!Equals [!Ref RoleArn, ""]]}
Resources:
  F: {Type: AWS::Serverless::Function, Properties: {Role: !If [HasRole, !Ref RoleArn, !Ref AWS::NoValue]}}
`;
    const given = (role: string) =>
      typesIn(
        readCloudFormation(
          't.yaml',
          text,
          { paths: [], read: () => undefined },
          { parameters: new Map([['RoleArn', role]]) },
        ),
      );
    expect(given('arn')).toEqual({ F: 'Lambda::Function' });
    expect(given('')).toEqual({ F: 'Lambda::Function', FRole: 'IAM::Role' });
  });
});

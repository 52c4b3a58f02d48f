import { type DocumentNode, valueAt } from '../../document/document.ts';
import { plainEntries, type Written, type WrittenMap } from './nodes.ts';
import type { ServerlessResource, ServerlessTemplate } from './serverless-template.ts';

/** A policy within a role. */
export interface InlinePolicy {
  readonly name: string;
  readonly document: WrittenMap;
}

/** What a role may do on one or several resources. */
function statement(actions: readonly string[], resource: Written): WrittenMap {
  return { Effect: 'Allow', Action: actions, Resource: resource };
}

function sub(text: string): WrittenMap {
  return { 'Fn::Sub': text };
}

const IN_VPC = statement(
  [
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeVpcs',
    'ec2:DescribeSubnets',
    'ec2:DescribeSecurityGroups',
  ],
  '*',
);

/** What the role of a function is allowed for the sake of its event sources and of where failed batches go. */
export function sourcePolicies(sam: ServerlessTemplate, from: ServerlessResource): readonly InlinePolicy[] {
  return plainEntries(valueAt(from.properties, 'Events')).flatMap(({ key, value }) => {
    const type = sam.text(valueAt(value, 'Type'), from) ?? '';
    const properties = valueAt(value, 'Properties');
    const statements = SOURCES.get(type)?.(sam, from, properties) ?? [];
    const name = `${from.id}${key}`;
    const failure = valueAt(valueAt(properties, 'DestinationConfig'), 'OnFailure');
    return [
      ...(statements.length === 0
        ? []
        : [{ name: `${name}Source`, document: { ...versionOf(type), Statement: statements } }]),
      ...destinationPolicy(sam.text(valueAt(failure, 'Type'), from), valueAt(failure, 'Destination'), name),
    ];
  });
}

/** SAM states a version for one source only. */
function versionOf(type: string): WrittenMap {
  return type === 'SelfManagedKafka' ? { Version: '2012-10-17' } : {};
}

type Statements = (
  sam: ServerlessTemplate,
  from: ServerlessResource,
  properties: DocumentNode | undefined,
) => readonly WrittenMap[];

const SOURCES: ReadonlyMap<string, Statements> = new Map<string, Statements>([
  [
    'MSK',
    (sam, from, properties) => [
      ...registryStatements(sam, from, properties),
      ...secretsOf(sam, from, properties, ['CLIENT_CERTIFICATE_TLS_AUTH']),
    ],
  ],
  [
    'SelfManagedKafka',
    (sam, from, properties) => {
      const types = accessTypes(sam, from, properties);
      return [
        ...secretsOf(sam, from, properties, KAFKA_SECRETS),
        ...(types.includes('VPC_SUBNET') && types.includes('VPC_SECURITY_GROUP') ? [IN_VPC] : []),
        ...keyStatements(sam, from, properties),
        ...registryStatements(sam, from, properties),
      ];
    },
  ],
  [
    'MQ',
    (sam, from, properties) => [
      ...secretsOf(sam, from, properties, ['BASIC_AUTH']),
      statement(['mq:DescribeBroker'], valueAt(properties, 'Broker') ?? '*'),
      ...keyStatements(sam, from, properties),
    ],
  ],
  [
    'DocumentDB',
    (sam, from, properties) => [
      ...secretsOf(sam, from, properties, ['BASIC_AUTH']),
      statement(
        ['rds:DescribeDBClusterParameters'],
        sub('arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster-pg:*'),
      ),
      statement(
        ['rds:DescribeDBSubnetGroups'],
        sub('arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:subgrp:*'),
      ),
      statement(['rds:DescribeDBClusters'], valueAt(properties, 'Cluster') ?? '*'),
      IN_VPC,
      ...keyStatements(sam, from, properties),
    ],
  ],
]);

const KAFKA_SECRETS = [
  'SASL_SCRAM_256_AUTH',
  'SASL_SCRAM_512_AUTH',
  'BASIC_AUTH',
  'CLIENT_CERTIFICATE_TLS_AUTH',
  'SERVER_ROOT_CA_CERTIFICATE',
];

function accesses(properties: DocumentNode | undefined): readonly DocumentNode[] {
  const listed = valueAt(properties, 'SourceAccessConfigurations');
  return listed?.type === 'list' ? listed.items : [];
}

function accessTypes(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  properties: DocumentNode | undefined,
): readonly string[] {
  return accesses(properties).map((access) => sam.text(valueAt(access, 'Type'), from) ?? '');
}

function secretsOf(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  properties: DocumentNode | undefined,
  types: readonly string[],
): readonly WrittenMap[] {
  return accesses(properties).flatMap((access) => {
    const secret = valueAt(access, 'URI');
    const isSecret = types.includes(sam.text(valueAt(access, 'Type'), from) ?? '');
    return isSecret && secret !== undefined ? [statement(['secretsmanager:GetSecretValue'], secret)] : [];
  });
}

function keyStatements(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  properties: DocumentNode | undefined,
): readonly WrittenMap[] {
  const key = sam.text(valueAt(properties, 'SecretsManagerKmsKeyId'), from);
  if (key === undefined) return [];
  return [
    statement(
      ['kms:Decrypt'],
      sub(`arn:\${AWS::Partition}:kms:\${AWS::Region}:\${AWS::AccountId}:key/${key}`),
    ),
  ];
}

function registryStatements(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  properties: DocumentNode | undefined,
): readonly WrittenMap[] {
  const registry = valueAt(properties, 'SchemaRegistryConfig');
  const uri = valueAt(registry, 'SchemaRegistryURI');
  const listed = valueAt(registry, 'AccessConfigs');
  const secrets = (listed?.type === 'list' ? listed.items : []).flatMap((access) => {
    const secret = valueAt(access, 'URI');
    return secret === undefined ? [] : [statement(['secretsmanager:GetSecretValue'], secret)];
  });
  const name = /^arn:[^:]*:glue:[^:]*:[^:]*:registry\/(.+)$/.exec(sam.text(uri, from) ?? '')?.[1];
  if (uri === undefined || name === undefined) return secrets;
  return [
    ...secrets,
    statement(['glue:GetRegistry'], uri),
    statement(
      ['glue:GetSchemaVersion'],
      sub(`arn:\${AWS::Partition}:glue:\${AWS::Region}:\${AWS::AccountId}:schema/${name}/*`),
    ),
  ];
}

/** What it takes to send to a destination of the given sort; none where the sort is not stated. */
export function destinationPolicy(
  sort: string | undefined,
  destination: Written | undefined,
  name: string,
): readonly InlinePolicy[] {
  if (destination === undefined) return [];
  const allowed = (...statements: readonly WrittenMap[]): readonly InlinePolicy[] => [
    { name: `${name}${sort ?? ''}`, document: { Statement: statements } },
  ];
  switch (sort) {
    case 'SQS':
      return allowed(statement(['sqs:SendMessage'], destination));
    case 'SNS':
      return allowed(statement(['sns:publish'], destination));
    case 'Lambda':
      return allowed(statement(['lambda:InvokeFunction'], destination));
    case 'EventBridge':
      return allowed(statement(['events:PutEvents'], destination));
    case 'S3':
    case 'S3Bucket':
      return allowed(
        statement(['s3:PutObject'], { 'Fn::Join': ['/', [destination, '*']] }),
        statement(['s3:ListBucket'], destination),
      );
    default:
      return [];
  }
}

import type { PolicyStatement, PolicyTexts } from '../policy-document.ts';
import type { SourceLocation } from '../source-location.ts';

interface ManagedPolicy {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  /** Actions that it allows under a condition only. */
  readonly conditional?: readonly string[];
}

/**
 * What the policies of AWS allow on every resource, as far as it matters here: reading data and secrets, using keys,
 * changing permissions, passing roles and starting work. An empty list says that a policy allows nothing of the kind.
 * From the AWS Managed Policy Reference Guide.
 */
const POLICIES: ReadonlyMap<string, ManagedPolicy> = new Map<string, ManagedPolicy>([
  ['AdministratorAccess', { actions: ['*'] }],
  ['PowerUserAccess', { notActions: ['iam:*', 'organizations:*', 'account:*'] }],
  ['IAMFullAccess', { actions: ['iam:*'] }],
  ['AmazonS3FullAccess', { actions: ['s3:*'] }],
  ['AmazonS3ReadOnlyAccess', { actions: ['s3:Get*', 's3:List*'] }],
  ['SecretsManagerReadWrite', { actions: ['secretsmanager:*'] }],
  ['AmazonDynamoDBFullAccess', { actions: ['dynamodb:*'], conditional: ['iam:PassRole'] }],
  [
    'AmazonDynamoDBReadOnlyAccess',
    {
      actions: [
        'dynamodb:BatchGetItem',
        'dynamodb:Describe*',
        'dynamodb:GetItem',
        'dynamodb:List*',
        'dynamodb:Query',
        'dynamodb:Scan',
      ],
    },
  ],
  ['AmazonSQSFullAccess', { actions: ['sqs:*'] }],
  ['AmazonSQSReadOnlyAccess', { actions: [] }],
  ['AmazonSNSFullAccess', { actions: ['sns:*'] }],
  ['AmazonSSMFullAccess', { actions: ['ssm:*'] }],
  ['AmazonSSMReadOnlyAccess', { actions: ['ssm:Describe*', 'ssm:Get*', 'ssm:List*'] }],
  ['AmazonSSMManagedInstanceCore', { actions: ['ssm:GetParameter', 'ssm:GetParameters'] }],
  ['AmazonEC2FullAccess', { actions: ['ec2:*', 'autoscaling:*'] }],
  ['AWSLambda_FullAccess', { actions: ['lambda:*'], conditional: ['iam:PassRole'] }],
  ['AWSCloudFormationFullAccess', { actions: ['cloudformation:*'] }],
  ['AWSStepFunctionsFullAccess', { actions: ['states:*'] }],
  ['AWSGlueServiceRole', { actions: ['glue:*'] }],
  ['AWSLambdaExecute', { actions: ['s3:GetObject', 's3:PutObject'] }],
  ['AWSLambdaRole', { actions: ['lambda:InvokeFunction'] }],
  ['AmazonElasticMapReduceforEC2Role', { actions: ['dynamodb:*', 's3:*', 'sns:*', 'sqs:*'] }],
  [
    'AmazonEC2RoleforSSM',
    { actions: ['s3:GetObject', 's3:PutObject', 'ssm:GetParameter', 'ssm:GetParameters'] },
  ],
  ['AWSAppSyncPushToCloudWatchLogs', { actions: [] }],
  ['AWSLambdaMSKExecutionRole', { actions: [] }],
  ['AWSTransferLoggingAccess', { actions: [] }],
  ['AWSXRayDaemonWriteAccess', { actions: [] }],
  ['AWSXrayWriteOnlyAccess', { actions: [] }],
  ['AmazonAPIGatewayPushToCloudWatchLogs', { actions: [] }],
  ['AmazonDMSCloudWatchLogsRole', { actions: [] }],
  ['AmazonDMSVPCManagementRole', { actions: [] }],
  ['AmazonEC2ContainerServiceforEC2Role', { actions: [] }],
  ['AmazonEKSServicePolicy', { actions: [] }],
  ['AmazonEKSVPCResourceController', { actions: [] }],
  ['AmazonRDSEnhancedMonitoringRole', { actions: [] }],
  ['IAMReadOnlyAccess', { actions: [] }],
  ['AmazonEC2ContainerRegistryReadOnly', { actions: [] }],
  ['AmazonEKSClusterPolicy', { actions: [] }],
  ['AmazonEKSWorkerNodePolicy', { actions: [] }],
  ['AmazonEKS_CNI_Policy', { actions: [] }],
  ['AmazonECSTaskExecutionRolePolicy', { actions: [] }],
  ['CloudWatchAgentServerPolicy', { actions: [] }],
  ['CloudWatchLogsFullAccess', { actions: [] }],
  ['AWSLambdaBasicExecutionRole', { actions: [] }],
  ['AWSLambdaVPCAccessExecutionRole', { actions: [] }],
  ['AWSLambdaDynamoDBExecutionRole', { actions: [] }],
  ['AWSLambdaKinesisExecutionRole', { actions: [] }],
  ['AWSLambdaSQSQueueExecutionRole', { actions: ['sqs:DeleteMessage', 'sqs:ReceiveMessage'] }],
]);

const NONE: PolicyTexts = { values: [], open: [] };

/** Name of a policy of AWS, or undefined where the ARN is not that of one. */
export function awsManagedPolicyName(arn: string): string | undefined {
  const start = arn.indexOf(':iam::aws:policy/');
  return start === -1 ? undefined : arn.slice(arn.lastIndexOf('/') + 1);
}

/** What the table knows of a policy of AWS, as statements; undefined where it does not know the policy. */
export function awsManagedStatements(
  name: string,
  location: SourceLocation,
): readonly PolicyStatement[] | undefined {
  const policy = POLICIES.get(name);
  if (policy === undefined) return undefined;
  const { actions = [], notActions = [], conditional = [] } = policy;
  const onEverything = {
    effect: 'Allow',
    resources: { values: ['*'], open: [] },
    resourceItems: [{ value: '*', location }],
    notResources: NONE,
    principals: new Map(),
    principalItems: [],
    location,
  } as const;
  const plain: PolicyStatement = {
    ...onEverything,
    actions: { values: actions, open: [] },
    notActions: { values: notActions, open: [] },
    conditions: [],
  };
  const narrowed: PolicyStatement = {
    ...onEverything,
    actions: { values: conditional, open: [] },
    notActions: NONE,
    conditions: [
      { operator: 'StringEquals', key: 'iam:PassedToService', values: { values: [], open: [''] } },
    ],
  };
  return [
    ...(actions.length > 0 || notActions.length > 0 ? [plain] : []),
    ...(conditional.length > 0 ? [narrowed] : []),
  ];
}

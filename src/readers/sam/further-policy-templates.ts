import type { StatementTemplate } from './policy-templates.ts';

const REGIONAL = '${AWS::Region}:${AWS::AccountId}';

/** `ec2`, `CopyImage DescribeImages` → `ec2:CopyImage`, `ec2:DescribeImages` on the resources; on all where none is named. */
function may(service: string, names: string, ...resources: readonly string[]): StatementTemplate {
  return {
    actions: names.split(' ').map((name) => `${service}:${name}`),
    resources: resources.length === 0 ? ['*'] : resources,
  };
}

function arn(service: string, resource: string): string {
  return `arn:\${AWS::Partition}:${service}:${REGIONAL}:${resource}`;
}

const TABLE = arn('dynamodb', 'table/{TableName}');
const CLUSTER = arn('elasticmapreduce', 'cluster/{ClusterId}');
const COLLECTION = arn('rekognition', 'collection/{CollectionId}');
const IDENTITY = arn('ses', 'identity/{IdentityName}');
const REPOSITORY = arn('codecommit', '{RepositoryName}');
const MACHINE = arn('states', 'stateMachine:{StateMachineName}');

const READ_REPOSITORY =
  'GitPull GetBranch ListBranches BatchDescribeMergeConflicts DescribeMergeConflicts GetMergeCommit GetMergeOptions BatchGetPullRequests DescribePullRequestEvents GetCommentsForPullRequest GetCommitsFromMergeBase GetMergeConflicts GetPullRequest ListPullRequests GetBlob GetFile GetFolder GetComment GetCommentsForComparedCommit BatchGetCommits GetCommit GetCommitHistory GetDifferences GetObjectIdentifier GetReferences GetTree GetRepository ListTagsForResource GetRepositoryTriggers TestRepositoryTriggers GetUploadArchiveStatus';
const WRITE_REPOSITORY =
  'GitPush CreateBranch DeleteBranch MergeBranchesByFastForward MergeBranchesBySquash MergeBranchesByThreeWay UpdateDefaultBranch CreateUnreferencedMergeCommit CreatePullRequest MergePullRequestByFastForward MergePullRequestBySquash MergePullRequestByThreeWay PostCommentForPullRequest UpdatePullRequestDescription UpdatePullRequestStatus UpdatePullRequestTitle DeleteFile PutFile DeleteCommentContent PostCommentForComparedCommit PostCommentReply UpdateComment CreateCommit UpdateRepositoryDescription TagResource UntagResource PutRepositoryTriggers UploadArchive CancelUploadArchive';

/** The policy templates that are asked for less often. Source: AWS SAM developer guide, "Policy template list". */
export const FURTHER_POLICY_TEMPLATES: readonly (readonly [string, readonly StatementTemplate[]])[] = [
  ['AMIDescribePolicy', [may('ec2', 'DescribeImages')]],
  [
    'AWSSecretsManagerRotationPolicy',
    [
      {
        ...may(
          'secretsmanager',
          'DescribeSecret GetSecretValue PutSecretValue UpdateSecretVersionStage',
          arn('secretsmanager', 'secret:*'),
        ),
        equal: {
          key: 'secretsmanager:resource/AllowRotationLambdaArn',
          value: arn('lambda', 'function:{FunctionName}'),
        },
      },
      may('secretsmanager', 'GetRandomPassword'),
    ],
  ],
  ['AcmGetCertificatePolicy', [may('acm', 'GetCertificate', '{CertificateArn}')]],
  [
    'CloudFormationDescribeStacksPolicy',
    [may('cloudformation', 'DescribeStacks', arn('cloudformation', 'stack/*'))],
  ],
  ['CloudWatchDashboardPolicy', [may('cloudwatch', 'GetDashboard ListDashboards PutDashboard ListMetrics')]],
  ['CodeCommitCrudPolicy', [may('codecommit', `${READ_REPOSITORY} ${WRITE_REPOSITORY}`, REPOSITORY)]],
  ['CodeCommitReadPolicy', [may('codecommit', READ_REPOSITORY, REPOSITORY)]],
  ['CodePipelineLambdaExecutionPolicy', [may('codepipeline', 'PutJobSuccessResult PutJobFailureResult')]],
  [
    'CodePipelineReadOnlyPolicy',
    [may('codepipeline', 'ListPipelineExecutions', arn('codepipeline', '{PipelineName}'))],
  ],
  [
    'ComprehendBasicAccessPolicy',
    [
      may(
        'comprehend',
        'BatchDetectKeyPhrases DetectDominantLanguage DetectEntities BatchDetectEntities DetectKeyPhrases DetectSentiment BatchDetectDominantLanguage BatchDetectSentiment',
      ),
    ],
  ],
  [
    'CostExplorerReadOnlyPolicy',
    [
      may(
        'ce',
        'GetCostAndUsage GetDimensionValues GetReservationCoverage GetReservationPurchaseRecommendation GetReservationUtilization GetTags',
      ),
    ],
  ],
  [
    'DynamoDBBackupFullAccessPolicy',
    [
      may('dynamodb', 'CreateBackup DescribeContinuousBackups', TABLE),
      may('dynamodb', 'DeleteBackup DescribeBackup ListBackups', `${TABLE}/backup/*`),
    ],
  ],
  ['DynamoDBReconfigurePolicy', [may('dynamodb', 'UpdateTable', TABLE)]],
  [
    'DynamoDBRestoreFromBackupPolicy',
    [
      may('dynamodb', 'RestoreTableFromBackup', `${TABLE}/backup/*`),
      may('dynamodb', 'PutItem UpdateItem DeleteItem GetItem Query Scan BatchWriteItem', TABLE),
    ],
  ],
  ['EC2CopyImagePolicy', [may('ec2', 'CopyImage', arn('ec2', 'image/{ImageId}'))]],
  [
    'EFSWriteAccessPolicy',
    [
      {
        ...may(
          'elasticfilesystem',
          'ClientMount ClientWrite',
          arn('elasticfilesystem', 'file-system/{FileSystem}'),
        ),
        equal: {
          key: 'elasticfilesystem:AccessPointArn',
          value: arn('elasticfilesystem', 'access-point/{AccessPoint}'),
        },
      },
    ],
  ],
  ['EKSDescribePolicy', [may('eks', 'DescribeCluster ListClusters')]],
  ['EcsRunTaskPolicy', [may('ecs', 'RunTask', arn('ecs', 'task-definition/{TaskDefinition}'))]],
  ['ElasticMapReduceAddJobFlowStepsPolicy', [may('elasticmapreduce', 'AddJobFlowSteps', CLUSTER)]],
  ['ElasticMapReduceCancelStepsPolicy', [may('elasticmapreduce', 'CancelSteps', CLUSTER)]],
  [
    'ElasticMapReduceModifyInstanceFleetPolicy',
    [may('elasticmapreduce', 'ModifyInstanceFleet ListInstanceFleets', CLUSTER)],
  ],
  [
    'ElasticMapReduceModifyInstanceGroupsPolicy',
    [may('elasticmapreduce', 'ModifyInstanceGroups ListInstanceGroups', CLUSTER)],
  ],
  [
    'ElasticMapReduceSetTerminationProtectionPolicy',
    [may('elasticmapreduce', 'SetTerminationProtection', CLUSTER)],
  ],
  ['ElasticMapReduceTerminateJobFlowsPolicy', [may('elasticmapreduce', 'TerminateJobFlows', CLUSTER)]],
  ['ElasticsearchHttpPostPolicy', [may('es', 'ESHttpPost ESHttpPut', arn('es', 'domain/{DomainName}/*'))]],
  [
    'FirehoseCrudPolicy',
    [
      may(
        'firehose',
        'CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream PutRecord PutRecordBatch UpdateDestination',
        arn('firehose', 'deliverystream/{DeliveryStreamName}'),
      ),
    ],
  ],
  [
    'KMSEncryptPolicy_v2',
    [
      may(
        'kms',
        'Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext',
        arn('kms', 'key/{KeyId}'),
      ),
    ],
  ],
  ['MobileAnalyticsWriteOnlyAccessPolicy', [may('mobileanalytics', 'PutEvents')]],
  ['OrganizationsListAccountsPolicy', [may('organizations', 'ListAccounts')]],
  [
    'PinpointEndpointAccessPolicy',
    [
      may(
        'mobiletargeting',
        'GetEndpoint UpdateEndpoint UpdateEndpointsBatch',
        arn('mobiletargeting', 'apps/{PinpointApplicationId}/endpoints/*'),
      ),
    ],
  ],
  [
    'PollyFullAccessPolicy',
    [
      may('polly', 'GetLexicon DeleteLexicon', arn('polly', 'lexicon/{LexiconName}')),
      may('polly', 'DescribeVoices ListLexicons PutLexicon SynthesizeSpeech', arn('polly', 'lexicon/*')),
    ],
  ],
  [
    'RekognitionFacesManagementPolicy',
    [may('rekognition', 'IndexFaces DeleteFaces SearchFaces SearchFacesByImage ListFaces', COLLECTION)],
  ],
  ['RekognitionFacesPolicy', [may('rekognition', 'CompareFaces DetectFaces')]],
  ['RekognitionLabelsPolicy', [may('rekognition', 'DetectLabels DetectModerationLabels')]],
  [
    'RekognitionNoDataAccessPolicy',
    [may('rekognition', 'CompareFaces DetectFaces DetectLabels DetectModerationLabels', COLLECTION)],
  ],
  [
    'RekognitionReadPolicy',
    [may('rekognition', 'ListCollections ListFaces SearchFaces SearchFacesByImage', COLLECTION)],
  ],
  ['RekognitionWriteOnlyAccessPolicy', [may('rekognition', 'CreateCollection IndexFaces', COLLECTION)]],
  [
    'Route53ChangeResourceRecordSetsPolicy',
    [may('route53', 'ChangeResourceRecordSets', 'arn:${AWS::Partition}:route53:::hostedzone/{HostedZoneId}')],
  ],
  [
    'SESBulkTemplatedCrudPolicy',
    [
      may(
        'ses',
        'GetIdentityVerificationAttributes SendEmail SendRawEmail SendTemplatedEmail SendBulkTemplatedEmail VerifyEmailIdentity',
        IDENTITY,
      ),
    ],
  ],
  [
    'SESBulkTemplatedCrudPolicy_v2',
    [
      may(
        'ses',
        'SendEmail SendRawEmail SendTemplatedEmail SendBulkTemplatedEmail',
        IDENTITY,
        arn('ses', 'template/{TemplateName}'),
      ),
      may('ses', 'GetIdentityVerificationAttributes VerifyEmailIdentity'),
    ],
  ],
  [
    'SESCrudPolicy',
    [may('ses', 'GetIdentityVerificationAttributes SendEmail SendRawEmail VerifyEmailIdentity', IDENTITY)],
  ],
  [
    'SESEmailTemplateCrudPolicy',
    [may('ses', 'CreateTemplate GetTemplate ListTemplates UpdateTemplate DeleteTemplate TestRenderTemplate')],
  ],
  ['SESSendBouncePolicy', [may('ses', 'SendBounce', IDENTITY)]],
  [
    'SageMakerCreateEndpointConfigPolicy',
    [may('sagemaker', 'CreateEndpointConfig', arn('sagemaker', 'endpoint-config/{EndpointConfigName}'))],
  ],
  [
    'SageMakerCreateEndpointPolicy',
    [may('sagemaker', 'CreateEndpoint', arn('sagemaker', 'endpoint/{EndpointName}'))],
  ],
  [
    'ServerlessRepoReadWriteAccessPolicy',
    [
      may(
        'serverlessrepo',
        'CreateApplication CreateApplicationVersion UpdateApplication GetApplication ListApplications ListApplicationVersions ListApplicationDependencies',
        arn('serverlessrepo', 'applications/*'),
      ),
    ],
  ],
  [
    'StepFunctionsCallbackPolicy',
    [may('states', 'SendTaskFailure SendTaskHeartbeat SendTaskSuccess', MACHINE)],
  ],
  ['StepFunctionsExecutionPolicy_v2', [may('states', 'StartExecution StartSyncExecution', MACHINE)]],
  [
    'TextractDetectAnalyzePolicy',
    [may('textract', 'DetectDocumentText StartDocumentTextDetection StartDocumentAnalysis AnalyzeDocument')],
  ],
  ['TextractGetResultPolicy', [may('textract', 'GetDocumentTextDetection GetDocumentAnalysis')]],
  ['TextractPolicy', [may('textract', '*')]],
];

import { defineKind, flag, link, number, presence, tagMap, text, texts } from '../index.ts';

export const lambdaFunction = defineKind({
  id: 'lambda-function',
  name: 'AWS Lambda function',
  terraform: 'aws_lambda_function',
  cloudformation: 'AWS::Lambda::Function',
  names: { terraform: 'function_name', cloudformation: 'FunctionName' },
  attributes: {
    functionName: text({ terraform: 'function_name', cloudformation: 'FunctionName' }),
    runtime: text({ terraform: 'runtime', cloudformation: 'Runtime' }),
    packageType: text({ terraform: 'package_type', cloudformation: 'PackageType', default: 'Zip' }),
    architectures: texts({
      terraform: 'architectures',
      cloudformation: 'Architectures',
      default: ['x86_64'],
    }),
    /** In MB. Not written, it is 128: see the check on it. */
    memoryMb: number({ terraform: 'memory_size', cloudformation: 'MemorySize', default: 128 }),
    timeoutSeconds: number({ terraform: 'timeout', cloudformation: 'Timeout', default: 3 }),
    tracing: text({
      terraform: 'tracing_config.mode',
      cloudformation: 'TracingConfig.Mode',
      default: 'PassThrough',
    }),
    environment: tagMap({ terraform: 'environment.variables', cloudformation: 'Environment.Variables' }),
    /** The resources whose names, addresses or ARNs the environment hands to the function. */
    environmentTargets: link({
      terraform: 'environment.variables',
      cloudformation: 'Environment.Variables',
      relation: 'uses',
    }),
    codeSigning: link({
      terraform: 'code_signing_config_arn',
      cloudformation: 'CodeSigningConfigArn',
      relation: 'uses',
      to: ['lambda-code-signing-config'],
    }),
    logFormat: text({ terraform: 'logging_config.log_format', cloudformation: 'LoggingConfig.LogFormat' }),
    role: link({ terraform: 'role', cloudformation: 'Role', relation: 'assumes', to: ['iam-role'] }),
    layers: texts({ terraform: 'layers', cloudformation: 'Layers' }),
    snapStart: text({
      terraform: 'snap_start.apply_on',
      cloudformation: 'SnapStart.ApplyOn',
      default: 'None',
    }),
    provisionedConcurrency: presence({
      terraform: {
        companion: 'aws_lambda_provisioned_concurrency_config',
        joinedBy: 'function_name',
        at: 'provisioned_concurrent_executions',
      },
      cloudformation: [
        {
          companion: 'AWS::Lambda::Alias',
          joinedBy: 'FunctionName',
          at: 'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions',
        },
        {
          companion: 'AWS::Lambda::Version',
          joinedBy: 'FunctionName',
          at: 'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions',
        },
      ],
    }),
    reservedConcurrency: number({
      terraform: 'reserved_concurrent_executions',
      cloudformation: 'ReservedConcurrentExecutions',
    }),
    subnets: link({
      terraform: 'vpc_config.subnet_ids',
      cloudformation: 'VpcConfig.SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'vpc_config.security_group_ids',
      cloudformation: 'VpcConfig.SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    environmentKey: link({
      terraform: 'kms_key_arn',
      cloudformation: 'KmsKeyArn',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    /** Where events go that the function could not handle, when it is invoked asynchronously. */
    failureDestination: link({
      terraform: [
        'dead_letter_config.target_arn',
        {
          companion: 'aws_lambda_function_event_invoke_config',
          joinedBy: 'function_name',
          at: 'destination_config.on_failure.destination',
        },
      ],
      cloudformation: [
        'DeadLetterConfig.TargetArn',
        {
          companion: 'AWS::Lambda::EventInvokeConfig',
          joinedBy: 'FunctionName',
          at: 'DestinationConfig.OnFailure.Destination',
        },
      ],
      relation: 'fails-over-to',
      to: ['sqs-queue', 'sns-topic', 'lambda-function', 's3-bucket'],
    }),
    /** How often Lambda tries an asynchronous event again. */
    asynchronousRetries: number({
      terraform: {
        companion: 'aws_lambda_function_event_invoke_config',
        joinedBy: 'function_name',
        at: 'maximum_retry_attempts',
      },
      cloudformation: {
        companion: 'AWS::Lambda::EventInvokeConfig',
        joinedBy: 'FunctionName',
        at: 'MaximumRetryAttempts',
      },
      default: 2,
    }),
    /** The log group that the function names, where it names one. */
    namedLogGroup: link({
      terraform: 'logging_config.log_group',
      cloudformation: 'LoggingConfig.LogGroup',
      relation: 'logs-to',
      to: ['cloudwatch-log-group'],
    }),
    /** The log group of the function's own name, `/aws/lambda/<name>`, where the code declares it. */
    logGroup: presence({
      terraform: { companion: 'aws_cloudwatch_log_group', joinedBy: 'name', at: '' },
      cloudformation: { companion: 'AWS::Logs::LogGroup', joinedBy: 'LogGroupName', at: '' },
    }),
    logRetentionDays: number({
      terraform: { companion: 'aws_cloudwatch_log_group', joinedBy: 'name', at: 'retention_in_days' },
      cloudformation: { companion: 'AWS::Logs::LogGroup', joinedBy: 'LogGroupName', at: 'RetentionInDays' },
    }),
  },
});

export const lambdaAlias = defineKind({
  id: 'lambda-alias',
  name: 'AWS Lambda alias',
  terraform: 'aws_lambda_alias',
  cloudformation: 'AWS::Lambda::Alias',
  attributes: {
    function: link({
      terraform: 'function_name',
      cloudformation: 'FunctionName',
      relation: 'uses',
      to: ['lambda-function'],
    }),
    weightedVersions: presence({ terraform: 'routing_config', cloudformation: 'RoutingConfig' }),
    /** CodeDeploy moves the traffic of the alias to a new version. */
    codeDeploy: presence({ cloudformation: 'UpdatePolicy.CodeDeployLambdaAliasUpdate' }),
  },
});

export const eventSourceMapping = defineKind({
  id: 'lambda-event-source-mapping',
  name: 'AWS Lambda event source mapping',
  terraform: 'aws_lambda_event_source_mapping',
  cloudformation: 'AWS::Lambda::EventSourceMapping',
  attributes: {
    function: link({
      terraform: 'function_name',
      cloudformation: 'FunctionName',
      relation: 'triggers',
      to: ['lambda-function'],
    }),
    source: link({
      terraform: 'event_source_arn',
      cloudformation: 'EventSourceArn',
      relation: 'uses',
      to: ['sqs-queue', 'kinesis-stream', 'dynamodb-table'],
    }),
    batchSize: number({ terraform: 'batch_size', cloudformation: 'BatchSize' }),
    /** A batch that fails is tried again in halves: streams only. */
    bisects: flag({
      terraform: 'bisect_batch_on_function_error',
      cloudformation: 'BisectBatchOnFunctionError',
      default: false,
    }),
    /** The most invocations at a time that a queue may cause. */
    maximumConcurrency: number({
      terraform: 'scaling_config.maximum_concurrency',
      cloudformation: 'ScalingConfig.MaximumConcurrency',
    }),
    enabled: flag({ terraform: 'enabled', cloudformation: 'Enabled', default: true }),
    /** Said by streams only: where records start to be read. */
    startingPosition: text({ terraform: 'starting_position', cloudformation: 'StartingPosition' }),
    failureDestination: link({
      terraform: 'destination_config.on_failure.destination_arn',
      cloudformation: 'DestinationConfig.OnFailure.Destination',
      relation: 'fails-over-to',
      to: ['sqs-queue', 'sns-topic', 's3-bucket'],
    }),
    maximumRetries: number({
      terraform: 'maximum_retry_attempts',
      cloudformation: 'MaximumRetryAttempts',
      default: -1,
    }),
    responseTypes: texts({ terraform: 'function_response_types', cloudformation: 'FunctionResponseTypes' }),
    selfManagedKafka: presence({
      terraform: 'self_managed_event_source',
      cloudformation: 'SelfManagedEventSource',
    }),
  },
});

export const lambdaPermission = defineKind({
  id: 'lambda-permission',
  name: 'AWS Lambda permission',
  terraform: 'aws_lambda_permission',
  cloudformation: 'AWS::Lambda::Permission',
  attributes: {
    function: link({
      terraform: 'function_name',
      cloudformation: 'FunctionName',
      relation: 'protects',
      to: ['lambda-function'],
    }),
    principal: text({ terraform: 'principal', cloudformation: 'Principal' }),
    sourceArn: presence({ terraform: 'source_arn', cloudformation: 'SourceArn' }),
    sourceAccount: presence({ terraform: 'source_account', cloudformation: 'SourceAccount' }),
    organization: presence({ terraform: 'principal_org_id', cloudformation: 'PrincipalOrgID' }),
    eventSourceToken: presence({ terraform: 'event_source_token', cloudformation: 'EventSourceToken' }),
    functionUrlAuthType: text({
      terraform: 'function_url_auth_type',
      cloudformation: 'FunctionUrlAuthType',
    }),
  },
});

export const lambdaFunctionUrl = defineKind({
  id: 'lambda-function-url',
  name: 'AWS Lambda function URL',
  terraform: 'aws_lambda_function_url',
  cloudformation: 'AWS::Lambda::Url',
  attributes: {
    function: link({
      terraform: 'function_name',
      cloudformation: 'TargetFunctionArn',
      relation: 'triggers',
      to: ['lambda-function'],
    }),
    authorization: text({ terraform: 'authorization_type', cloudformation: 'AuthType' }),
    corsOrigins: texts({ terraform: 'cors.allow_origins', cloudformation: 'Cors.AllowOrigins' }),
    corsCredentials: flag({
      terraform: 'cors.allow_credentials',
      cloudformation: 'Cors.AllowCredentials',
      default: false,
    }),
  },
});

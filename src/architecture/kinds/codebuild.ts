import { defineKind, flag, items, link, presence, text, texts } from '../index.ts';

const VARIABLE = {
  name: text({ terraform: 'name', cloudformation: 'Name' }),
  value: text({ terraform: 'value', cloudformation: 'Value' }),
  type: text({ terraform: 'type', cloudformation: 'Type', default: 'PLAINTEXT' }),
};

export const codebuildProject = defineKind({
  id: 'codebuild-project',
  name: 'AWS CodeBuild project',
  terraform: 'aws_codebuild_project',
  cloudformation: 'AWS::CodeBuild::Project',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    role: link({
      terraform: 'service_role',
      cloudformation: 'ServiceRole',
      relation: 'assumes',
      to: ['iam-role'],
    }),
    image: text({ terraform: 'environment.image', cloudformation: 'Environment.Image' }),
    privileged: flag({
      terraform: 'environment.privileged_mode',
      cloudformation: 'Environment.PrivilegedMode',
      default: false,
    }),
    variables: items({
      terraform: 'environment.environment_variable',
      cloudformation: 'Environment.EnvironmentVariables',
      fields: VARIABLE,
    }),
    buildspec: text({ terraform: 'source.buildspec', cloudformation: 'Source.BuildSpec', outline: true }),
    insecureSsl: flag({
      terraform: ['source.insecure_ssl', 'secondary_sources.insecure_ssl'],
      cloudformation: ['Source.InsecureSsl', 'SecondarySources.InsecureSsl'],
      default: false,
    }),
    artifacts: items({
      terraform: ['artifacts', 'secondary_artifacts'],
      cloudformation: ['Artifacts', 'SecondaryArtifacts'],
      fields: {
        type: text({ terraform: 'type', cloudformation: 'Type' }),
        encryptionDisabled: flag({
          terraform: 'encryption_disabled',
          cloudformation: 'EncryptionDisabled',
          default: false,
        }),
      },
    }),
    logsUnencrypted: flag({
      terraform: 'logs_config.s3_logs.encryption_disabled',
      cloudformation: 'LogsConfig.S3Logs.EncryptionDisabled',
      default: false,
    }),
    cloudwatchLogs: flag({
      terraform: 'logs_config.cloudwatch_logs.status',
      cloudformation: 'LogsConfig.CloudWatchLogs.Status',
      trueWhen: ['ENABLED'],
      falseWhen: ['DISABLED'],
      default: true,
    }),
    bucketLogs: flag({
      terraform: 'logs_config.s3_logs.status',
      cloudformation: 'LogsConfig.S3Logs.Status',
      trueWhen: ['ENABLED'],
      falseWhen: ['DISABLED'],
      default: false,
    }),
    subnets: link({
      terraform: 'vpc_config.subnets',
      cloudformation: 'VpcConfig.Subnets',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    /** The events that start a build, such as `PUSH`; `WORKFLOW_JOB_QUEUED` makes it a runner of GitHub Actions. */
    webhookEvents: texts({
      terraform: {
        companion: 'aws_codebuild_webhook',
        joinedBy: 'project_name',
        at: 'filter_group.filter.pattern',
      },
      cloudformation: 'Triggers.FilterGroups.Pattern',
    }),
    webhook: presence({
      terraform: { companion: 'aws_codebuild_webhook', joinedBy: 'project_name', at: '' },
      cloudformation: 'Triggers.Webhook',
    }),
  },
});

export const codebuildSourceCredential = defineKind({
  id: 'codebuild-source-credential',
  name: 'AWS CodeBuild source credential',
  terraform: 'aws_codebuild_source_credential',
  cloudformation: 'AWS::CodeBuild::SourceCredential',
  attributes: {
    authType: text({ terraform: 'auth_type', cloudformation: 'AuthType' }),
    token: text({ terraform: 'token', cloudformation: 'Token' }),
  },
});

export const codebuildReportGroup = defineKind({
  id: 'codebuild-report-group',
  name: 'AWS CodeBuild report group',
  terraform: 'aws_codebuild_report_group',
  cloudformation: 'AWS::CodeBuild::ReportGroup',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

export const codebuildFleet = defineKind({
  id: 'codebuild-fleet',
  name: 'AWS CodeBuild fleet',
  terraform: 'aws_codebuild_fleet',
  cloudformation: 'AWS::CodeBuild::Fleet',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

import { defineKind, items, link, number, presence, text } from '../index.ts';

export const codepipeline = defineKind({
  id: 'codepipeline-pipeline',
  name: 'AWS CodePipeline pipeline',
  terraform: 'aws_codepipeline',
  cloudformation: 'AWS::CodePipeline::Pipeline',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    role: link({ terraform: 'role_arn', cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
    artifactBucket: link({
      terraform: 'artifact_store.location',
      cloudformation: ['ArtifactStore.Location', 'ArtifactStores.ArtifactStore.Location'],
      relation: 'uses',
      to: ['s3-bucket'],
    }),
    projects: link({
      terraform: 'stage.action.configuration.ProjectName',
      cloudformation: 'Stages.Actions.Configuration.ProjectName',
      relation: 'triggers',
      to: ['codebuild-project'],
    }),
    stages: items({
      terraform: 'stage',
      cloudformation: 'Stages',
      fields: {
        name: text({ terraform: 'name', cloudformation: 'Name', outline: true }),
        entryConditions: presence({ terraform: 'before_entry', cloudformation: 'BeforeEntry' }),
        actions: items({
          terraform: 'action',
          cloudformation: 'Actions',
          fields: {
            name: text({ terraform: 'name', cloudformation: 'Name', outline: true }),
            category: text({ terraform: 'category', cloudformation: 'ActionTypeId.Category' }),
            provider: text({ terraform: 'provider', cloudformation: 'ActionTypeId.Provider' }),
            /** Stated where it is not the Region of the pipeline. */
            region: text({ terraform: 'region', cloudformation: 'Region' }),
            /** Actions of a stage with the same number run at the same time. */
            runOrder: number({ terraform: 'run_order', cloudformation: 'RunOrder', default: 1 }),
            token: text({
              terraform: 'configuration.OAuthToken',
              cloudformation: 'Configuration.OAuthToken',
            }),
          },
        }),
      },
    }),
  },
});

export const codepipelineWebhook = defineKind({
  id: 'codepipeline-webhook',
  name: 'AWS CodePipeline webhook',
  terraform: 'aws_codepipeline_webhook',
  cloudformation: 'AWS::CodePipeline::Webhook',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    pipeline: link({
      terraform: 'target_pipeline',
      cloudformation: 'TargetPipeline',
      relation: 'triggers',
      to: ['codepipeline-pipeline'],
    }),
    authentication: text({ terraform: 'authentication', cloudformation: 'Authentication' }),
  },
});

/** Tells people of failed builds and deployments. */
export const notificationRule = defineKind({
  id: 'codepipeline-notification-rule',
  name: 'AWS CodeStar Notifications rule',
  terraform: 'aws_codestarnotifications_notification_rule',
  cloudformation: 'AWS::CodeStarNotifications::NotificationRule',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    source: link({
      terraform: 'resource',
      cloudformation: 'Resource',
      relation: 'watches',
      to: ['codepipeline-pipeline', 'codebuild-project', 'codedeploy-application', 'codecommit-repository'],
    }),
  },
});

export const codeConnection = defineKind({
  id: 'codepipeline-connection',
  name: 'AWS CodeConnections connection',
  terraform: ['aws_codestarconnections_connection', 'aws_codeconnections_connection'],
  cloudformation: ['AWS::CodeStarConnections::Connection', 'AWS::CodeConnections::Connection'],
  names: { terraform: 'name', cloudformation: 'ConnectionName' },
  attributes: {},
});

import { graphqlApi } from '../../architecture/kinds/appsync.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const appsyncFieldLogging = defineCheck({
  id: 'appsync-field-logging',
  kind: graphqlApi,
  title: 'GraphQL API records the errors of its resolvers',
  why: 'A GraphQL request may call dozens of resolvers, and answers with status 200 even where some of them failed. Without field-level logs nobody can tell afterwards which resolver failed, for whom and why.',
  remediation:
    'Add a log configuration with the field log level ERROR at least, and a role that may write to CloudWatch Logs.',
  links: ['https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html'],
  examine: ({ fieldLogLevel }) =>
    expect(fieldLogLevel, (level) => level !== 'NONE', {
      supports: (level) => `Resolvers are logged at level ${level}.`,
      contradicts: 'Errors of resolvers are not logged.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_appsync_graphql_api" "chat" {
  name                = "chat"
  authentication_type = "AWS_IAM"

  log_config {
    cloudwatch_logs_role_arn = "arn:aws:iam::111122223333:role/chat-logs"
    field_log_level          = "ERROR"
  }
}`,
      contradicts: `
resource "aws_appsync_graphql_api" "chat" {
  name                = "chat"
  authentication_type = "AWS_IAM"
}`,
      inconclusive: `
variable "level" {
  type = string
}

resource "aws_appsync_graphql_api" "chat" {
  name                = "chat"
  authentication_type = "AWS_IAM"

  log_config {
    cloudwatch_logs_role_arn = "arn:aws:iam::111122223333:role/chat-logs"
    field_log_level          = var.level
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Chat:
    Type: AWS::AppSync::GraphQLApi
    Properties:
      Name: chat
      AuthenticationType: AWS_IAM
      LogConfig:
        CloudWatchLogsRoleArn: arn:aws:iam::111122223333:role/chat-logs
        FieldLogLevel: ALL`,
      contradicts: `
Resources:
  Chat:
    Type: AWS::AppSync::GraphQLApi
    Properties:
      Name: chat
      AuthenticationType: AWS_IAM`,
    },
  },
});

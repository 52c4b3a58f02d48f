import { defineKind, flag, link, texts } from '../index.ts';

/** A chat channel that shows alarms, and from which commands can be run. */
export const chatChannel = defineKind({
  id: 'chatbot-channel',
  name: 'Amazon Q Developer chat channel (AWS Chatbot)',
  terraform: ['aws_chatbot_slack_channel_configuration', 'aws_chatbot_teams_channel_configuration'],
  cloudformation: [
    'AWS::Chatbot::SlackChannelConfiguration',
    'AWS::Chatbot::MicrosoftTeamsChannelConfiguration',
  ],
  names: { terraform: 'configuration_name', cloudformation: 'ConfigurationName' },
  attributes: {
    topics: link({
      terraform: 'sns_topic_arns',
      cloudformation: 'SnsTopicArns',
      relation: 'uses',
      to: ['sns-topic'],
    }),
    role: link({
      terraform: 'iam_role_arn',
      cloudformation: 'IamRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
    guardrails: texts({
      terraform: 'guardrail_policy_arns',
      cloudformation: 'GuardrailPolicies',
      outline: true,
    }),
    userRoleRequired: flag({
      terraform: 'user_authorization_required',
      cloudformation: 'UserRoleRequired',
      default: false,
    }),
  },
});

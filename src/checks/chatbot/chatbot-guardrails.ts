import { chatChannel } from '../../architecture/kinds/chatbot.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const chatbotGuardrails = defineCheck({
  id: 'chatbot-guardrails',
  kind: chatChannel,
  title: 'Chat channel can do no more in the account than its guardrails allow',
  why: 'Commands can be run from a chat channel, with the rights of its role. The guardrails are the ceiling above that role, and where none are named the ceiling is everything: whoever gets into the chat then gets what the role may do, today and after its next change.',
  remediation: 'Name a guardrail policy that fits the channel, such as ReadOnlyAccess.',
  links: ['https://docs.aws.amazon.com/chatbot/latest/adminguide/understanding-permissions.html'],
  examine: ({ guardrails, location, userRoleRequired }) => {
    if (guardrails.state === 'unresolved') return inconclusive(guardrails.reason, guardrails.location);
    if (guardrails.state === 'known') {
      const { open, values } = guardrails.value;
      if (values.some((policy) => /policy\/(?:AdministratorAccess|PowerUserAccess)$/.test(policy))) {
        return contradicts('The guardrails of the channel allow everything.', guardrails.location);
      }
      const [reason] = open;
      if (reason !== undefined) return inconclusive(reason, guardrails.location);
      if (values.length > 0)
        return supports('Guardrails limit what can be done from the channel.', guardrails.location);
    }
    return userRoleRequired.state === 'known' && userRoleRequired.value
      ? supports('Users of the channel act with roles of their own.', userRoleRequired.location)
      : inconclusive('No guardrails are named; only the role of the channel limits it.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_chatbot_slack_channel_configuration" "on_duty" {
  configuration_name = "on-duty"
  iam_role_arn       = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id   = "C0123456789"
  slack_team_id      = "T0123456789"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}`,
      contradicts: `
resource "aws_chatbot_slack_channel_configuration" "on_duty" {
  configuration_name = "on-duty"
  iam_role_arn       = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id   = "C0123456789"
  slack_team_id      = "T0123456789"
  guardrail_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}`,
      inconclusive: `
resource "aws_chatbot_slack_channel_configuration" "on_duty" {
  configuration_name = "on-duty"
  iam_role_arn       = "arn:aws:iam::111122223333:role/chat"
  slack_channel_id   = "C0123456789"
  slack_team_id      = "T0123456789"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  OnDuty:
    Type: AWS::Chatbot::SlackChannelConfiguration
    Properties:
      ConfigurationName: on-duty
      IamRoleArn: arn:aws:iam::111122223333:role/chat
      SlackChannelId: C0123456789
      SlackWorkspaceId: T0123456789
      GuardrailPolicies:
        - arn:aws:iam::aws:policy/ReadOnlyAccess`,
      contradicts: `
Resources:
  OnDuty:
    Type: AWS::Chatbot::SlackChannelConfiguration
    Properties:
      ConfigurationName: on-duty
      IamRoleArn: arn:aws:iam::111122223333:role/chat
      SlackChannelId: C0123456789
      SlackWorkspaceId: T0123456789
      GuardrailPolicies:
        - arn:aws:iam::aws:policy/AdministratorAccess`,
    },
  },
});

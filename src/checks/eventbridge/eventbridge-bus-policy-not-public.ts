import { eventBusPolicy } from '../../architecture/kinds/eventbridge-buses.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { expectNoPublicGrant } from '../public-access.ts';

export const eventbridgeBusPolicyNotPublic = defineCheck({
  id: 'eventbridge-bus-policy-not-public',
  kind: eventBusPolicy,
  title: 'Event bus takes events from named accounts only',
  why: 'Whatever arrives on a bus starts the rules on it. If every AWS account may put events there, a stranger can forge "order paid" and set off what follows, or flood the bus at your expense.',
  remediation: 'Name the accounts in the policy, or everyone under the condition of your organization id.',
  links: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html'],
  blindSpots: ['A principal that only deployment knows is taken as a named one.'],
  examine: ({ condition, policy, principal }) => {
    const isDocument = policy.state !== 'known' || policy.value.statements.length > 0;
    if (principal.state === 'absent' && isDocument) {
      return expectNoPublicGrant(policy, {
        supports: 'The policy names those whom it lets in.',
        contradicts: 'The policy lets every AWS account put events on the bus.',
      });
    }
    if (principal.state === 'unresolved')
      return supports('The permission names whom it lets in.', principal.location);
    if (principal.state === 'absent') return 'not-applicable';
    if (principal.value !== '*') return supports('The permission names one account.', principal.location);
    if (condition.state === 'unresolved') return inconclusive(condition.reason, condition.location);
    return condition.state === 'known' && condition.value
      ? supports('The permission lets in one organization.', condition.location)
      : contradicts('The permission lets every AWS account put events on the bus.', principal.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_event_permission" "organization" {
  principal    = "*"
  statement_id = "organization"

  condition {
    key   = "aws:PrincipalOrgID"
    type  = "StringEquals"
    value = "o-a1b2c3d4e5"
  }
}`,
      contradicts: `
resource "aws_cloudwatch_event_permission" "all" {
  principal    = "*"
  statement_id = "all"
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_cloudwatch_event_bus_policy" "orders" {
  event_bus_name = "orders"
  policy         = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Partner:
    Type: AWS::Events::EventBusPolicy
    Properties:
      EventBusName: orders
      StatementId: partner
      Statement:
        Effect: Allow
        Principal:
          AWS: arn:aws:iam::111122223333:root
        Action: events:PutEvents
        Resource: arn:aws:events:eu-west-1:444455556666:event-bus/orders`,
      contradicts: `
Resources:
  Everyone:
    Type: AWS::Events::EventBusPolicy
    Properties:
      EventBusName: orders
      StatementId: everyone
      Statement:
        Effect: Allow
        Principal: '*'
        Action: events:PutEvents
        Resource: arn:aws:events:eu-west-1:444455556666:event-bus/orders`,
    },
  },
});

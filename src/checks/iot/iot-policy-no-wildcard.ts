import type { PolicyStatement } from '../../architecture/index.ts';
import { iotPolicy } from '../../architecture/kinds/iot.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Actions that act on topics or client ids. */
const ON_EVERYTHING = /^(?:\*|iot:(?:\*|Connect|Publish|Subscribe|Receive|RetainPublish))$/i;

export const iotPolicyNoWildcard = defineCheck({
  id: 'iot-policy-no-wildcard',
  kind: iotPolicy,
  title: 'A device may speak for itself only',
  why: 'The key of a device can be read out by whoever holds the device in hand. If its policy allows every topic and every client id, one opened device is enough to read what all others send, and to send commands to each of them.',
  remediation:
    'Name the topics, with policy variables such as ${iot:Connection.Thing.ThingName} for the part that differs from device to device.',
  links: [
    'https://docs.aws.amazon.com/iot/latest/developerguide/example-iot-policies.html',
    'https://docs.aws.amazon.com/iot/latest/developerguide/audit-chk-iot-policy-permissive.html',
  ],
  examine: ({ policy }) => {
    if (policy.state === 'absent') return 'not-applicable';
    if (policy.state === 'unresolved') return inconclusive(policy.reason, policy.location);
    const wide = policy.value.statements.filter(isWide);
    if (wide.length > 0)
      return wide.map(({ location }) => contradicts('A device may use every topic or client id.', location));
    const [reason] = policy.value.open;
    return reason === undefined
      ? supports('The policy names topics and client ids.', policy.location)
      : inconclusive(reason, policy.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iot_policy" "meter" {
  name = "meter"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iot:Publish"
      Resource = "arn:aws:iot:eu-west-1:111122223333:topic/meters/$\${iot:Connection.Thing.ThingName}"
    }]
  })
}`,
      contradicts: `
resource "aws_iot_policy" "meter" {
  name = "meter"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["iot:*"], Resource = ["*"] }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_iot_policy" "meter" {
  name   = "meter"
  policy = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Meter:
    Type: AWS::IoT::Policy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: iot:Connect
            Resource: arn:aws:iot:eu-west-1:111122223333:client/meter-7`,
      contradicts: `
Resources:
  Meter:
    Type: AWS::IoT::Policy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: [iot:Publish, iot:Receive]
            Resource: '*'`,
    },
  },
});

function isWide({ actions, conditions, effect, resources }: PolicyStatement): boolean {
  return (
    effect === 'Allow' &&
    conditions.length === 0 &&
    resources.values.includes('*') &&
    actions.values.some((action) => ON_EVERYTHING.test(action))
  );
}

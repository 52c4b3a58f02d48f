import { iamPolicy, iamRole } from '../../architecture/kinds/iam.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { listed } from '../listed.ts';

export const iamPolicyNoServiceWildcard = defineCheck({
  id: 'iam-policy-no-service-wildcard',
  kind: [iamPolicy, iamRole],
  title: 'IAM policy does not allow all of a service on all of its resources',
  why: 'With s3:* on every resource a program that should read one file can delete every bucket of the account. Small permissions keep a mistake or a break-in small.',
  remediation: 'List the actions that are used, and the ARNs of the resources, or at least one of the two.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  blindSpots: [
    'Lists of actions that add up to the whole service are not seen.',
    'Logs, X-Ray, price lists, support cases, health notices and the channels of the Systems Manager agent, which can do little harm, are left out.',
  ],
  examine: ({ permissions }) => {
    if (permissions.state === 'absent') return 'not-applicable';
    if (permissions.state === 'unresolved') return inconclusive(permissions.reason, permissions.location);
    const { statements, open } = permissions.value;
    const findings = statements.flatMap((statement) => {
      const services = wholeServices(statement);
      return services.length === 0
        ? []
        : [contradicts(`A statement allows ${listed(services)} on every resource.`, statement.location)];
    });
    if (findings.length > 0) return findings;
    const [reason] = open;
    return reason === undefined
      ? supports(
          hasHarmless(statements)
            ? 'No statement allows a whole service on every resource, beside harmless ones such as logs.'
            : 'No statement allows a whole service on every resource.',
          permissions.location,
        )
      : inconclusive(`Further statements are not known: ${reason}.`, permissions.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role_policy" "worker" {
  role = "worker"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:*"
      Resource = "arn:aws:sqs:eu-west-1:111122223333:jobs"
    }]
  })
}`,
      contradicts: `
data "aws_iam_policy_document" "worker" {
  statement {
    actions   = ["s3:*", "dynamodb:GetItem"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "worker" {
  role   = "worker"
  policy = data.aws_iam_policy_document.worker.json
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_iam_role_policy" "worker" {
  role   = "worker"
  policy = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Worker:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: worker
      Roles:
        - worker
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: kms:Decrypt
            Resource: '*'`,
      contradicts: `
Resources:
  Worker:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: worker
      Roles:
        - worker
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action:
              - ec2:*
              - kms:Decrypt
            Resource: '*'`,
    },
  },
});

const HARMLESS = new Set([
  'ec2messages:*',
  'health:*',
  'logs:*',
  'pricing:*',
  'ssmmessages:*',
  'support:*',
  'xray:*',
]);

/** Actions such as `s3:*` of an unconditional Allow on every resource. */
function wholeServices(statement: PolicyStatement): readonly string[] {
  return allOfServices(statement).filter((action) => !HARMLESS.has(action.toLowerCase()));
}

function hasHarmless(statements: readonly PolicyStatement[]): boolean {
  return statements.some((statement) => allOfServices(statement).length > 0);
}

function allOfServices({ effect, actions, resources, conditions }: PolicyStatement): readonly string[] {
  if (effect !== 'Allow' || conditions.length > 0 || !resources.values.includes('*')) return [];
  return actions.values.filter((action) => /^[a-z0-9-]+:\*$/i.test(action));
}

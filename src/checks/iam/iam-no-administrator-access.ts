import { iamRole, iamUser } from '../../architecture/kinds/iam.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const FAR_TOO_MUCH = /:policy\/(?:AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

export const iamNoAdministratorAccess = defineCheck({
  id: 'iam-no-administrator-access',
  kind: [iamRole, iamUser],
  title: 'IAM role or user does not carry an administrator policy of AWS',
  why: 'AdministratorAccess, PowerUserAccess and IAMFullAccess are made for people who run the account. A program or a pipeline with one of them can do everything that they can.',
  remediation:
    'Attach a policy with the actions that the work needs. Keep administrator access for people, in IAM Identity Center, for as long as they need it.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  blindSpots: ['A role that administrators of the account assume is judged like one of a program.'],
  examine: ({ managedPolicies, ownManagedPolicies }) => {
    if (managedPolicies.state === 'absent') return 'not-applicable';
    if (managedPolicies.state === 'unresolved')
      return inconclusive(managedPolicies.reason, managedPolicies.location);
    const { values, open } = managedPolicies.value;
    const tooMuch = values
      .filter((arn) => FAR_TOO_MUCH.test(arn))
      .map((arn) => arn.slice(arn.lastIndexOf('/') + 1));
    if (tooMuch.length > 0)
      return contradicts(`${tooMuch.join(' and ')} is attached.`, managedPolicies.location);
    const written = ownManagedPolicies.state === 'known' ? ownManagedPolicies.value.targets.length : 0;
    const [reason] = open;
    return reason !== undefined && open.length > written
      ? inconclusive(`Not every attached policy is known: ${reason}.`, managedPolicies.location)
      : supports('No administrator policy of AWS is attached.', managedPolicies.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role" "api" {
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy_attachment" "api" {
  role       = aws_iam_role.api.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}`,
      contradicts: `
resource "aws_iam_role" "pipeline" {
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy_attachment" "pipeline" {
  role       = aws_iam_role.pipeline.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_iam_role" "pipeline" {
  assume_role_policy  = "{}"
  managed_policy_arns = [var.policy]
}`,
      'not-applicable': `
resource "aws_iam_user" "alice" {
  name = "alice"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Api:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess`,
      contradicts: `
Resources:
  Bob:
    Type: AWS::IAM::User
    Properties:
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/AdministratorAccess`,
    },
  },
});

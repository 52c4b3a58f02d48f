import { iamPolicy, iamRole, iamUser } from '../../architecture/kinds/iam.ts';
import { iamGroup } from '../../architecture/kinds/iam-identities.ts';
import type { Resource, ResourceOf } from '../../architecture/index.ts';
import { accessIn } from '../../architecture/permissions/access.ts';
import { escalations } from '../../architecture/permissions/escalation.ts';
import { placeOf } from '../granted-by.ts';
import { listed } from '../listed.ts';
import { isForProgram } from '../role-users.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamNoPrivilegeEscalation = defineCheck({
  id: 'iam-no-privilege-escalation',
  kind: [iamRole, iamUser],
  related: [iamPolicy, iamGroup],
  title: 'Role or user cannot widen its own rights',
  why: 'Some rights are worth more than they look: who may attach a policy to any role, or start a function with any role, is an administrator by a detour. A break-in into one program then ends with the whole account.',
  remediation:
    'Name the roles, users and policies that may be changed or passed, or set a permissions boundary.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  blindSpots: [
    'Service control policies, which may take rights away again, are not considered.',
    'Statements that allow everything, or all of IAM, are the matter of other checks.',
    'Policies of AWS that are not in the table of this program leave the answer open.',
  ],
  examine: (principal, { derived }) => {
    const permissions = derived(accessIn).permissionsOf(principal);
    if (permissions.grants.length === 0 && permissions.open.length === 0) return 'not-applicable';
    const ways = escalations(permissions);
    const certain = ways.filter(({ answer }) => answer === 'yes');
    const [first] = certain;
    if (first !== undefined) {
      const message = `${isRole(principal) ? 'The role' : 'The user'} can ${listed(certain.map(({ means }) => means))}.`;
      const place = placeOf(first.by, principal);
      return isRole(principal) && !isForProgram(principal)
        ? inconclusive(`${message} A role for people or a pipeline may be meant to.`, place)
        : contradicts(message, place);
    }
    const [unclear] = ways;
    if (unclear !== undefined) {
      return inconclusive(
        `Under a condition, or with what deployment fills in, it can ${unclear.means}.`,
        placeOf(unclear.by, principal),
      );
    }
    const [reason] = permissions.open;
    return reason === undefined
      ? supports('No known way to more rights is open.', principal)
      : inconclusive(`Not every policy is known: ${reason}.`, principal);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role" "api" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "api" {
  role = aws_iam_role.api.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = "*" }]
  })
}`,
      contradicts: `
resource "aws_iam_role" "api" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "api" {
  role = aws_iam_role.api.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "ec2:RunInstances"], Resource = "*" }]
  })
}`,
      inconclusive: `
resource "aws_iam_role" "api" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "api" {
  role = aws_iam_role.api.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "api" {
  role       = aws_iam_role.api.name
  policy_arn = "arn:aws:iam::111122223333:policy/kept-elsewhere"
}`,
      'not-applicable': `
resource "aws_iam_role" "api" {
  assume_role_policy = "{}"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Api:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: rights
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: dynamodb:GetItem
                Resource: '*'`,
      contradicts: `
Resources:
  Api:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: rights
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iam:AttachRolePolicy
                Resource: '*'`,
    },
  },
});

function isRole(principal: Resource): principal is ResourceOf<typeof iamRole> {
  return principal.kind === iamRole.id;
}

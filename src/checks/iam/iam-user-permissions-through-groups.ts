import { iamAccessKey, iamUser } from '../../architecture/kinds/iam.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamUserPermissionsThroughGroups = defineCheck({
  id: 'iam-user-permissions-through-groups',
  kind: iamUser,
  related: [iamAccessKey],
  title: 'IAM user gets permissions through groups',
  why: 'Permissions given to single users pile up when people change jobs, and nobody can say who may do what. A group stands for a job: people join it and leave it.',
  remediation:
    'Attach policies to groups and put users in them; better still, manage people in IAM Identity Center.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html'],
  blindSpots: ['Group memberships kept outside this code are not seen.'],
  examine: (user, { referrers }) => {
    const { consolePassword, ownPermissions, groups } = user;
    if (ownPermissions.state === 'unresolved')
      return inconclusive(ownPermissions.reason, ownPermissions.location);
    if (ownPermissions.state === 'known' && ownPermissions.value) {
      const isProgram =
        consolePassword.state === 'known' &&
        !consolePassword.value &&
        referrers(user, iamAccessKey, 'user').length > 0;
      return isProgram
        ? inconclusive(
            'The user has permissions of its own; with a key and no password it looks like a program, for which a group adds little.',
            ownPermissions.location,
          )
        : contradicts('The user has permissions of its own.', ownPermissions.location);
    }
    return groups.state === 'absent'
      ? 'not-applicable'
      : supports('The user gets permissions through groups.', groups.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_user" "carol" {
  name = "carol"
}

resource "aws_iam_user_group_membership" "carol" {
  user   = aws_iam_user.carol.name
  groups = ["auditors"]
}`,
      contradicts: `
resource "aws_iam_user" "carol" {
  name = "carol"
}

resource "aws_iam_user_policy_attachment" "carol" {
  user       = aws_iam_user.carol.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}`,
      inconclusive: `
variable "is_auditor" {
  type = bool
}

resource "aws_iam_user" "carol" {
  name = "carol"
}

resource "aws_iam_user_policy_attachment" "carol" {
  count      = var.is_auditor ? 1 : 0
  user       = aws_iam_user.carol.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}`,
      'not-applicable': `
resource "aws_iam_user" "carol" {
  name = "carol"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Carol:
    Type: AWS::IAM::User
    Properties:
      Groups:
        - auditors`,
      contradicts: `
Resources:
  Carol:
    Type: AWS::IAM::User
    Properties:
      Policies:
        - PolicyName: audit
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: '*'`,
    },
  },
});

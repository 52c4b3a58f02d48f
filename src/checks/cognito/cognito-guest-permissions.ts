import { identityPool } from '../../architecture/kinds/cognito.ts';
import { iamPolicy, iamRole } from '../../architecture/kinds/iam.ts';
import { iamGroup } from '../../architecture/kinds/iam-identities.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { isForEveryResource, isGiven } from '../../architecture/permissions/covered.ts';
import { rolePermissions } from '../../architecture/permissions/identity-permissions.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cognitoGuestPermissions = defineCheck({
  id: 'cognito-guest-permissions',
  kind: identityPool,
  related: [iamRole, iamPolicy, iamGroup],
  title: 'Cognito identity pool gives guests next to nothing',
  why: 'Guests need no sign-in: anybody on the internet who finds the id of the pool in the page gets keys of the guest role. With a wildcard in it they read or fill your buckets and tables.',
  remediation: 'Turn guests off, or let their role do single harmless things, such as sending analytics.',
  links: ['https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html'],
  blindSpots: ['Roles that mapping rules give to guests are not seen.'],
  examine: ({ guests, guestRole }, neighbours) => {
    if (guests.state === 'unresolved') return inconclusive(guests.reason, guests.location);
    if (guests.state !== 'known') return 'not-applicable';
    if (!guests.value) return supports('The pool has no guests.', guests.location);
    const roles = neighbours.follow(guestRole, iamRole);
    if (roles.length === 0)
      return inconclusive('What the role of the guests allows is not in this code.', guests.location);
    return roles.flatMap((role) => {
      const { grants, open } = rolePermissions(role, neighbours);
      const wide = grants.filter(({ statement }) => isWide(statement));
      if (wide.length > 0)
        return wide.map(({ statement }) =>
          contradicts('Anybody on the internet may do this on every resource.', statement.location),
        );
      const [reason] = open;
      return reason === undefined
        ? [supports('The role of the guests has no wildcard on every resource.', role)]
        : [inconclusive(`Not every policy of the guest role is known: ${reason}.`, role)];
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cognito_identity_pool" "app" {
  identity_pool_name               = "app"
  allow_unauthenticated_identities = false
}`,
      contradicts: `
resource "aws_cognito_identity_pool" "app" {
  identity_pool_name               = "app"
  allow_unauthenticated_identities = true
}

resource "aws_iam_role" "guest" {
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy" "guest" {
  role = aws_iam_role.guest.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }]
  })
}

resource "aws_cognito_identity_pool_roles_attachment" "app" {
  identity_pool_id = aws_cognito_identity_pool.app.id
  roles = {
    unauthenticated = aws_iam_role.guest.arn
  }
}`,
      inconclusive: `
resource "aws_cognito_identity_pool" "app" {
  identity_pool_name               = "app"
  allow_unauthenticated_identities = true
}`,
    },
    cloudformation: {
      supports: `
Resources:
  App:
    Type: AWS::Cognito::IdentityPool
    Properties:
      AllowUnauthenticatedIdentities: true
  Guest:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      Policies:
        - PolicyName: guest
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: mobiletargeting:PutEvents
                Resource: '*'
  Roles:
    Type: AWS::Cognito::IdentityPoolRoleAttachment
    Properties:
      IdentityPoolId: !Ref App
      Roles:
        unauthenticated: !GetAtt Guest.Arn`,
      contradicts: `
Resources:
  App:
    Type: AWS::Cognito::IdentityPool
    Properties:
      AllowUnauthenticatedIdentities: true
  Guest:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      Policies:
        - PolicyName: guest
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: dynamodb:*
                Resource: '*'
  Roles:
    Type: AWS::Cognito::IdentityPoolRoleAttachment
    Properties:
      IdentityPoolId: !Ref App
      Roles:
        unauthenticated: !GetAtt Guest.Arn`,
    },
  },
});

function isWide(statement: PolicyStatement): boolean {
  const { effect, actions, notActions, conditions } = statement;
  return (
    effect === 'Allow' &&
    conditions.length === 0 &&
    isForEveryResource(statement) === 'yes' &&
    (isGiven(notActions) ||
      actions.values.some((action) => /(?:^|:)\*$/.test(action) && !HARMLESS.test(action)))
  );
}

const HARMLESS = /^(?:mobileanalytics|cognito-sync|rum|evidently):/i;

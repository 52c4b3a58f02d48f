import { iamRole } from '../../architecture/kinds/iam.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamAdministratorRoleMfa = defineCheck({
  id: 'iam-administrator-role-mfa',
  kind: iamRole,
  title: 'Administrator role asks users for a second factor',
  why: 'Users who may assume an administrator role are one stolen password or key away from being administrators. With the condition the role opens only to a session that was signed in with a second factor.',
  remediation:
    'Add the condition that aws:MultiFactorAuthPresent is true to the trust policy, or give the role to people through IAM Identity Center.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html'],
  blindSpots: ['Only roles with an administrator policy of AWS are looked at.'],
  examine: ({ trust, managedPolicies }) => {
    if (
      managedPolicies.state !== 'known' ||
      !managedPolicies.value.values.some((arn) => ADMINISTRATOR.test(arn))
    )
      return 'not-applicable';
    if (trust.state !== 'known') return 'not-applicable';
    const findings = trust.value.statements
      .filter(({ effect, principals }) => effect === 'Allow' && principals.has('AWS'))
      .flatMap(({ principals, conditions, location }) => {
        if (conditions.some(({ key }) => /^aws:multifactorauth/i.test(key)))
          return [supports('The trust policy asks for a second factor.', location)];
        if (conditions.some(({ key }) => key === ''))
          return [inconclusive('The condition is known only at deployment.', location)];
        const trusted = principals.get('AWS')?.values ?? [];
        if (trusted.some((arn) => arn.includes(':user/')))
          return [
            contradicts('Users assume an administrator role with a password or a key alone.', location),
          ];
        return trusted.some((arn) => /:root$|^\d{12}$/.test(arn))
          ? [
              inconclusive(
                'Whether people or programs of the account assume the role is not known.',
                location,
              ),
            ]
          : [];
      });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role" "administrator" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "sts:AssumeRole"
      Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "administrator" {
  role       = aws_iam_role.administrator.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`,
      contradicts: `
resource "aws_iam_role" "administrator" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:user/dora" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "administrator" {
  role       = aws_iam_role.administrator.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`,
      inconclusive: `
resource "aws_iam_role" "administrator" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "sts:AssumeRole"
    }]
  })
  managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Administrator:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::111122223333:user/dora
            Action: sts:AssumeRole
            Condition:
              Bool:
                aws:MultiFactorAuthPresent: 'true'
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/AdministratorAccess`,
      contradicts: `
Resources:
  Administrator:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::111122223333:user/dora
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/AdministratorAccess`,
    },
  },
});

const ADMINISTRATOR = /:policy\/(?:AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

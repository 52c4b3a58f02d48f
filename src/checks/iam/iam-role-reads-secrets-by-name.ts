import { iamRole } from '../../architecture/kinds/iam.ts';
import { secretsmanagerSecret } from '../../architecture/kinds/secretsmanager.ts';
import { accessIn } from '../../architecture/permissions/access.ts';
import { exposedRoles } from '../../architecture/permissions/exposed-roles.ts';
import { ofPolicy, placeOf } from '../granted-by.ts';
import { listed } from '../listed.ts';
import { isForProgram } from '../role-users.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamRoleReadsSecretsByName = defineCheck({
  id: 'iam-role-reads-secrets-by-name',
  kind: iamRole,
  related: [secretsmanagerSecret],
  title: 'Role of a program reads the secrets that its policy names, and no others',
  why: 'A statement with a star reads the secrets of every other program in the account as well, and those that are made tomorrow. One broken program is then enough to lose all passwords.',
  remediation: 'Name the ARNs of the secrets, or a common beginning of their names.',
  links: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html'],
  blindSpots: [
    'Service control policies and policies of keys, which may take rights away again, are not considered.',
    'Roles of people and pipelines are left out; roles of compute on the internet are the matter of another check.',
  ],
  examine: (role, { beside, derived }) => {
    if (!isForProgram(role) || derived(exposedRoles).has(role)) return 'not-applicable';
    const access = derived(accessIn);
    const reading = beside(role, secretsmanagerSecret).flatMap((secret) =>
      access
        .whoReads(secret)
        .filter(({ principal }) => principal === role)
        .map((reader) => ({ secret, reader })),
    );
    const certain = reading.filter(({ reader }) => reader.wildcard && reader.answer === 'yes');
    const [first] = certain;
    if (first !== undefined) {
      return contradicts(
        `The role may read ${listed(certain.map(({ secret }) => secret.id))} by a star${ofPolicy(first.reader.grant)}.`,
        placeOf(first.reader.grant, role),
      );
    }
    const unclear = reading.find(({ reader }) => reader.answer === 'maybe' && reader.grant !== undefined);
    if (unclear !== undefined) {
      return inconclusive(
        `Whether the role may read ${unclear.secret.id} is known only at deployment.`,
        placeOf(unclear.reader.grant, role),
      );
    }
    const named = reading.filter(({ reader }) => reader.answer === 'yes');
    return named.length === 0
      ? 'not-applicable'
      : supports(`The role reads by name: ${listed(named.map(({ secret }) => secret.id))}.`, role);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_secretsmanager_secret" "payment" {
  name = "payment"
}

resource "aws_iam_role" "worker" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "worker" {
  role = aws_iam_role.worker.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.payment.arn }]
  })
}`,
      contradicts: `
resource "aws_secretsmanager_secret" "payment" {
  name = "payment"
}

resource "aws_iam_role" "worker" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "worker" {
  role = aws_iam_role.worker.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = "*" }]
  })
}`,
      inconclusive: `
variable "secrets" {
  type = string
}

resource "aws_secretsmanager_secret" "payment" {
  name = "payment"
}

resource "aws_iam_role" "worker" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "worker" {
  role = aws_iam_role.worker.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = var.secrets }]
  })
}`,
      'not-applicable': `
resource "aws_secretsmanager_secret" "payment" {
  name = "payment"
}

resource "aws_iam_role" "worker" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "worker" {
  role = aws_iam_role.worker.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:ReceiveMessage", Resource = "*" }]
  })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Payment:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {}
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: ecs-tasks.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: rights
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: secretsmanager:GetSecretValue
                Resource: !Ref Payment`,
      contradicts: `
Resources:
  Payment:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {}
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: ecs-tasks.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: rights
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: secretsmanager:GetSecretValue
                Resource: '*'`,
    },
  },
});

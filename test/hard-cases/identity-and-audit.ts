import type { HardCase } from './hard-case.ts';

/** Shapes of public code around identities, user pools, trails and firewalls. */
export const IDENTITY_AND_AUDIT: readonly HardCase[] = [
  {
    because: 'a trail of one Region that starts a program is not the audit of the account',
    check: 'cloudtrail-reads-and-writes',
    text: `
resource "aws_cloudtrail" "secrets" {
  name           = "secrets-changed"
  s3_bucket_name = "trail"
  event_selector {
    read_write_type = "WriteOnly"
  }
}`,
    said: [],
  },
  {
    because: 'a pool that hands tokens to programs has nobody to ask for a second factor',
    check: 'cognito-mfa',
    text: `
resource "aws_cognito_user_pool" "machines" {
  name = "machines"
}

resource "aws_cognito_user_pool_client" "billing" {
  name                                 = "billing"
  user_pool_id                         = aws_cognito_user_pool.machines.id
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_flows_user_pool_client = true
}`,
    said: [],
  },
  {
    because: 'eight characters without further rules are what many standards ask for',
    check: 'cognito-password-policy',
    text: `
resource "aws_cognito_user_pool" "customers" {
  name = "customers"
  password_policy {
    minimum_length = 8
  }
}`,
    said: ['inconclusive: Passwords have 8 characters of 0 sorts.'],
  },
  {
    because: 'a deployment role is meant to pass roles, which a person has to judge',
    check: 'iam-no-privilege-escalation',
    text: `
resource "aws_iam_role" "pipeline" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "codebuild.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "pipeline" {
  role   = aws_iam_role.pipeline.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "ec2:RunInstances"], Resource = "*" }] })
}`,
    said: [
      'inconclusive: The role can start something with any role of the account (iam:PassRole with ec2:RunInstances). A role for people or a pipeline may be meant to.',
    ],
  },
  {
    because: 'copies of one function share a role without harm',
    check: 'iam-role-not-shared-by-many',
    text: `
resource "aws_iam_role" "resize" {
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy" "resize" {
  role   = aws_iam_role.resize.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
}

resource "aws_lambda_function" "resize" {
  for_each      = toset(["a", "b", "c", "d", "e", "f"])
  function_name = "resize-\${each.key}"
  role          = aws_iam_role.resize.arn
}`,
    said: ['supports: One function has the role.'],
  },
  {
    because: 'a star for the organization lets every repository of GitHub in',
    check: 'iam-role-federation-conditions',
    text: `
resource "aws_iam_role" "release" {
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringLike = { "token.actions.githubusercontent.com:sub" = "repo:*/shop:*" } }
    }]
  })
}`,
    said: ['contradicts: Every user of the identity provider may assume the role.'],
  },
  {
    because: 'the role that starts a task reads its secrets by star, the function beside it by name',
    check: 'iam-role-reads-secrets-by-name',
    text: `
resource "aws_secretsmanager_secret" "mail" {
  name = "mail"
}

resource "aws_iam_role" "task" {
  name               = "task"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "task" {
  role       = aws_iam_role.task.name
  policy_arn = "arn:aws:iam::aws:policy/SecretsManagerReadWrite"
}

resource "aws_iam_role" "mailer" {
  name               = "mailer"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "mailer" {
  role   = aws_iam_role.mailer.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = aws_secretsmanager_secret.mail.arn }]
  })
}`,
    said: [
      'contradicts: The role may read aws_secretsmanager_secret.mail by a star of SecretsManagerReadWrite.',
      'supports: The role reads by name: aws_secretsmanager_secret.mail.',
    ],
  },
];

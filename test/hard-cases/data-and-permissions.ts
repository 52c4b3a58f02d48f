import type { HardCase } from './hard-case.ts';

/** Shapes of public code around databases, workflows, secrets and permissions. */
export const DATA_AND_PERMISSIONS: readonly HardCase[] = [
  {
    because: 'a snapshot that may be used decides on the encryption',
    check: 'rds-storage-encrypted',
    text: `
variable "snapshot" {
  type = string
}

resource "aws_db_instance" "reports" {
  engine              = "postgres"
  snapshot_identifier = var.snapshot
}`,
    said: ['inconclusive: Whether the storage is encrypted follows from the snapshot.'],
  },
  {
    because: 'a snapshot brings its retention along',
    check: 'rds-backup-retention',
    text: `
resource "aws_db_instance" "reports" {
  engine              = "postgres"
  snapshot_identifier = "nightly"
}`,
    said: ['inconclusive: The code sets no retention; a database made from a snapshot may bring its own.'],
  },
  {
    because: 'the sentence must not deny the wildcard that is let pass',
    check: 'iam-policy-no-service-wildcard',
    text: `
resource "aws_iam_role_policy" "cleanup" {
  role   = "cleanup"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "logs:*", Resource = "*" }] })
}`,
    said: [
      'supports: No statement allows a whole service on every resource, beside harmless ones such as logs.',
    ],
  },
  {
    because: 'a policy that the code writes itself is not one of AWS',
    check: 'iam-no-administrator-access',
    text: `
resource "aws_iam_role" "worker" {
  assume_role_policy = "{}"
}

resource "aws_iam_policy" "worker" {
  policy = "{}"
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.worker.name
  policy_arn = aws_iam_policy.worker.arn
}`,
    said: ['supports: No administrator policy of AWS is attached.'],
  },
  {
    because: 'one policy more, which nobody knows, may be any',
    check: 'iam-no-administrator-access',
    text: `
variable "more" {
  type = string
}

resource "aws_iam_role" "worker" {
  assume_role_policy  = "{}"
  managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess", var.more]
}`,
    said: ['inconclusive: Not every attached policy is known: variable "more" has no value.'],
  },
  {
    because: 'the parallel state catches for the tasks inside it',
    check: 'stepfunctions-task-error-handling',
    text: `
resource "aws_sfn_state_machine" "ship" {
  definition = jsonencode({
    StartAt = "Both"
    States = {
      Both = {
        Type = "Parallel"
        Catch = [{ ErrorEquals = ["States.ALL"], Next = "Undo" }]
        End = true
        Branches = [
          { StartAt = "Pack", States = { Pack = { Type = "Task", Resource = "arn:aws:states:::lambda:invoke", End = true } } }
        ]
      }
      Undo = { Type = "Pass", End = true }
    }
  })
}`,
    said: ['supports: Every task retries or catches errors.'],
  },
  {
    because: 'a placeholder is no secret',
    check: 'secretsmanager-value-not-in-code',
    text: `
resource "aws_secretsmanager_secret" "key" {
  name = "key"
}

resource "aws_secretsmanager_secret_version" "key" {
  secret_id     = aws_secretsmanager_secret.key.id
  secret_string = "replace-me"
}`,
    said: ['inconclusive: The code sets a placeholder; where the real value comes from is not seen.'],
  },
  {
    because: 'the keys of the condition hold the address of the provider, which only deployment knows',
    check: 'iam-role-federation-conditions',
    text: `
resource "aws_iam_openid_connect_provider" "cluster" {
  url = aws_eks_cluster.main.identity[0].oidc[0].issuer
}

resource "aws_eks_cluster" "main" {
  name = "main"
}

resource "aws_iam_role" "backup" {
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.cluster.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "\${replace(aws_iam_openid_connect_provider.cluster.url, "https://", "")}:sub" = "system:serviceaccount:backup:server"
        }
      }
    }]
  })
}`,
    said: ['supports: The trust policy names the subject.'],
  },
  {
    because: 'every field of the secret asks to be replaced',
    check: 'secretsmanager-value-not-in-code',
    text: `
resource "aws_secretsmanager_secret" "transfer" {
  name = "transfer"
}

resource "aws_secretsmanager_secret_version" "transfer" {
  secret_id     = aws_secretsmanager_secret.transfer.id
  secret_string = jsonencode({ user = "<user>", key = "CHANGE_ME_IN_THE_CONSOLE" })
}`,
    said: ['inconclusive: The code sets a placeholder; where the real value comes from is not seen.'],
  },
];

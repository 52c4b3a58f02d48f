import { secretsmanagerSecret } from '../../architecture/kinds/secretsmanager.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const secretsmanagerRotation = defineCheck({
  id: 'secretsmanager-rotation',
  kind: secretsmanagerSecret,
  title: 'Secret is replaced automatically at regular intervals',
  why: 'A password that never changes stays useful to everyone who has ever seen it: former colleagues, old laptops, forgotten logs. Rotation replaces it without anybody having to know it.',
  remediation:
    'Set up rotation, with the ready-made function for databases or one of your own, and change the secret at least every 90 days.',
  links: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html'],
  blindSpots: [
    'A secret that comes from elsewhere is judged only where the code rotates it: many cannot be replaced by AWS.',
  ],
  examine: ({ rotation, generated, valueSources, location }) => {
    if (rotation.state === 'unresolved') return inconclusive(rotation.reason, rotation.location);
    if (rotation.state === 'known' && rotation.value)
      return supports('The secret is rotated.', rotation.location);
    const isMadeHere =
      (generated.state === 'known' && generated.value) ||
      (valueSources.state === 'known' &&
        valueSources.value.targets.some(({ declared }) => declared.type === 'random_password'));
    return isMadeHere
      ? contradicts('The secret is made by this code and never replaced.', location)
      : 'not-applicable';
  },
  examples: {
    terraform: {
      supports: `
resource "aws_secretsmanager_secret" "database" {
  name = "database"
}

resource "aws_secretsmanager_secret_rotation" "database" {
  secret_id           = aws_secretsmanager_secret.database.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
  rotation_rules {
    automatically_after_days = 30
  }
}`,
      contradicts: `
resource "random_password" "database" {
  length = 40
}

resource "aws_secretsmanager_secret" "database" {
  name = "database"
}

resource "aws_secretsmanager_secret_version" "database" {
  secret_id     = aws_secretsmanager_secret.database.id
  secret_string = random_password.database.result
}`,
      inconclusive: `
variable "rotate" {
  type = bool
}

resource "aws_secretsmanager_secret" "database" {
  name = "database"
}

resource "aws_secretsmanager_secret_rotation" "database" {
  count               = var.rotate ? 1 : 0
  secret_id           = aws_secretsmanager_secret.database.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
  rotation_rules {
    automatically_after_days = 30
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Database:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString:
        PasswordLength: 40
  DatabaseRotation:
    Type: AWS::SecretsManager::RotationSchedule
    Properties:
      SecretId: !Ref Database
      RotationLambdaARN: arn:aws:lambda:eu-west-1:111122223333:function:rotate
      RotationRules:
        AutomaticallyAfterDays: 30`,
      contradicts: `
Resources:
  Database:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString:
        PasswordLength: 40`,
    },
  },
});

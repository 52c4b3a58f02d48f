import { secretsmanagerSecret } from '../../architecture/kinds/secretsmanager.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const secretsmanagerRotationInterval = defineCheck({
  id: 'secretsmanager-rotation-interval',
  kind: secretsmanagerSecret,
  title: 'Secret is replaced within 90 days',
  why: 'A leaked password is of use until the next rotation. With a year between two of them rotation is hardly more than a good intention.',
  remediation:
    'Rotate every 90 days or more often; a database password can change every day without anybody noticing.',
  links: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html'],
  blindSpots: ['Whether a secret is rotated at all is the matter of another check.'],
  examine: ({ rotationDays, rotationSchedule }) => {
    if (rotationDays.state === 'absent') {
      return rotationSchedule.state === 'absent'
        ? 'not-applicable'
        : inconclusive(
            'The secret is replaced on a schedule, which is not worked out.',
            rotationSchedule.location,
          );
    }
    if (
      rotationDays.state === 'known' &&
      rotationDays.value > GOOD_DAYS &&
      rotationDays.value <= TOO_MANY_DAYS
    )
      return inconclusive(`The secret is replaced every ${rotationDays.value} days.`, rotationDays.location);
    return expect(rotationDays, (days) => days <= GOOD_DAYS, {
      supports: (days) => `The secret is replaced every ${days} days.`,
      contradicts: (days) => `The secret is replaced every ${days} days only.`,
      absent: 'inconclusive',
    });
  },
  fix: { set: [{ attribute: 'rotationDays', value: 90 }] },
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
resource "aws_secretsmanager_secret" "database" {
  name = "database"
}

resource "aws_secretsmanager_secret_rotation" "database" {
  secret_id           = aws_secretsmanager_secret.database.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
  rotation_rules {
    automatically_after_days = 365
  }
}`,
      inconclusive: `
resource "aws_secretsmanager_secret" "database" {
  name = "database"
}

resource "aws_secretsmanager_secret_rotation" "database" {
  secret_id           = aws_secretsmanager_secret.database.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
  rotation_rules {
    schedule_expression = "rate(30 days)"
  }
}`,
      'not-applicable': `
resource "aws_secretsmanager_secret" "database" {
  name = "database"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Database:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {}
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
      GenerateSecretString: {}
  DatabaseRotation:
    Type: AWS::SecretsManager::RotationSchedule
    Properties:
      SecretId: !Ref Database
      RotationLambdaARN: arn:aws:lambda:eu-west-1:111122223333:function:rotate
      RotationRules:
        AutomaticallyAfterDays: 365`,
    },
  },
});

const GOOD_DAYS = 90;
const TOO_MANY_DAYS = 180;

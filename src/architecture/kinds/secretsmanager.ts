import { defineKind, link, number, policy, presence, text, texts } from '../index.ts';

export const secretsmanagerSecret = defineKind({
  id: 'secretsmanager-secret',
  name: 'AWS Secrets Manager secret',
  terraform: 'aws_secretsmanager_secret',
  cloudformation: 'AWS::SecretsManager::Secret',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    rotation: presence({
      terraform: { companion: 'aws_secretsmanager_secret_rotation', joinedBy: 'secret_id', at: '' },
      cloudformation: { companion: 'AWS::SecretsManager::RotationSchedule', joinedBy: 'SecretId', at: '' },
    }),
    rotationDays: number({
      terraform: {
        companion: 'aws_secretsmanager_secret_rotation',
        joinedBy: 'secret_id',
        at: 'rotation_rules.automatically_after_days',
      },
      cloudformation: {
        companion: 'AWS::SecretsManager::RotationSchedule',
        joinedBy: 'SecretId',
        at: 'RotationRules.AutomaticallyAfterDays',
      },
    }),
    rotationSchedule: text({
      terraform: {
        companion: 'aws_secretsmanager_secret_rotation',
        joinedBy: 'secret_id',
        at: 'rotation_rules.schedule_expression',
      },
      cloudformation: {
        companion: 'AWS::SecretsManager::RotationSchedule',
        joinedBy: 'SecretId',
        at: 'RotationRules.ScheduleExpression',
      },
    }),
    policy: policy({
      terraform: [
        'policy',
        { companion: 'aws_secretsmanager_secret_policy', joinedBy: 'secret_arn', at: 'policy' },
      ],
      cloudformation: {
        companion: 'AWS::SecretsManager::ResourcePolicy',
        joinedBy: 'SecretId',
        at: 'ResourcePolicy',
      },
    }),
    /** Days in which a deletion can be taken back; CloudFormation deletes with 30 of them. */
    recoveryWindowDays: number({ terraform: 'recovery_window_in_days', default: 30 }),
    value: text({
      terraform: {
        companion: 'aws_secretsmanager_secret_version',
        joinedBy: 'secret_id',
        at: 'secret_string',
      },
      cloudformation: 'SecretString',
    }),
    /** What the value is made from, e.g. a random password of Terraform. */
    valueSources: link({
      terraform: {
        companion: 'aws_secretsmanager_secret_version',
        joinedBy: 'secret_id',
        at: 'secret_string',
      },
      relation: 'uses',
    }),
    /** Arguments that Terraform sets once and then leaves alone. */
    valueIgnoredChanges: texts({
      terraform: {
        companion: 'aws_secretsmanager_secret_version',
        joinedBy: 'secret_id',
        at: 'lifecycle.ignore_changes',
      },
    }),
    generated: presence({ cloudformation: 'GenerateSecretString' }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
  },
});

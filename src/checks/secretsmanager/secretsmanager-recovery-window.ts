import { secretsmanagerSecret } from '../../architecture/kinds/secretsmanager.ts';
import { environmentOf } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';

export const secretsmanagerRecoveryWindow = defineCheck({
  id: 'secretsmanager-recovery-window',
  kind: secretsmanagerSecret,
  title: 'Deleted secret can be brought back for some days',
  why: 'Terraform deletes a secret when its name changes or its block is removed. With a recovery window of zero the password is gone at once, and with it the access of whatever still used it.',
  remediation: 'Leave recovery_window_in_days at 30, or at 7 at least.',
  links: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html'],
  blindSpots: [
    'A window of zero is judged only where a tag or the review file says that the secret belongs to production.',
    'CloudFormation: deletes a secret with 30 days to bring it back, and has no property for it.',
  ],
  examine: (secret, _, requirements) => {
    const { recoveryWindowDays } = secret;
    const environment = environmentOf(secret, requirements);
    if (recoveryWindowDays.state === 'known' && recoveryWindowDays.value === 0) {
      const message = 'A deleted secret is gone at once.';
      return environment.state === 'known' && environment.value === 'PRODUCTION'
        ? contradicts(message, recoveryWindowDays.location)
        : inconclusive(message, recoveryWindowDays.location);
    }
    if (recoveryWindowDays.state === 'absent') return 'not-applicable';
    return expect(recoveryWindowDays, () => true, {
      supports: (days) => `A deleted secret can be brought back for ${days} days.`,
      contradicts: 'A deleted secret is gone at once.',
      absent: 'inconclusive',
    });
  },
  fix: { set: [{ attribute: 'recoveryWindowDays', value: { terraform: 30 } }] },
  examples: {
    terraform: {
      supports: `
resource "aws_secretsmanager_secret" "partner" {
  name = "partner"
}`,
      contradicts: `
resource "aws_secretsmanager_secret" "partner" {
  name                    = "partner"
  recovery_window_in_days = 0
  tags                    = { environment = "production" }
}`,
      inconclusive: `
resource "aws_secretsmanager_secret" "partner" {
  name                    = "partner"
  recovery_window_in_days = 0
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Partner:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {}`,
    },
  },
});

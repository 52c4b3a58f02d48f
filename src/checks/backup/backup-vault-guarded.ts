import { backupPlan, backupVault } from '../../architecture/kinds/backup.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const DELETING = /^(?:\*|backup:\*|backup:Delete\*|backup:DeleteRecoveryPoint)$/i;

function deniesDeletion({ effect, actions }: PolicyStatement): boolean {
  return effect === 'Deny' && actions.values.some((action) => DELETING.test(action));
}

export const backupVaultGuarded = defineCheck({
  id: 'backup-vault-guarded',
  kind: backupVault,
  related: [backupPlan],
  title: 'AWS Backup vault keeps its backups from being deleted',
  why: 'Whoever breaks into an account to extort money deletes the backups first. A locked vault, or a policy that denies deletion to everyone, leaves them nothing to threaten with.',
  remediation:
    'Lock the vault with a shortest retention, or deny backup:DeleteRecoveryPoint in its policy; for the highest stakes copy backups to a vault in another account.',
  links: [
    'https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html',
    'https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html',
  ],
  blindSpots: ['A service control policy that forbids deletion is not seen.'],
  examine: (vault, neighbours) => {
    const { lock, policy } = vault;
    if (lock.state === 'known' && lock.value) return supports('The vault is locked.', lock.location);
    if (lock.state === 'unresolved') return inconclusive(lock.reason, lock.location);
    if (policy.state === 'unresolved') return inconclusive(policy.reason, policy.location);
    const denial = policy.state === 'known' ? policy.value.statements.find(deniesDeletion) : undefined;
    if (denial !== undefined) return supports('The policy of the vault denies deletion.', denial.location);
    const copied = neighbours
      .referrers(vault, backupPlan, 'vaults')
      .find(
        ({ rules }) =>
          rules.state === 'known' &&
          rules.value.items.some(({ copies }) => copies.state === 'known' && copies.value),
      );
    return copied === undefined
      ? contradicts('Whoever may manage backups may delete them all.', vault)
      : inconclusive(`The vault is not locked; ${copied.id} copies backups to another vault.`, copied);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_backup_vault" "main" {
  name = "main"
}

resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name  = aws_backup_vault.main.name
  min_retention_days = 30
}`,
      contradicts: `
resource "aws_backup_vault" "main" {
  name = "main"
}`,
      inconclusive: `
resource "aws_backup_vault" "main" {
  name = "main"
}

resource "aws_backup_plan" "nightly" {
  name = "nightly"
  rule {
    rule_name         = "nightly"
    target_vault_name = aws_backup_vault.main.name
    copy_action {
      destination_vault_arn = "arn:aws:backup:eu-central-1:444455556666:backup-vault:safe"
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Main:
    Type: AWS::Backup::BackupVault
    Properties:
      BackupVaultName: main
      AccessPolicy:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: backup:DeleteRecoveryPoint
            Resource: "*"`,
      contradicts: `
Resources:
  Main:
    Type: AWS::Backup::BackupVault
    Properties:
      BackupVaultName: main`,
    },
  },
});

import { efsFileSystem } from '../../architecture/kinds/efs.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const efsLifecycle = defineCheck({
  id: 'efs-lifecycle',
  kind: efsFileSystem,
  title: 'EFS file system moves files that are not read to cheaper storage',
  why: 'Most files are written once and hardly read again. Infrequent Access and Archive storage keep them for a small part of the price and on slower, denser hardware; programs see no difference but the first read.',
  remediation:
    'Add lifecycle policies that move files to Infrequent Access after 30 days and to Archive after 90.',
  links: ['https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html'],
  blindSpots: ['How often files are read is not seen.'],
  examine: ({ lifecycleTransitions: transitions }) => {
    const [reason] =
      transitions.state === 'known' && transitions.value.values.length === 0 ? transitions.value.open : [];
    if (reason !== undefined) return inconclusive(reason, transitions.location);
    return expect(transitions, ({ values }) => values.length > 0, {
      supports: 'Files that are not read move to cheaper storage.',
      contradicts: 'All files stay in the most expensive storage class.',
    });
  },
  fix: {
    set: [
      {
        at: {
          terraform: 'lifecycle_policy.transition_to_ia',
          cloudformation: 'LifecyclePolicies[].TransitionToIA',
        },
        value: 'AFTER_30_DAYS',
      },
    ],
    caution: 'Reading a file that has moved is charged.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_efs_file_system" "home" {
  encrypted = true
  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }
}`,
      contradicts: `
resource "aws_efs_file_system" "home" {
  encrypted = true
}`,
      inconclusive: `
variable "cool_down" {
  type = string
}

resource "aws_efs_file_system" "home" {
  lifecycle_policy {
    transition_to_ia = var.cool_down
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Home:
    Type: AWS::EFS::FileSystem
    Properties:
      LifecyclePolicies:
        - TransitionToIA: AFTER_30_DAYS
        - TransitionToArchive: AFTER_90_DAYS`,
      contradicts: `
Resources:
  Home:
    Type: AWS::EFS::FileSystem
    Properties:
      Encrypted: true`,
    },
  },
});

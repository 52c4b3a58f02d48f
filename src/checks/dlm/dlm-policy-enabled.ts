import { dlmLifecyclePolicy } from '../../architecture/kinds/dlm.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf } from '../expectations.ts';

export const dlmPolicyEnabled = defineCheck({
  id: 'dlm-policy-enabled',
  kind: dlmLifecyclePolicy,
  title: 'Snapshot schedule runs',
  why: 'A policy that is switched off looks like a backup in the code and makes none. It is noticed when somebody wants a disk back.',
  remediation: 'Set the state to ENABLED, or remove the policy and name the backup that took its place.',
  links: ['https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html'],
  blindSpots: ['Whether the tags of the policy meet any volume is not judged.'],
  examine: ({ state }) =>
    expectOneOf(state, ['ENABLED'], {
      supports: 'The policy makes snapshots.',
      contradicts: (value) => `The policy is ${value} and makes no snapshots.`,
      absent: { verdict: 'inconclusive', message: 'The code does not say whether the policy is enabled.' },
    }),
  fix: {
    set: [{ attribute: 'state', value: 'ENABLED' }],
    caution: 'Snapshots are charged by their size.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_dlm_lifecycle_policy" "nightly" {
  description        = "nightly"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"

  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { Backup = "nightly" }

    schedule {
      name = "nightly"

      create_rule {
        interval = 24
      }

      retain_rule {
        count = 14
      }
    }
  }
}`,
      contradicts: `
resource "aws_dlm_lifecycle_policy" "nightly" {
  description        = "nightly"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"
  state              = "DISABLED"

  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { Backup = "nightly" }

    schedule {
      name = "nightly"

      create_rule {
        interval = 24
      }

      retain_rule {
        count = 14
      }
    }
  }
}`,
      inconclusive: `
variable "state" {
  type = string
}

resource "aws_dlm_lifecycle_policy" "nightly" {
  description        = "nightly"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"
  state              = var.state

  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { Backup = "nightly" }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Nightly:
    Type: AWS::DLM::LifecyclePolicy
    Properties:
      Description: nightly
      State: ENABLED
      ExecutionRoleArn: arn:aws:iam::111122223333:role/dlm
      PolicyDetails:
        ResourceTypes: [VOLUME]
        TargetTags:
          - Key: Backup
            Value: nightly`,
      contradicts: `
Resources:
  Nightly:
    Type: AWS::DLM::LifecyclePolicy
    Properties:
      Description: nightly
      State: DISABLED
      ExecutionRoleArn: arn:aws:iam::111122223333:role/dlm
      PolicyDetails:
        ResourceTypes: [VOLUME]
        TargetTags:
          - Key: Backup
            Value: nightly`,
    },
  },
});

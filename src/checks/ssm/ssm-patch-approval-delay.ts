import { patchBaseline } from '../../architecture/kinds/ssm.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';

export const ssmPatchApprovalDelay = defineCheck({
  id: 'ssm-patch-approval-delay',
  kind: patchBaseline,
  title: 'Patch baseline approves patches within a month',
  why: 'A patch tells attackers where the hole is. The days between its release and its approval are days on which everybody knows the hole, and your servers have it.',
  remediation: 'Approve security patches after 7 days or fewer; test them in a first patch group meanwhile.',
  links: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-predefined-and-custom-patch-baselines.html',
  ],
  blindSpots: [
    'Patches approved one by one are not looked at.',
    'Whether machines use the baseline is not looked at.',
  ],
  examine: ({ approvalRules }) => {
    if (approvalRules.state === 'unresolved')
      return inconclusive(approvalRules.reason, approvalRules.location);
    if (approvalRules.state === 'absent') return 'not-applicable';
    const findings = approvalRules.value.items.map(({ approveAfterDays, approveUntilDate, location }) => {
      if (approveUntilDate.state === 'known') {
        return contradicts(
          `Patches from after ${approveUntilDate.value} are never approved, unless the date is moved on by hand.`,
          approveUntilDate.location,
        );
      }
      return approveAfterDays.state === 'absent'
        ? inconclusive('The rule states neither days nor a date.', location)
        : expect(approveAfterDays, (days) => days <= 30, {
            supports: (days) => `Patches are approved after ${days} days.`,
            contradicts: (days) => `Patches wait ${days} days for their approval.`,
          });
    });
    const [reason] = approvalRules.value.open;
    return reason === undefined ? findings : [...findings, inconclusive(reason, approvalRules.location)];
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ssm_patch_baseline" "linux" {
  name             = "linux"
  operating_system = "AMAZON_LINUX_2023"

  approval_rule {
    approve_after_days = 7

    patch_filter {
      key    = "CLASSIFICATION"
      values = ["Security"]
    }
  }
}`,
      contradicts: `
resource "aws_ssm_patch_baseline" "linux" {
  name             = "linux"
  operating_system = "AMAZON_LINUX_2023"

  approval_rule {
    approve_after_days = 90

    patch_filter {
      key    = "CLASSIFICATION"
      values = ["Security"]
    }
  }
}`,
      inconclusive: `
variable "days" {
  type = number
}

resource "aws_ssm_patch_baseline" "linux" {
  name             = "linux"
  operating_system = "AMAZON_LINUX_2023"

  approval_rule {
    approve_after_days = var.days

    patch_filter {
      key    = "CLASSIFICATION"
      values = ["Security"]
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Linux:
    Type: AWS::SSM::PatchBaseline
    Properties:
      Name: linux
      OperatingSystem: AMAZON_LINUX_2023
      ApprovalRules:
        PatchRules:
          - ApproveAfterDays: 5
            PatchFilterGroup:
              PatchFilters:
                - Key: CLASSIFICATION
                  Values: [Security]`,
      contradicts: `
Resources:
  Linux:
    Type: AWS::SSM::PatchBaseline
    Properties:
      Name: linux
      OperatingSystem: AMAZON_LINUX_2023
      ApprovalRules:
        PatchRules:
          - ApproveAfterDays: 60
            PatchFilterGroup:
              PatchFilters:
                - Key: CLASSIFICATION
                  Values: [Security]`,
    },
  },
});

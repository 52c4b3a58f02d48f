import { guarddutyDetector } from '../../architecture/kinds/guardduty.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const guarddutyEnabled = defineCheck({
  id: 'guardduty-enabled',
  kind: guarddutyDetector,
  title: 'GuardDuty detector is switched on',
  why: 'GuardDuty watches the logs of the account for signs of intruders, such as stolen credentials or calls to known malicious addresses. A detector that is off sees nothing.',
  remediation: 'Switch the detector on in every Region, best for the whole organization at once.',
  links: ['https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_settingup.html'],
  blindSpots: [
    'Whether anybody reads the findings is not seen.',
    'Other Regions are seen only where the code covers them.',
  ],
  examine: ({ enabled }) =>
    expectTrue(enabled, {
      supports: 'The detector is on.',
      contradicts: 'The detector is off.',
      absent: { verdict: 'inconclusive', message: 'Whether the detector is on is not written.' },
    }),
  fix: {
    set: [{ attribute: 'enabled', value: true }],
    caution: 'GuardDuty charges for the events that it looks at.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_guardduty_detector" "main" {}`,
      contradicts: `
resource "aws_guardduty_detector" "main" {
  enable = false
}`,
      inconclusive: `
variable "watch" {
  type = bool
}

resource "aws_guardduty_detector" "main" {
  enable = var.watch
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Detector:
    Type: AWS::GuardDuty::Detector
    Properties:
      Enable: true`,
      contradicts: `
Resources:
  Detector:
    Type: AWS::GuardDuty::Detector
    Properties:
      Enable: false`,
    },
  },
});

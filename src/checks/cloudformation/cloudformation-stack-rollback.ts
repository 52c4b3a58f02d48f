import { cloudformationStack } from '../../architecture/kinds/cloudformation.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';

export const cloudformationStackRollback = defineCheck({
  id: 'cloudformation-stack-rollback',
  kind: cloudformationStack,
  title: 'CloudFormation stack that cannot be made is rolled back',
  why: 'With rollback off, a stack that fails half way stays half made: resources run and cost, nothing works, and the next attempt is refused until somebody cleans up by hand.',
  remediation: 'Remove disable_rollback, and set on_failure to ROLLBACK or DELETE.',
  links: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html'],
  blindSpots: [
    'CloudFormation: a nested stack is rolled back with the stack around it; what the command for that one says is not in the template.',
  ],
  examine: ({ disableRollback, onFailure }) => {
    if (disableRollback.state === 'known' && disableRollback.value) {
      return contradicts('A stack that fails stays half made.', disableRollback.location);
    }
    if (disableRollback.state === 'unresolved')
      return inconclusive(disableRollback.reason, disableRollback.location);
    return expect(onFailure, (value) => value !== 'DO_NOTHING', {
      supports: 'A stack that fails is taken back.',
      contradicts: 'A stack that fails stays half made.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudformation_stack" "base" {
  name         = "base"
  template_url = "https://s3.amazonaws.com/templates/base.yaml"
}`,
      contradicts: `
resource "aws_cloudformation_stack" "base" {
  name         = "base"
  template_url = "https://s3.amazonaws.com/templates/base.yaml"
  on_failure   = "DO_NOTHING"
}`,
      inconclusive: `
variable "keep" {
  type = bool
}

resource "aws_cloudformation_stack" "base" {
  name         = "base"
  template_url = "https://s3.amazonaws.com/templates/base.yaml"
  disable_rollback = var.keep
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Base:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: https://s3.amazonaws.com/templates/base.yaml`,
    },
  },
});

import { stackSet } from '../../architecture/kinds/cloudformation.ts';
import { defineCheck } from '../check.ts';
import { expect, supports } from '../expectations.ts';

export const cloudformationStackSetFailureTolerance = defineCheck({
  id: 'cloudformation-stack-set-failure-tolerance',
  kind: stackSet,
  title: 'StackSet stops when a change fails in several accounts',
  why: 'A StackSet brings one template to many accounts and Regions. If it tolerates failure everywhere, a broken template is rolled out to the last account before anybody is told.',
  remediation:
    'Set the failure tolerance to a few stacks or percent; by default the first failure in a Region stops the operation.',
  links: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html'],
  examine: ({ location, regionConcurrency, toleratedFailurePercent, toleratedFailures }) => {
    if (toleratedFailurePercent.state === 'absent' && toleratedFailures.state === 'absent') {
      return supports('The first failure in a Region stops the operation.', location);
    }
    if (toleratedFailurePercent.state === 'absent') {
      return expect(toleratedFailures, (count) => count < 1000, {
        supports: (count) => `More than ${count} failures in a Region stop the operation.`,
        contradicts: (count) => `${count} failures in a Region are tolerated.`,
      });
    }
    const parallel = regionConcurrency.state === 'known' && regionConcurrency.value === 'PARALLEL';
    return expect(toleratedFailurePercent, (percent) => percent < (parallel ? 50 : 100), {
      supports: (percent) => `Failure in more than ${percent} % of the accounts stops the operation.`,
      contradicts: (percent) =>
        `The operation goes on although it fails in ${percent} % of the accounts of a Region.`,
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudformation_stack_set" "guardrails" {
  name         = "guardrails"
  template_url = "https://s3.amazonaws.com/templates/guardrails.yaml"
}`,
      contradicts: `
resource "aws_cloudformation_stack_set" "guardrails" {
  name         = "guardrails"
  template_url = "https://s3.amazonaws.com/templates/guardrails.yaml"

  operation_preferences {
    failure_tolerance_percentage = 100
    max_concurrent_percentage    = 100
  }
}`,
      inconclusive: `
variable "tolerance" {
  type = number
}

resource "aws_cloudformation_stack_set" "guardrails" {
  name         = "guardrails"
  template_url = "https://s3.amazonaws.com/templates/guardrails.yaml"

  operation_preferences {
    failure_tolerance_percentage = var.tolerance
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Guardrails:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: guardrails
      PermissionModel: SERVICE_MANAGED
      TemplateURL: https://s3.amazonaws.com/templates/guardrails.yaml
      OperationPreferences:
        FailureTolerancePercentage: 10`,
      contradicts: `
Resources:
  Guardrails:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: guardrails
      PermissionModel: SERVICE_MANAGED
      TemplateURL: https://s3.amazonaws.com/templates/guardrails.yaml
      OperationPreferences:
        FailureTolerancePercentage: 100`,
    },
  },
});

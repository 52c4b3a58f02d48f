import { globalAccelerator } from '../../architecture/kinds/globalaccelerator.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const globalacceleratorFlowLogs = defineCheck({
  id: 'globalaccelerator-flow-logs',
  kind: globalAccelerator,
  title: 'Global Accelerator keeps flow logs',
  why: 'The accelerator is where visitors from all over the world arrive. Its flow logs show who came from where and was sent to which Region; without them nobody can follow an attack or a misrouting back to its source.',
  remediation: 'Turn flow logs on and name a bucket for them.',
  links: [
    'https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html',
  ],
  examine: ({ flowLogs }) =>
    expectTrue(flowLogs, {
      supports: 'The accelerator keeps flow logs.',
      contradicts: 'The accelerator keeps no flow logs.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_globalaccelerator_accelerator" "game" {
  name = "game"

  attributes {
    flow_logs_enabled   = true
    flow_logs_s3_bucket = "example-flow-logs"
    flow_logs_s3_prefix = "game/"
  }
}`,
      contradicts: `
resource "aws_globalaccelerator_accelerator" "game" {
  name = "game"
}`,
      inconclusive: `
variable "logs" {
  type = bool
}

resource "aws_globalaccelerator_accelerator" "game" {
  name = "game"

  attributes {
    flow_logs_enabled = var.logs
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Game:
    Type: AWS::GlobalAccelerator::Accelerator
    Properties:
      Name: game
      FlowLogsEnabled: true
      FlowLogsS3Bucket: example-flow-logs
      FlowLogsS3Prefix: game/`,
      contradicts: `
Resources:
  Game:
    Type: AWS::GlobalAccelerator::Accelerator
    Properties:
      Name: game`,
    },
  },
});

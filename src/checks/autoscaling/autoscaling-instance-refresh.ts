import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const autoscalingInstanceRefresh = defineCheck({
  id: 'autoscaling-instance-refresh',
  kind: autoScalingGroup,
  title: 'Auto Scaling group replaces its instances step by step when their template changes',
  why: 'A new launch template touches no running instance. Old and new mix until someone ends the old ones by hand. An instance refresh replaces them a few at a time, watches their health, and can go back.',
  remediation:
    'Terraform: add an instance_refresh block with a minimum healthy percentage and auto rollback. CloudFormation: add an UpdatePolicy with AutoScalingRollingUpdate.',
  links: [
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html',
  ],
  blindSpots: ['Refreshes that a pipeline starts are not seen.'],
  examine: ({ instanceRefresh }) =>
    expectTrue(instanceRefresh, {
      supports: 'Instances are replaced when the template changes.',
      contradicts: 'A changed template reaches no running instance.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_autoscaling_group" "feed" {
  min_size = 2
  max_size = 6

  instance_refresh {
    strategy = "Rolling"

    preferences {
      auto_rollback = true
    }
  }
}`,
      contradicts: `
resource "aws_autoscaling_group" "feed" {
  min_size = 2
  max_size = 6
}`,
      inconclusive: `
variable "strategies" {
  type = list(string)
}

resource "aws_autoscaling_group" "feed" {
  min_size = 2
  max_size = 6

  dynamic "instance_refresh" {
    for_each = var.strategies
    content {
      strategy = instance_refresh.value
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Feed:
    Type: AWS::AutoScaling::AutoScalingGroup
    UpdatePolicy:
      AutoScalingRollingUpdate:
        MinInstancesInService: 1
    Properties:
      MinSize: "2"
      MaxSize: "6"`,
      contradicts: `
Resources:
  Feed:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "6"`,
    },
  },
});

import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const autoscalingLoadBalancerHealthCheck = defineCheck({
  id: 'autoscaling-load-balancer-health-check',
  kind: autoScalingGroup,
  title: 'Auto Scaling group replaces instances that the load balancer finds unhealthy',
  why: 'By default a group only sees whether the machine runs. A hung application stays in the group, and the load balancer sends it nothing: capacity is lost and nobody repairs it.',
  remediation:
    'Set the health check type to ELB, with a grace period as long as the application takes to start.',
  links: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html'],
  blindSpots: ['Groups that no load balancer stands before are not judged.'],
  examine: ({ classicLoadBalancers, healthCheckType, targetGroups }) => {
    if (targetGroups.state === 'absent' && classicLoadBalancers.state === 'absent') return 'not-applicable';
    return expect(healthCheckType, (type) => type.split(',').includes('ELB'), {
      supports: 'The group looks at the health that the load balancer sees.',
      contradicts: (type) =>
        `The group looks only at the machine (${type}), not at what the load balancer sees.`,
    });
  },
  fix: {
    set: [{ attribute: 'healthCheckType', value: 'ELB', replaces: ['EC2'] }],
    caution:
      'Instances that the load balancer finds unhealthy are replaced: the grace period must cover the start of the program.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_autoscaling_group" "portal" {
  min_size          = 2
  max_size          = 4
  health_check_type = "ELB"
  load_balancers    = ["portal"]
}`,
      contradicts: `
resource "aws_lb_target_group" "portal" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_autoscaling_group" "portal" {
  min_size          = 2
  max_size          = 4
  target_group_arns = [aws_lb_target_group.portal.arn]
}`,
      inconclusive: `
variable "health" {
  type = string
}

resource "aws_autoscaling_group" "portal" {
  min_size          = 2
  max_size          = 4
  health_check_type = var.health
  load_balancers    = ["portal"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Portal:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "4"
      HealthCheckType: EBS,ELB
      LoadBalancerNames: [portal]`,
      contradicts: `
Resources:
  Portal:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "4"
      LoadBalancerNames: [portal]`,
    },
  },
});

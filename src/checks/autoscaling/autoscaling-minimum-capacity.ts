import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { defineCheck } from '../check.ts';
import { expectAtLeast } from '../expectations.ts';

export const autoscalingMinimumCapacity = defineCheck({
  id: 'autoscaling-minimum-capacity',
  kind: autoScalingGroup,
  title: 'Auto Scaling group behind a load balancer keeps at least two instances',
  why: 'With a single instance, every failure and every restart is an outage until a new one has started, which takes minutes. With two, the other one goes on.',
  remediation:
    'Set the minimum size to two or more, so that the group serves its users while one instance is replaced.',
  links: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html'],
  blindSpots: ['Groups that no load balancer stands before, such as workers, are not judged.'],
  examine: ({ classicLoadBalancers, minSize, targetGroups }) => {
    if (targetGroups.state === 'absent' && classicLoadBalancers.state === 'absent') return 'not-applicable';
    return expectAtLeast(minSize, 2, {
      supports: (count) => `At least ${count} instances run at any time.`,
      contradicts: (count) =>
        count === 0 ? 'The group may shrink to no instance.' : 'The group may shrink to a single instance.',
      absent: { verdict: 'inconclusive', message: 'The code does not state a minimum size.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb_target_group" "web" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_autoscaling_group" "web" {
  min_size          = 3
  max_size          = 9
  target_group_arns = [aws_lb_target_group.web.arn]
}`,
      contradicts: `
resource "aws_lb_target_group" "web" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_autoscaling_group" "web" {
  min_size = 1
  max_size = 9
}

resource "aws_autoscaling_attachment" "web" {
  autoscaling_group_name = aws_autoscaling_group.web.name
  lb_target_group_arn    = aws_lb_target_group.web.arn
}`,
      inconclusive: `
variable "least" {
  type = number
}

resource "aws_autoscaling_group" "web" {
  min_size       = var.least
  max_size       = 9
  load_balancers = ["web"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "8"
      LoadBalancerNames: [web]`,
      contradicts: `
Resources:
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      VpcId: vpc-0123456789abcdef0
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "1"
      MaxSize: "8"
      TargetGroupARNs:
        - !Ref Targets`,
    },
  },
});

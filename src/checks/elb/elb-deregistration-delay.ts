import { classicLoadBalancer, targetGroup } from '../../architecture/kinds/elb.ts';
import { defineCheck } from '../check.ts';
import { expect, expectTrue } from '../expectations.ts';

export const elbDeregistrationDelay = defineCheck({
  id: 'elb-deregistration-delay',
  kind: [targetGroup, classicLoadBalancer],
  title: 'Load balancer lets requests finish before a target is taken away',
  why: 'Each deployment and each scaling in takes targets away. Without a delay, requests that are under way at that moment are cut off, and visitors see errors although nothing is broken.',
  remediation:
    'Set the deregistration delay a little longer than the slowest request takes, such as 30 s. On a Classic Load Balancer turn on connection draining.',
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html',
  ],
  blindSpots: ['How long the slowest request takes is not known.'],
  examine: (resource) => {
    if ('connectionDraining' in resource) {
      return expectTrue(resource.connectionDraining, {
        supports: 'Connections are drained.',
        contradicts: 'Requests under way are cut off: connection draining is off.',
      });
    }
    const { targetType, deregistrationDelaySeconds } = resource;
    if (targetType.state === 'known' && targetType.value === 'lambda') return 'not-applicable';
    return expect(deregistrationDelaySeconds, (seconds) => seconds > 0, {
      supports: (seconds) => `Requests have ${seconds} s to finish.`,
      contradicts: 'Requests under way are cut off at once.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb_target_group" "orders" {
  port                 = 8080
  protocol             = "HTTP"
  vpc_id               = "vpc-0123456789abcdef0"
  deregistration_delay = 30
}`,
      contradicts: `
resource "aws_lb_target_group" "orders" {
  port                 = 8080
  protocol             = "HTTP"
  vpc_id               = "vpc-0123456789abcdef0"
  deregistration_delay = 0
}`,
      inconclusive: `
variable "delay" {
  type = number
}

resource "aws_lb_target_group" "orders" {
  port                 = 8080
  protocol             = "HTTP"
  vpc_id               = "vpc-0123456789abcdef0"
  deregistration_delay = var.delay
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      VpcId: vpc-0123456789abcdef0`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      VpcId: vpc-0123456789abcdef0
      TargetGroupAttributes:
        - Key: deregistration_delay.timeout_seconds
          Value: "0"`,
    },
  },
});

import { targetGroup } from '../../architecture/kinds/elb.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const MOST_SECONDS = 180;

export const elbTargetGroupHealthCheck = defineCheck({
  id: 'elb-target-group-health-check',
  kind: targetGroup,
  title: 'Load balancer finds out within three minutes that a target has failed',
  why: 'A load balancer goes on sending requests to a failed target until enough health checks in a row have failed. As long as that takes, a share of all visitors gets an error.',
  remediation:
    'Keep health checks on, and keep interval times threshold under three minutes; 30 s times 2 will do.',
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  ],
  blindSpots: [
    'What the health check asks of the target, and whether its answer means anything, is not judged.',
  ],
  examine: ({ targetType, healthCheckEnabled, healthCheckIntervalSeconds, unhealthyThreshold, location }) => {
    if (targetType.state === 'known' && targetType.value === 'lambda') return 'not-applicable';
    if (healthCheckEnabled.state === 'unresolved') {
      return inconclusive(healthCheckEnabled.reason, healthCheckEnabled.location);
    }
    if (healthCheckEnabled.state === 'known' && !healthCheckEnabled.value) {
      return contradicts(
        'Health checks are off: failed targets go on getting requests.',
        healthCheckEnabled.location,
      );
    }
    for (const part of [healthCheckIntervalSeconds, unhealthyThreshold]) {
      if (part.state === 'unresolved') return inconclusive(part.reason, part.location);
    }
    if (healthCheckIntervalSeconds.state !== 'known' || unhealthyThreshold.state !== 'known') {
      return inconclusive('The code does not tell how often targets are checked.', location);
    }
    const seconds = healthCheckIntervalSeconds.value * unhealthyThreshold.value;
    const way = `${unhealthyThreshold.value} checks, one every ${healthCheckIntervalSeconds.value} s`;
    return seconds <= MOST_SECONDS
      ? supports(`A failed target is left out after ${seconds} s (${way}).`, location)
      : contradicts(
          `A failed target gets requests for ${seconds} s (${way}).`,
          healthCheckIntervalSeconds.location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb_target_group" "quotes" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"

  health_check {
    path                = "/ready"
    interval            = 15
    unhealthy_threshold = 2
  }
}`,
      contradicts: `
resource "aws_lb_target_group" "quotes" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"

  health_check {
    path                = "/ready"
    interval            = 60
    unhealthy_threshold = 10
  }
}`,
      inconclusive: `
variable "interval" {
  type = number
}

resource "aws_lb_target_group" "quotes" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"

  health_check {
    interval = var.interval
  }
}`,
      'not-applicable': `
resource "aws_lb_target_group" "quotes" {
  target_type = "lambda"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Quotes:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      VpcId: vpc-0123456789abcdef0`,
      contradicts: `
Resources:
  Quotes:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      VpcId: vpc-0123456789abcdef0
      HealthCheckIntervalSeconds: 300
      UnhealthyThresholdCount: 5`,
    },
  },
});

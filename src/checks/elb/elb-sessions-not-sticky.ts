import { targetGroup } from '../../architecture/kinds/elb.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const elbSessionsNotSticky = defineCheck({
  id: 'elb-sessions-not-sticky',
  kind: targetGroup,
  title: 'Any target can serve any visitor',
  why: 'Sticky sessions tie a visitor to one machine, because that machine keeps something about them. When it is replaced, they lose their basket or must sign in again, and new machines stay idle while the old ones are full.',
  remediation: 'Keep sessions in a table or a cache that all targets use, and turn stickiness off.',
  links: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html'],
  blindSpots: ['Why sessions are sticky, such as for a long-lived connection, is not seen.'],
  examine: ({ protocol, stickiness, hasStickiness, location }) => {
    if (protocol.state !== 'known' || !protocol.value.startsWith('HTTP')) return 'not-applicable';
    if (stickiness.state === 'unresolved') return inconclusive(stickiness.reason, stickiness.location);
    if (hasStickiness.state === 'unresolved')
      return inconclusive(hasStickiness.reason, hasStickiness.location);
    const isOn =
      stickiness.state === 'known'
        ? stickiness.value
        : hasStickiness.state === 'known' && hasStickiness.value;
    if (!isOn) return supports('Requests of a visitor go to any target.', location);
    const place = stickiness.state === 'known' ? stickiness.location : hasStickiness.location;
    return contradicts('Requests of a visitor go to the same target again and again.', place);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb_target_group" "basket" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}`,
      contradicts: `
resource "aws_lb_target_group" "basket" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"

  stickiness {
    type            = "lb_cookie"
    cookie_duration = 86400
  }
}`,
      inconclusive: `
variable "sticky" {
  type = bool
}

resource "aws_lb_target_group" "basket" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"

  stickiness {
    enabled = var.sticky
    type    = "lb_cookie"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Basket:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      VpcId: vpc-0123456789abcdef0`,
      contradicts: `
Resources:
  Basket:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Port: 8080
      Protocol: HTTP
      VpcId: vpc-0123456789abcdef0
      TargetGroupAttributes:
        - Key: stickiness.enabled
          Value: "true"`,
    },
  },
});

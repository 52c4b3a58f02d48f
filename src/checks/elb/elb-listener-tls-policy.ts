import { listener } from '../../architecture/kinds/elb.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

/** Policies that begin with TLS 1.2, by their names; all others still accept TLS 1.0 or 1.1. */
const MODERN = /TLS13-1-[23]-|-TLS-1-2-|-FS-1-2-/;

export const elbListenerTlsPolicy = defineCheck({
  id: 'elb-listener-tls-policy',
  kind: listener,
  title: 'Load balancer refuses outdated versions of TLS',
  why: 'TLS 1.0 and 1.1 have known weaknesses, and standards such as PCI DSS forbid them. The security policy of a listener decides what it still accepts; where code names none, it is one from 2016 that takes both.',
  remediation:
    'Set a policy that accepts TLS 1.2 or newer only, such as ELBSecurityPolicy-TLS13-1-2-2021-06.',
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html',
  ],
  examine: ({ protocol, tlsPolicy }) => {
    if (protocol.state !== 'known' || !['HTTPS', 'TLS'].includes(protocol.value)) return 'not-applicable';
    return expect(tlsPolicy, (policy) => MODERN.test(policy), {
      supports: (policy) => `${policy} accepts TLS 1.2 or newer only.`,
      contradicts: (policy) => `${policy} still accepts TLS 1.0 or 1.1.`,
    });
  },
  fix: {
    set: [{ attribute: 'tlsPolicy', value: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }],
    caution: 'Clients that speak nothing newer than TLS 1.1 can no longer connect.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb_listener" "bank" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/bank/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type = "forward"
  }
}`,
      contradicts: `
resource "aws_lb_listener" "bank" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/bank/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-1-2017-01"

  default_action {
    type = "forward"
  }
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_lb_listener" "bank" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/bank/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.policy

  default_action {
    type = "forward"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Bank:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/bank/50dc6c495c0c9188
      Port: 443
      Protocol: TLS
      SslPolicy: ELBSecurityPolicy-TLS13-1-3-2021-06
      DefaultActions:
        - Type: forward`,
      contradicts: `
Resources:
  Bank:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/bank/50dc6c495c0c9188
      Port: 443
      Protocol: HTTPS
      DefaultActions:
        - Type: forward`,
    },
  },
});

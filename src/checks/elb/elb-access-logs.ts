import type { ResourceOf } from '../../architecture/index.ts';
import { classicLoadBalancer, listener, loadBalancer } from '../../architecture/kinds/elb.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const elbAccessLogs = defineCheck({
  id: 'elb-access-logs',
  kind: [loadBalancer, classicLoadBalancer],
  related: [listener],
  title: 'Load balancer records the requests it serves',
  why: 'The access log says who asked for what, when, how long it took and which machine answered. Metrics show that something was slow or odd; only the log shows for whom and why.',
  remediation: 'Turn on access logs into an S3 bucket, with a lifecycle rule that ends their keeping.',
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-access-logs.html',
  ],
  examine: (balancer, { referrers }) => {
    if ('type' in balancer && balancer.type.state === 'known') {
      if (balancer.type.value === 'gateway') return 'not-applicable';
      const listeners = referrers(balancer, listener, 'loadBalancer');
      if (balancer.type.value === 'network' && !listeners.some(mayEndTls)) {
        return 'not-applicable';
      }
    }
    return expectTrue(balancer.accessLogs, {
      supports: 'Access logs are on.',
      contradicts: 'Access logs are off.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb" "tickets" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]

  access_logs {
    bucket  = "tickets-requests"
    enabled = true
  }
}`,
      contradicts: `
resource "aws_lb" "tickets" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}`,
      inconclusive: `
variable "log_requests" {
  type = bool
}

resource "aws_lb" "tickets" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]

  access_logs {
    bucket  = "tickets-requests"
    enabled = var.log_requests
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tickets:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
      LoadBalancerAttributes:
        - Key: idle_timeout.timeout_seconds
          Value: "30"
        - Key: access_logs.s3.enabled
          Value: "true"
        - Key: access_logs.s3.bucket
          Value: tickets-requests`,
      contradicts: `
Resources:
  Tickets:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      AvailabilityZones: [eu-west-1a, eu-west-1b]
      Listeners:
        - LoadBalancerPort: "443"
          InstancePort: "8443"
          Protocol: SSL`,
    },
  },
});

/** A Network Load Balancer logs TLS requests only, and so only where a listener of its own ends TLS. */
function mayEndTls({ protocol }: ResourceOf<typeof listener>): boolean {
  return protocol.state !== 'known' || protocol.value.toUpperCase() === 'TLS';
}

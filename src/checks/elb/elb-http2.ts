import { loadBalancer } from '../../architecture/kinds/elb.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const elbHttp2 = defineCheck({
  id: 'elb-http2',
  kind: loadBalancer,
  title: 'Application Load Balancer speaks HTTP/2',
  why: 'HTTP/2 carries many requests over one connection and compresses their headers. Pages of many parts load faster, above all on mobile networks.',
  remediation: 'Leave HTTP/2 on, as it is by default.',
  links: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html'],
  examine: ({ http2, type }) => {
    if (type.state !== 'known' || type.value !== 'application') return 'not-applicable';
    return expectTrue(http2, { supports: 'HTTP/2 is on.', contradicts: 'HTTP/2 is turned off.' });
  },
  fix: {
    set: [
      {
        at: {
          terraform: 'enable_http2',
          cloudformation: 'LoadBalancerAttributes[Key=routing.http2.enabled].Value',
        },
        value: { terraform: true, cloudformation: 'true' },
      },
    ],
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb" "gallery" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}`,
      contradicts: `
resource "aws_lb" "gallery" {
  subnets      = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  enable_http2 = false
}`,
      inconclusive: `
variable "http2" {
  type = bool
}

resource "aws_lb" "gallery" {
  subnets      = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  enable_http2 = var.http2
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Gallery:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]`,
      contradicts: `
Resources:
  Gallery:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
      LoadBalancerAttributes:
        - Key: routing.http2.enabled
          Value: "false"`,
    },
  },
});

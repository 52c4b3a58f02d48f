import { loadBalancer } from '../../architecture/kinds/elb.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const elbDesyncMitigation = defineCheck({
  id: 'elb-desync-mitigation',
  kind: loadBalancer,
  title: 'Application Load Balancer stops requests that are made to be misread',
  why: 'A request that the load balancer and the server behind it cut at different places lets an attacker slip a second request in, which is then answered as if another visitor had sent it. In monitor mode the load balancer only counts such requests and passes them on.',
  remediation: 'Set the desync mitigation mode to defensive, the default, or strictest.',
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  ],
  examine: ({ type, desyncMitigation }) => {
    if (type.state === 'known' && type.value !== 'application') return 'not-applicable';
    return expect(desyncMitigation, (mode) => mode !== 'monitor', {
      supports: (mode) => `The mode is ${mode}.`,
      contradicts: 'The mode is monitor: such requests are passed on.',
    });
  },
  fix: {
    set: [
      {
        at: {
          terraform: 'desync_mitigation_mode',
          cloudformation: 'LoadBalancerAttributes[Key=routing.http.desync_mitigation_mode].Value',
        },
        value: 'defensive',
      },
    ],
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb" "forms" {
  subnets                = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  desync_mitigation_mode = "strictest"
}`,
      contradicts: `
resource "aws_lb" "forms" {
  subnets                = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  desync_mitigation_mode = "monitor"
}`,
      inconclusive: `
variable "mode" {
  type = string
}

resource "aws_lb" "forms" {
  subnets                = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  desync_mitigation_mode = var.mode
}`,
      'not-applicable': `
resource "aws_lb" "feed" {
  load_balancer_type = "network"
  subnets            = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Forms:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]`,
      contradicts: `
Resources:
  Forms:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
      LoadBalancerAttributes:
        - Key: routing.http.desync_mitigation_mode
          Value: monitor`,
    },
  },
});

import { classicLoadBalancer, loadBalancer } from '../../architecture/kinds/elb.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

export const elbMultipleZones = defineCheck({
  id: 'elb-multiple-zones',
  kind: [loadBalancer, classicLoadBalancer],
  related: [subnet],
  title: 'Load balancer stands in several Availability Zones',
  why: 'Everything behind a load balancer is cut off when it fails. With nodes in several Availability Zones, it outlives the failure of one.',
  remediation: 'Give the load balancer subnets in at least two Availability Zones.',
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-subnets.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/availability-zones.html',
  ],
  examine: (balancer, neighbours) =>
    expectSeveralZones(
      balancer,
      balancer.subnets,
      neighbours,
      'zones' in balancer ? balancer.zones : undefined,
    ),
  examples: {
    terraform: {
      supports: `
data "aws_availability_zones" "all" {}

resource "aws_subnet" "a" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.6.0.0/24"
  availability_zone = data.aws_availability_zones.all.names[0]
}

resource "aws_subnet" "b" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.6.1.0/24"
  availability_zone = element(data.aws_availability_zones.all.names, 1)
}

resource "aws_lb" "booking" {
  load_balancer_type = "network"

  subnet_mapping {
    subnet_id = aws_subnet.a.id
  }

  subnet_mapping {
    subnet_id = aws_subnet.b.id
  }
}`,
      contradicts: `
resource "aws_subnet" "a" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.6.0.0/24"
}

resource "aws_lb" "booking" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.a.id]
}`,
      inconclusive: `
variable "subnets" {
  type = list(string)
}

resource "aws_lb" "booking" {
  subnets = var.subnets
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Booking:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      AvailabilityZones: [ap-southeast-2a, ap-southeast-2b]
      Listeners:
        - LoadBalancerPort: "443"
          InstancePort: "8443"
          Protocol: SSL`,
      contradicts: `
Resources:
  Booking:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
      Subnets: [subnet-0123456789abcdef0]`,
    },
  },
});

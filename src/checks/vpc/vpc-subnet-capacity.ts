import type { Stated, StatedLink } from '../../architecture/index.ts';
import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { loadBalancer } from '../../architecture/kinds/elb.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { parseAddressRange, usableAddresses } from '../../architecture/topology/address-ranges.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** An Application Load Balancer wants a /27 with eight free addresses in each subnet. */
const LONGEST_PREFIX_OF_BALANCER = 27;

export const vpcSubnetCapacity = defineCheck({
  id: 'vpc-subnet-capacity',
  kind: [autoScalingGroup, eksNodeGroup, loadBalancer],
  related: [subnet],
  title: 'Subnets have addresses for everything that may start in them',
  why: 'Each machine, and each network interface of a load balancer, needs an address in its subnet. When they run out, scaling fails at the very moment when load is high, and a subnet cannot be made larger.',
  remediation:
    'Use larger or more subnets (a /24 has 251 addresses), or lower the largest size of the group.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  ],
  blindSpots: [
    'Addresses that pods, endpoints and other resources take from the same subnets are not counted.',
  ],
  examine: (user, { follow }) => {
    const subnets = follow(user.subnets, subnet);
    if (subnets.length === 0) return 'not-applicable';
    const ranges = subnets.map(({ cidrBlock }) =>
      cidrBlock.state === 'known' ? parseAddressRange(cidrBlock.value) : undefined,
    );
    if (ranges.some((range) => range === undefined) || !isWhole(user.subnets, subnets.length)) {
      return inconclusive('The code does not tell how many addresses its subnets have.', user);
    }
    if ('internal' in user) {
      if (user.type.state !== 'known' || user.type.value !== 'application') return 'not-applicable';
      const at = ranges.findIndex((range) => (range?.prefix ?? 0) > LONGEST_PREFIX_OF_BALANCER);
      const small = subnets[at];
      return small === undefined
        ? supports('Its subnets are large enough for a load balancer.', user)
        : contradicts(`${small.id} is smaller than the /27 that the load balancer needs to grow.`, user);
    }
    const capacity = ranges.reduce(
      (sum, range) => sum + (range === undefined ? 0 : usableAddresses(range)),
      0,
    );
    return compare(user.maxSize, capacity, user);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "workers" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.40.0.0/24"
}

resource "aws_autoscaling_group" "workers" {
  min_size            = 2
  max_size            = 60
  vpc_zone_identifier = [aws_subnet.workers.id]
}`,
      contradicts: `
resource "aws_subnet" "workers" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.40.0.0/28"
}

resource "aws_autoscaling_group" "workers" {
  min_size            = 2
  max_size            = 20
  vpc_zone_identifier = [aws_subnet.workers.id]
}`,
      inconclusive: `
variable "range" {
  type = string
}

resource "aws_subnet" "workers" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = var.range
}

resource "aws_autoscaling_group" "workers" {
  min_size            = 2
  max_size            = 20
  vpc_zone_identifier = [aws_subnet.workers.id]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  A:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.40.1.0/26
  B:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.40.2.0/26
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [!Ref A, !Ref B]`,
      contradicts: `
Resources:
  A:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.40.1.0/28
  B:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.40.1.16/28
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [!Ref A, !Ref B]`,
    },
  },
});

function isWhole(link: StatedLink, found: number): boolean {
  return (
    link.state === 'known' &&
    link.value.open.length === 0 &&
    link.value.literals.length === 0 &&
    link.value.targets.length === found
  );
}

function compare(
  maxSize: Stated<number>,
  capacity: number,
  user: { readonly location: Finding['location'] },
): Finding {
  if (maxSize.state === 'unresolved') return inconclusive(maxSize.reason, maxSize.location);
  if (maxSize.state === 'absent')
    return inconclusive('The code does not tell how large the group may become.', user.location);
  return maxSize.value <= capacity
    ? supports(`Its subnets have ${capacity} addresses for up to ${maxSize.value} machines.`, user.location)
    : contradicts(
        `It may grow to ${maxSize.value} machines, but its subnets have ${capacity} addresses.`,
        maxSize.location,
      );
}

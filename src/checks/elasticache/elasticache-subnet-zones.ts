import { elasticacheSubnetGroup } from '../../architecture/kinds/elasticache.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

export const elasticacheSubnetZones = defineCheck({
  id: 'elasticache-subnet-zones',
  kind: elasticacheSubnetGroup,
  related: [subnet],
  title: 'ElastiCache subnet group spans Availability Zones',
  why: 'Cache nodes run where the subnet group has subnets. With subnets in one zone every replica stands beside the primary, and one failure takes all of them.',
  remediation: 'Put subnets of at least two Availability Zones into the group.',
  links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html'],
  examine: (group, neighbours) => expectSeveralZones(group, group.subnets, neighbours),
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "a" {
  vpc_id            = "vpc-1"
  cidr_block        = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = "vpc-1"
  cidr_block        = "10.0.2.0/24"
  availability_zone = "eu-west-1b"
}

resource "aws_elasticache_subnet_group" "cache" {
  name       = "cache"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}`,
      contradicts: `
resource "aws_subnet" "a" {
  vpc_id            = "vpc-1"
  cidr_block        = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}

resource "aws_elasticache_subnet_group" "cache" {
  name       = "cache"
  subnet_ids = [aws_subnet.a.id]
}`,
      inconclusive: `
variable "subnets" {
  type = list(string)
}

resource "aws_elasticache_subnet_group" "cache" {
  name       = "cache"
  subnet_ids = var.subnets
}`,
    },
    cloudformation: {
      supports: `
Resources:
  A:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-1
      AvailabilityZone: eu-west-1a
  B:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-1
      AvailabilityZone: eu-west-1b
  Cache:
    Type: AWS::ElastiCache::SubnetGroup
    Properties:
      Description: Cache
      SubnetIds: [!Ref A, !Ref B]`,
      contradicts: `
Resources:
  A:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-1
      AvailabilityZone: eu-west-1a
  Cache:
    Type: AWS::ElastiCache::SubnetGroup
    Properties:
      Description: Cache
      SubnetIds: [!Ref A]`,
    },
  },
});

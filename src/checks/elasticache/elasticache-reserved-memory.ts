import { elasticacheParameterGroup } from '../../architecture/kinds/elasticache.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';
import { engineParameter } from '../engine-parameters.ts';

export const elasticacheReservedMemory = defineCheck({
  id: 'elasticache-reserved-memory',
  kind: elasticacheParameterGroup,
  title: 'ElastiCache node keeps memory back for its own work',
  why: 'A cache node needs spare memory to write snapshots and to bring a replica up to date. Where the whole memory is given to data, the node swaps to disk and slows down, or is replaced, just when it is fullest.',
  remediation: 'Leave reserved-memory-percent at 25, or raise it.',
  links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/redis-memory-management.html'],
  examine: (group) => {
    const { family } = group;
    if (family.state === 'known' && family.value.startsWith('memcached')) return 'not-applicable';
    const reserved = engineParameter(group, 'reserved-memory-percent');
    if (reserved.state === 'absent') return 'not-applicable';
    return expect(reserved, (percent) => Number(percent) >= 25, {
      supports: (percent) => `${percent} % of the memory are kept back.`,
      contradicts: (percent) => `Only ${percent} % of the memory are kept back.`,
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elasticache_parameter_group" "cache" {
  name   = "cache"
  family = "redis7"
  parameter {
    name  = "reserved-memory-percent"
    value = "30"
  }
}`,
      contradicts: `
resource "aws_elasticache_parameter_group" "cache" {
  name   = "cache"
  family = "redis7"
  parameter {
    name  = "reserved-memory-percent"
    value = "5"
  }
}`,
      inconclusive: `
variable "reserved" {
  type = number
}

resource "aws_elasticache_parameter_group" "cache" {
  name   = "cache"
  family = "redis7"
  parameter {
    name  = "reserved-memory-percent"
    value = var.reserved
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Cache:
    Type: AWS::ElastiCache::ParameterGroup
    Properties:
      Description: Cache
      CacheParameterGroupFamily: valkey8
      Properties:
        reserved-memory-percent: "25"`,
      contradicts: `
Resources:
  Cache:
    Type: AWS::ElastiCache::ParameterGroup
    Properties:
      Description: Cache
      CacheParameterGroupFamily: valkey8
      Properties:
        reserved-memory-percent: "0"`,
    },
  },
});

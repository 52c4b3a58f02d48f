import { elasticacheServerlessCache } from '../../architecture/kinds/elasticache.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const elasticacheServerlessLimits = defineCheck({
  id: 'elasticache-serverless-limits',
  kind: elasticacheServerlessCache,
  title: 'ElastiCache Serverless cache has an upper limit',
  why: 'A serverless cache grows with what is put into it, and so does its bill. A loop that writes keys without an end, or a flood of requests, is paid for hour by hour until somebody looks.',
  remediation: 'Set a maximum for stored data and for processing units, with room above the usual peak.',
  links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html'],
  blindSpots: ['A budget alarm that would tell of the cost is not considered here.'],
  examine: ({ maximumStorage, maximumProcessing, location }) => {
    const limits = [maximumStorage, maximumProcessing];
    const limit = limits.find(({ state }) => state === 'known');
    if (limit !== undefined) return supports('The cache has an upper limit.', limit.location);
    const open = limits.find((stated) => stated.state === 'unresolved');
    return open?.state === 'unresolved'
      ? inconclusive(open.reason, open.location)
      : contradicts('The cache may grow, and cost, without a limit.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elasticache_serverless_cache" "ranking" {
  engine = "valkey"
  name   = "ranking"
  cache_usage_limits {
    data_storage {
      maximum = 20
      unit    = "GB"
    }
    ecpu_per_second {
      maximum = 10000
    }
  }
}`,
      contradicts: `
resource "aws_elasticache_serverless_cache" "ranking" {
  engine = "valkey"
  name   = "ranking"
}`,
      inconclusive: `
variable "storage" {
  type = number
}

resource "aws_elasticache_serverless_cache" "ranking" {
  engine = "valkey"
  name   = "ranking"
  cache_usage_limits {
    data_storage {
      maximum = var.storage
      unit    = "GB"
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ranking:
    Type: AWS::ElastiCache::ServerlessCache
    Properties:
      Engine: valkey
      ServerlessCacheName: ranking
      CacheUsageLimits:
        DataStorage:
          Maximum: 20
          Unit: GB`,
      contradicts: `
Resources:
  Ranking:
    Type: AWS::ElastiCache::ServerlessCache
    Properties:
      Engine: valkey
      ServerlessCacheName: ranking`,
    },
  },
});

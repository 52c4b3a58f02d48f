import type { Architecture, Resource, ResourceOf } from '../../architecture/index.ts';
import { restStage } from '../../architecture/kinds/apigateway.ts';
import { appsyncCache } from '../../architecture/kinds/appsync.ts';
import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { type Station, stepsTo } from '../../architecture/topology/request-paths.ts';
import { caching } from '../cache-behaviors.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';
import { architectureIn, ENTRIES, findingAt, stationsOf, wayTo } from '../request-entries.ts';
import {
  TEMPLATE_HTTP_API,
  TERRAFORM_HTTP_API,
  templateFunction,
  terraformFunctionWith,
} from '../request-examples.ts';

/** From here on an objective leaves little room for a database that works each answer out anew. */
const QUICK_SECONDS = 0.1;

const CACHES: ReadonlyMap<string, string> = new Map([
  ['dax-cluster', 'DAX before the table'],
  ['elasticache-cluster', 'ElastiCache beside the database'],
  ['elasticache-replication-group', 'ElastiCache beside the database'],
  ['elasticache-serverless-cache', 'ElastiCache beside the database'],
  ['memorydb-cluster', 'MemoryDB'],
]);

/** Stores that work an answer out, in contrast to those that look it up by its key. */
const WORKS_OUT = new Set([
  'docdb-cluster',
  'neptune-cluster',
  'opensearch-domain',
  'rds-cluster',
  'rds-instance',
  'redshift-cluster',
  'redshift-workgroup',
]);

export const workloadReadPathCached = defineCheck({
  id: 'workload-read-path-cached',
  kind: ENTRIES,
  related: [restStage, appsyncCache],
  title: 'Reads that come from far meet a cache before they reach the database',
  why: 'Most reads ask for what somebody else has just asked for. A cache on the way answers them in about a millisecond, be it at the edge, in the API or beside the database; without one each page view is a query, and the database has to be as large as the crowd.',
  remediation:
    'Let CloudFront or the API keep answers that are the same for many, if only for seconds, and keep results of costly queries in ElastiCache; DAX does it for DynamoDB.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/performance-efficiency-pillar/perf_data_access_patterns_caching.html',
    'https://docs.aws.amazon.com/whitepapers/latest/database-caching-strategies-using-redis/welcome.html',
  ],
  blindSpots: [
    'What browsers and programs keep in their own memory is not seen.',
    `No cache contradicts only where a latency of ${QUICK_SECONDS * 1000} ms or less is stated and the database works its answers out; else it may be right, and is inconclusive.`,
  ],
  assuming: { objectives: { latencyP95Seconds: 0.1 } },
  examine: (entry, neighbours, { objectives }) => {
    const stations = stationsOf(entry, neighbours);
    if (stations === undefined) return 'not-applicable';
    const asked = stations.filter(({ waits }) => waits === 'yes');
    const databases = asked.filter(({ resource }) => WORKS_OUT.has(resource.kind ?? ''));
    const tables = asked.filter(({ resource }) => resource.kind === 'dynamodb-table');
    const [farthest] = [...databases, ...tables].toSorted((a, b) => b.calls.length - a.calls.length);
    if (farthest === undefined) return 'not-applicable';
    const layers = layersOn(entry, asked, architectureIn(neighbours));
    if (layers.length > 0) {
      const said = supports(`Layers that cache: ${layers.join(', ')}, on ${wayTo(entry, farthest)}.`, entry);
      return { ...said, path: stepsTo(entry, farthest) };
    }
    const database = databases.find(({ knownBy }) => knownBy !== 'permission');
    const quick = objectives?.latencyP95Seconds ?? objectives?.latencyP50Seconds;
    if (database !== undefined && quick !== undefined && quick <= QUICK_SECONDS) {
      const sentence = `The objective is ${quick * 1000} ms, and no layer caches`;
      return findingAt('contradicts', sentence, entry, database);
    }
    return inconclusive(`No layer caches on ${wayTo(entry, farthest)}; it may not need one.`, entry);
  },
  examples: {
    terraform: {
      supports: `${TERRAFORM_HTTP_API}${terraformFunctionWith(
        'order',
        'DATABASE = aws_db_instance.orders.address, CACHE = aws_elasticache_replication_group.orders.primary_endpoint_address',
      )}${database()}
resource "aws_elasticache_replication_group" "orders" {
  replication_group_id = "orders"
  description          = "Results of queries"
}`,
      contradicts: `${TERRAFORM_HTTP_API}${terraformFunctionWith(
        'order',
        'DATABASE = aws_db_instance.orders.address',
      )}${database()}`,
      inconclusive: `${TERRAFORM_HTTP_API}${terraformFunctionWith('order', 'ORDERS = aws_dynamodb_table.orders.name')}
resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"
}`,
    },
    cloudformation: {
      supports: `${TEMPLATE_HTTP_API}${templateFunction(
        'Order',
        `Environment:
  Variables:
    ORDERS: !Ref Orders
    CACHE: !GetAtt Cache.ClusterDiscoveryEndpoint`,
      )}
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
  Cache:
    Type: AWS::DAX::Cluster
    Properties:
      IAMRoleARN: arn:aws:iam::111122223333:role/dax
      NodeType: dax.r5.large
      ReplicationFactor: 3`,
      contradicts: `${TEMPLATE_HTTP_API}${templateFunction(
        'Order',
        `Environment:
  Variables:
    DATABASE: !GetAtt Orders.Endpoint.Address`,
      )}
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.m7g.large`,
    },
  },
});

/** The layers of the way that keep answers, from the outside in. */
function layersOn(entry: Resource, asked: readonly Station[], architecture: Architecture): readonly string[] {
  const resources = [entry, ...asked.map(({ resource }) => resource)];
  const layers = resources.flatMap((resource) => {
    const { kind = '' } = resource;
    if (kind === cloudfrontDistribution.id) {
      return cachesBeyondBuckets(resource as ResourceOf<typeof cloudfrontDistribution>) ? ['CloudFront'] : [];
    }
    if (kind === 'apigateway-rest-api') {
      const stages = architecture.referrers(resource, restStage, 'api');
      return stages.some(({ caching: own }) => own.state === 'known' && own.value)
        ? ['the cache of the API']
        : [];
    }
    if (kind === 'appsync-graphql-api') {
      return architecture.referrers(resource, appsyncCache, 'api').length > 0 ? ['the cache of AppSync'] : [];
    }
    return CACHES.get(kind) ?? [];
  });
  return [...new Set(layers)];
}

/** Whether some behaviour keeps answers of an origin that is no bucket. */
function cachesBeyondBuckets(distribution: ResourceOf<typeof cloudfrontDistribution>): boolean {
  const { cacheBehaviors, origins } = distribution;
  if (cacheBehaviors.state !== 'known' || origins.state !== 'known') return false;
  const buckets = new Set(
    origins.value.items
      .filter(
        ({ bucket }) =>
          bucket.state === 'known' && bucket.value.targets.some(({ kind }) => kind === 's3-bucket'),
      )
      .flatMap(({ originId }) => (originId.state === 'known' ? [originId.value] : [])),
  );
  return cacheBehaviors.value.items.some((behavior) => {
    const { targetOrigin } = behavior;
    if (targetOrigin.state !== 'known' || buckets.has(targetOrigin.value)) return false;
    return caching(behavior) === true;
  });
}

function database(): string {
  return `
resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}
`;
}

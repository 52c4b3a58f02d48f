import type { Architecture, Resource, ResourceOf } from '../../architecture/index.ts';
import { dynamodbReplica, type dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import type { rdsCluster } from '../../architecture/kinds/rds.ts';
import { DATA_KINDS, linkOf } from '../../architecture/topology/request-paths.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { architectureIn, ENTRIES, isBeforeProduction, stationsOf } from '../request-entries.ts';
import {
  TEMPLATE_HTTP_API,
  TERRAFORM_HTTP_API,
  templateFunction,
  terraformFunctionWith,
} from '../request-examples.ts';

/** What one Region can be built for; more of it needs a second one. Source: Reliability Pillar, availability. */
const ONE_REGION_PERCENT = 99.99;

export const workloadRegionsFitObjective = defineCheck({
  id: 'workload-regions-fit-objective',
  kind: ENTRIES,
  related: [dynamodbReplica],
  title: 'Workload with an objective above 99.99 % stands in more than one Region',
  why: 'Above 99.99 % a workload may be down for less than 53 minutes a year. A Region as a whole is seldom impaired, but when it is, an hour is soon over; and people cannot build the workload anew in another one within minutes. Such an objective needs a second Region that already has the data.',
  remediation:
    'Keep a copy of the data in a second Region (global tables, a global database), and run the entry there as well; or state an objective that one Region can hold.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/availability.html',
    'https://docs.aws.amazon.com/prescriptive-guidance/latest/aws-multi-region-fundamentals/introduction.html',
  ],
  blindSpots: [
    'Buckets and their replication are left out.',
    'CloudFormation: a template does not tell in which other Regions it is deployed, so it is never found to be too little.',
    'Other root modules may build the same workload in another Region: without any trace of one in the code at hand the check contradicts only where a Region is stated.',
  ],
  assuming: { objectives: { availabilityPercent: 99.995 } },
  examine: (entry, neighbours, requirements) => {
    const percent = requirements.objectives?.availabilityPercent;
    if (percent === undefined || percent <= ONE_REGION_PERCENT) return 'not-applicable';
    if (isBeforeProduction(entry, requirements)) return 'not-applicable';
    const stations = stationsOf(entry, neighbours);
    if (stations === undefined) return 'not-applicable';
    const data = stations.filter(({ resource }) => isJudged(resource));
    if (data.length === 0) return 'not-applicable';
    const architecture = architectureIn(neighbours);
    const left = data.filter(({ resource }) => !isCopied(resource, architecture));
    const asked = `The objective is ${percent} %`;
    const [first] = left;
    if (first === undefined) return supports(`${asked}; its data has a copy in another Region.`, entry);
    const regions = new Set(
      architecture
        .inScope(entry)
        .flatMap(({ declared }) => (isGlobal(declared.type) ? [] : (declared.region ?? []))),
    );
    const names = left.map(({ resource }) => resource.id).join(', ');
    const facts = `${asked}; no copy in another Region is seen of ${names}`;
    const [region] = regions;
    return regions.size === 1 && first.uncertain === undefined
      ? contradicts(`${facts}, and everything stands in ${region}.`, first.resource)
      : inconclusive(`${facts}.`, first.resource);
  },
  examples: {
    terraform: {
      supports: tableWith(`
  replica {
    region_name = "eu-central-1"
  }
`),
      contradicts: tableWith(''),
      inconclusive: tableWith('').replace('region = "eu-north-1"', 'region = var.region'),
    },
    cloudformation: {
      supports: `${TEMPLATE_HTTP_API}${templateFunction(
        'Order',
        `Environment:
  Variables:
    ORDERS: !Ref Orders`,
      )}
  Orders:
    Type: AWS::DynamoDB::GlobalTable
    Properties:
      BillingMode: PAY_PER_REQUEST
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      StreamSpecification: { StreamViewType: NEW_AND_OLD_IMAGES }
      Replicas:
        - Region: eu-north-1
        - Region: eu-central-1`,
    },
  },
});

/** Types whose resources belong to no Region, although a provider for one makes them. */
function isGlobal(type: string): boolean {
  return /^(?:aws_(?:cloudfront|route53|iam|wafv2|acm|shield)_)/.test(type);
}

/** Buckets are left out, and what only leads to data: proxies, and instances in a cluster. */
function isJudged(data: Resource): boolean {
  const { kind = '' } = data;
  if (!DATA_KINDS.has(kind) || kind === 's3-bucket' || kind.startsWith('rds-proxy')) return false;
  const member = linkOf(data, 'cluster');
  return member === undefined || member.state === 'absent';
}

/** Whether the code shows a copy of the data in another Region, or that AWS or a global database keeps one. */
function isCopied(data: Resource, architecture: Architecture): boolean {
  if (data.kind === 'dynamodb-table') {
    const { replicaRegions } = data as ResourceOf<typeof dynamodbTable>;
    const replicas = replicaRegions.state === 'known' ? replicaRegions.value.values.length : 0;
    const isGlobalTable = data.declared.type === 'AWS::DynamoDB::GlobalTable';
    return (
      replicas > (isGlobalTable ? 1 : 0) || architecture.referrers(data, dynamodbReplica, 'table').length > 0
    );
  }
  if (data.kind === 'rds-cluster') {
    return (data as ResourceOf<typeof rdsCluster>).globalCluster.state !== 'absent';
  }
  return ['globalCluster', 'globalReplicationGroup'].some((name) => {
    const link = linkOf(data, name);
    return link !== undefined && link.state !== 'absent';
  });
}

function tableWith(replica: string): string {
  return `
variable "region" {
  type = string
}

provider "aws" {
  region = "eu-north-1"
}
${TERRAFORM_HTTP_API}${terraformFunctionWith('order', 'ORDERS = aws_dynamodb_table.orders.name')}
resource "aws_dynamodb_table" "orders" {
  name             = "orders"
  hash_key         = "id"
  billing_mode     = "PAY_PER_REQUEST"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
${replica}}`;
}

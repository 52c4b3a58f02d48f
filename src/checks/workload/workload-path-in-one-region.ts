import type { Resource, ResourceOf } from '../../architecture/index.ts';
import type { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import type { Call } from '../../architecture/topology/request-paths.ts';
import { defineCheck } from '../check.ts';
import { supports } from '../expectations.ts';
import { ENTRIES, findingAt, stationsOf } from '../request-entries.ts';
import {
  TEMPLATE_HTTP_API,
  TERRAFORM_HTTP_API,
  templateFunction,
  terraformFunctionWith,
} from '../request-examples.ts';

export const workloadPathInOneRegion = defineCheck({
  id: 'workload-path-in-one-region',
  kind: ENTRIES,
  title: 'Programs stand in the same Region as the data they wait for',
  why: 'Light needs time: a question from Ireland to Virginia and back takes about 70 ms, however small it is. A page that asks the database ten times waits 0.7 s for the sea alone, each byte is charged as traffic between Regions, and the fault of either Region stops both.',
  remediation:
    'Keep the data, or a copy of it, in the Region of the program that asks, or move the program to the data.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/performance-efficiency-pillar/perf_networking_choose_workload_location_network_requirements.html',
    'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/regions.html',
  ],
  blindSpots: [
    'Buckets are left out: what is read from them across Regions is seldom waited for.',
    'CloudFormation: a stack stands in one Region as a whole, so a template never contradicts.',
  ],
  examine: (entry, neighbours) => {
    const stations = stationsOf(entry, neighbours);
    if (stations === undefined) return 'not-applicable';
    const asked = stations.filter(
      ({ resource, waits }) => waits === 'yes' && IN_A_REGION.has(resource.kind ?? ''),
    );
    if (asked.length === 0) return 'not-applicable';
    const far = asked.filter(({ calls }) => {
      const last = calls.at(-1);
      return last !== undefined && isFar(last);
    });
    if (far.length === 0) return supports('What is waited for stands in the Region of who asks.', entry);
    return far.map((station) => {
      const verdict = station.knownBy === 'permission' ? 'inconclusive' : 'contradicts';
      return findingAt(verdict, sentenceOn(station.calls.at(-1)), entry, station);
    });
  },
  examples: {
    terraform: {
      supports: tableIn(''),
      contradicts: tableIn('provider     = aws.virginia'),
      inconclusive: tableIn('provider     = aws.virginia')
        .replace('ORDERS = aws_dynamodb_table.orders.name', 'CURRENCY = "EUR"')
        .replace('"arn:aws:iam::111122223333:role/order"', 'aws_iam_role.order.arn')
        .concat(`
resource "aws_iam_role" "order" {
  name               = "order"
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy" "order" {
  role = aws_iam_role.order.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = aws_dynamodb_table.orders.arn }]
  })
}
`),
    },
    cloudformation: {
      supports: `${TEMPLATE_HTTP_API}${templateFunction(
        'Order',
        `Environment:
  Variables:
    ORDERS: !Ref Orders`,
      )}
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]`,
    },
  },
});

/** Data that programs wait for. */
const IN_A_REGION = new Set([
  'dax-cluster',
  'docdb-cluster',
  'dynamodb-table',
  'elasticache-cluster',
  'elasticache-replication-group',
  'memorydb-cluster',
  'neptune-cluster',
  'opensearch-domain',
  'rds-cluster',
  'rds-instance',
]);

function isFar({ from, to }: Call): boolean {
  const here = from.declared.region;
  const there = to.declared.region;
  if (here === undefined || there === undefined || here === there) return false;
  return !hasCopyIn(to, here);
}

function hasCopyIn(data: Resource, region: string): boolean {
  if (data.kind !== 'dynamodb-table') return false;
  const { replicaRegions } = data as ResourceOf<typeof dynamodbTable>;
  if (replicaRegions.state === 'absent') return false;
  if (replicaRegions.state === 'unresolved') return true;
  return replicaRegions.value.values.includes(region) || replicaRegions.value.open.length > 0;
}

function sentenceOn(call: Call | undefined): string {
  return `Requests wait for data in ${call?.to.declared.region}, asked for from ${call?.from.declared.region}`;
}

function tableIn(provider: string): string {
  return `
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}
${TERRAFORM_HTTP_API}${terraformFunctionWith('order', 'ORDERS = aws_dynamodb_table.orders.name')}
resource "aws_dynamodb_table" "orders" {
  ${provider}
  name         = "orders"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"
}
`;
}

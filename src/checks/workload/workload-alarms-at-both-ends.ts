import type { Resource, ResourceOf } from '../../architecture/index.ts';
import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { elasticacheCluster } from '../../architecture/kinds/elasticache.ts';
import { rdsInstance } from '../../architecture/kinds/rds.ts';
import type { Station } from '../../architecture/topology/request-paths.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { ENTRIES, isBeforeProduction, stationsOf } from '../request-entries.ts';
import {
  TEMPLATE_HTTP_API,
  TERRAFORM_HTTP_API,
  templateFunction,
  terraformFunctionWith,
} from '../request-examples.ts';

export const workloadAlarmsAtBothEnds = defineCheck({
  id: 'workload-alarms-at-both-ends',
  kind: ENTRIES,
  related: [cloudwatchAlarm, rdsInstance, elasticacheCluster],
  title: 'Alarms watch both ends of a request path: what callers see and what keeps the data',
  why: 'An alarm on the database tells what is ill, not whether anybody suffers; an alarm at the door tells that people suffer, not from what. With one end only, a fault is either found by a customer, or searched for along the whole way while the clock runs.',
  remediation:
    'Watch errors and latency at the entry or at the program behind it, and throttles, load or free storage of the data store at the other end.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_monitor_aws_resources_monitor_resources.html',
  ],
  blindSpots: [
    'Where no alarm watches any station of the way, alarms may live elsewhere: then the check says nothing.',
    'Alarms that name what they watch only when they are deployed make it inconclusive.',
  ],
  examine: (entry, neighbours, requirements) => {
    const stations = stationsOf(entry, neighbours);
    if (stations === undefined || isBeforeProduction(entry, requirements)) return 'not-applicable';
    const asked = stations.filter(({ waits }) => waits === 'yes');
    const data = asked.filter(({ resource }) => DATA.has(resource.kind ?? ''));
    if (data.length === 0) return 'not-applicable';
    const front = [entry, ...asked.filter(isFront).map(({ resource }) => resource)];
    const members = data.flatMap(({ resource }) => membersOf(resource, neighbours));
    const watchedData = [...data.map(({ resource }) => resource), ...members].flatMap((resource) =>
      alarmsOn(resource, neighbours),
    );
    const watchedFront = front.flatMap((resource) => alarmsOn(resource, neighbours));
    const atFront = watchedFront.find(isCertain);
    const atData = watchedData.find(isCertain);
    if (atFront === undefined && atData === undefined) return 'not-applicable';
    if (atFront !== undefined && atData !== undefined) {
      return supports(`${atFront.id} watches the front, ${atData.id} the data.`, entry);
    }
    const one = atFront ?? atData;
    const missing = atData === undefined ? watchedData : watchedFront;
    const open = missing[0] ?? neighbours.beside(entry, cloudwatchAlarm).find(mayWatchAnything);
    if (open !== undefined) {
      return inconclusive(
        `Whether ${open.id} watches the other end of the way is not known; no other alarm does.`,
        entry,
      );
    }
    if (atData === undefined && data.every(({ resource }) => resource.kind === 'dynamodb-table')) {
      const message = `${one?.id} watches the front; throttled requests of the tables show there too, without their cause.`;
      return inconclusive(message, entry);
    }
    const names = data.map(({ resource }) => resource.id).join(', ');
    return atData === undefined
      ? contradicts(`${one?.id} watches the front, but no alarm watches the data: ${names}.`, entry)
      : contradicts(`${one?.id} watches the data, but no alarm watches what callers see.`, entry);
  },
  examples: {
    terraform: {
      supports: watched([
        'FunctionName = aws_lambda_function.order.function_name',
        'TableName = aws_dynamodb_table.orders.name',
      ]),
      contradicts: watched(['TableName = aws_dynamodb_table.orders.name']),
      inconclusive: `
variable "name" {
  type = string
}
${watched(['FunctionName = aws_lambda_function.order.function_name', 'TableName = var.name'])}`,
    },
    cloudformation: {
      supports: template(['ApiId: !Ref Api', 'TableName: !Ref Orders']),
      contradicts: template(['TableName: !Ref Orders']),
    },
  },
});

const DATA = new Set([
  'docdb-cluster',
  'dynamodb-table',
  'elasticache-cluster',
  'elasticache-replication-group',
  'opensearch-domain',
  'rds-cluster',
  'rds-instance',
]);

const PROGRAMS = new Set(['autoscaling-group', 'ec2-instance', 'ecs-service', 'lambda-function']);

/** What callers feel at once: everything up to and with the first program. */
function isFront({ calls }: Station): boolean {
  return !calls.some(({ from }) => PROGRAMS.has(from.kind ?? ''));
}

type Alarm = ResourceOf<typeof cloudwatchAlarm>;

/** The alarms on a resource that tell somebody; those that only start automatic scaling tell nobody. */
function alarmsOn(resource: Resource, { referrers }: Neighbours<typeof cloudwatchAlarm>): readonly Alarm[] {
  return referrers(resource, cloudwatchAlarm, 'watched').filter(({ actions }) => {
    if (actions.state !== 'known') return true;
    const { literals, open, targets } = actions.value;
    return literals.length + open.length > 0 || targets.some(({ kind = '' }) => !SCALES.has(kind));
  });
}

const SCALES = new Set(['autoscaling-policy', 'autoscaling-application-policy']);

function isCertain({ declared }: Resource): boolean {
  return declared.uncertain === undefined;
}

/** Alarms on a cluster watch its instances or nodes. */
function membersOf(
  data: Resource,
  { referrers }: Neighbours<typeof rdsInstance | typeof elasticacheCluster>,
): readonly Resource[] {
  if (data.kind === 'rds-cluster') return referrers(data, rdsInstance, 'cluster');
  return data.kind === 'elasticache-replication-group'
    ? referrers(data, elasticacheCluster, 'replicationGroup')
    : [];
}

/** Neither dimensions nor a rule tell what it watches, or they leave something open. */
function mayWatchAnything({ declared, rule, watched: named }: Alarm): boolean {
  if (rule.state !== 'absent') return false;
  if (declared.uncertain !== undefined || named.state !== 'known') return true;
  return named.value.targets.length === 0 || named.value.open.length > 0;
}

function watched(dimensions: readonly string[]): string {
  const alarms = dimensions.map(
    (dimension, index) => `
resource "aws_cloudwatch_metric_alarm" "a${index}" {
  alarm_name          = "a${index}"
  namespace           = "${dimension.startsWith('Table') ? 'AWS/DynamoDB' : 'AWS/Lambda'}"
  metric_name         = "${dimension.startsWith('Table') ? 'SystemErrors' : 'Errors'}"
  dimensions          = { ${dimension} }
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 3
  statistic           = "Sum"
}
`,
  );
  return `${TERRAFORM_HTTP_API}${terraformFunctionWith('order', 'ORDERS = aws_dynamodb_table.orders.name')}
resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"
}
${alarms.join('')}`;
}

function template(dimensions: readonly string[]): string {
  const alarms = dimensions.map((dimension, index) => {
    const [name = '', value = ''] = dimension.split(': ');
    return `
  Alarm${index}:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: ${name === 'ApiId' ? 'AWS/ApiGateway' : 'AWS/DynamoDB'}
      MetricName: ${name === 'ApiId' ? '5xx' : 'SystemErrors'}
      Dimensions:
        - Name: ${name}
          Value: ${value}
      ComparisonOperator: GreaterThanThreshold
      Threshold: 0
      Period: 60
      EvaluationPeriods: 3
      Statistic: Sum`;
  });
  return `${TEMPLATE_HTTP_API}${templateFunction(
    'Order',
    `Environment:
  Variables:
    ORDERS: !Ref Orders`,
  )}
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]${alarms.join('')}`;
}

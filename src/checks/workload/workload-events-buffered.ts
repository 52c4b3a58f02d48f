import type { Resource, ResourceOf } from '../../architecture/index.ts';
import { docdbCluster } from '../../architecture/kinds/docdb.ts';
import { eventRule } from '../../architecture/kinds/eventbridge.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { type RequestPaths, requestPaths } from '../../architecture/topology/request-paths.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, supports } from '../expectations.ts';
import { templateFunction, terraformFunctionWith } from '../request-examples.ts';

type Lambda = ResourceOf<typeof lambdaFunction>;

export const workloadEventsBuffered = defineCheck({
  id: 'workload-events-buffered',
  kind: [rdsInstance, rdsCluster, docdbCluster, opensearchDomain],
  related: [lambdaFunction, eventRule],
  title: 'Something holds back a burst of events before it reaches the database',
  why: 'Events come when they please: ten thousand uploads in a minute start ten thousand copies of a function, and all of them ask the one database at once. Nobody waits for these events; a queue that lets through a few at a time costs nothing and keeps the database free for visitors.',
  remediation:
    'Put a queue with a maximum concurrency between the events and the function, or reserve a small concurrency for the function: Lambda then holds the rest back.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/cost_manage_demand_resources_buffer_throttle.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  ],
  blindSpots: [
    'How many events come is not seen.',
    'DynamoDB and other stores without connections are left out.',
  ],
  examine: (database, { derived }) => {
    const paths = derived(requestPaths);
    const findings = paths
      .callsTo(database)
      .filter(({ from, knownBy }) => from.kind === lambdaFunction.id && knownBy !== 'permission')
      .flatMap(({ from }) => ofWriter(from as Lambda, database, paths));
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "uploads" {}

resource "aws_lambda_event_source_mapping" "uploads" {
  function_name    = aws_lambda_function.index.arn
  event_source_arn = aws_sqs_queue.uploads.arn

  scaling_config {
    maximum_concurrency = 10
  }
}
${database()}`,
      contradicts: `
resource "aws_sns_topic" "uploads" {}

resource "aws_sns_topic_subscription" "uploads" {
  topic_arn = aws_sns_topic.uploads.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.index.arn
}
${database()}`,
      inconclusive: `
variable "copies" {
  type = number
}

resource "aws_sns_topic" "uploads" {}

resource "aws_sns_topic_subscription" "uploads" {
  topic_arn = aws_sns_topic.uploads.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.index.arn
}
${database('reserved_concurrent_executions = var.copies')}`,
    },
    cloudformation: {
      supports: template('ReservedConcurrentExecutions: 5\n'),
      contradicts: template(''),
    },
  },
});

function ofWriter(writer: Lambda, database: Resource, paths: RequestPaths): readonly Finding[] {
  const callers = paths.callsTo(writer).filter(({ knownBy }) => knownBy === 'link');
  const event = callers.map(({ from }) => from).find(bringsBursts);
  const queue = callers.map(({ from }) => from).find(({ kind }) => kind === 'lambda-event-source-mapping');
  const { reservedConcurrency: reserved } = writer;
  if (event === undefined) {
    return queue === undefined ? [] : [supports(`${queue.id} hands ${writer.id} events in batches.`, queue)];
  }
  if (reserved.state === 'unresolved') {
    return [
      { verdict: 'inconclusive', message: `Not known: ${reserved.reason}.`, location: reserved.location },
    ];
  }
  if (reserved.state === 'known') {
    return [supports(`Lambda runs ${reserved.value} copies of ${writer.id} at most.`, reserved.location)];
  }
  const way = `${event.id} → ${writer.id} → ${database.id}`;
  return [contradicts(`Nothing holds back a burst of events: ${way}.`, event)];
}

/** Subscriptions, buckets, and rules for events; not those for times. */
function bringsBursts(from: Resource): boolean {
  if (from.kind === 'sns-subscription' || from.kind === 's3-bucket') return true;
  if (from.kind !== eventRule.id) return false;
  const { hasPattern, schedule } = from as ResourceOf<typeof eventRule>;
  return schedule.state === 'absent' && hasPattern.state === 'known' && hasPattern.value;
}

function database(limit = ''): string {
  return `
resource "aws_db_instance" "pictures" {
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}
${terraformFunctionWith('index', 'DATABASE = aws_db_instance.pictures.address', limit)}`;
}

function template(limit: string): string {
  return `
Resources:
  Pictures:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.medium
  Uploads:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [shop.uploads]
      Targets:
        - Id: index
          Arn: !GetAtt Index.Arn${templateFunction(
            'Index',
            `${limit}Environment:
  Variables:
    DATABASE: !GetAtt Pictures.Endpoint.Address`,
          )}`;
}

import type { Resource, ResourceOf, Stated } from '../../architecture/index.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { rdsParameterGroup } from '../../architecture/kinds/rds-groups.ts';
import { requestPaths } from '../../architecture/topology/request-paths.ts';
import { defineCheck } from '../check.ts';
import { engineParameter } from '../engine-parameters.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { templateFunction, terraformFunctionWith } from '../request-examples.ts';

/** Parameters that end a statement, in milliseconds. */
const LIMITS = ['statement_timeout', 'max_execution_time', 'max_statement_time'] as const;
/** What only leads on to the database. */
const LEADS_ON = new Set(['rds-instance', 'rds-proxy', 'rds-proxy-endpoint']);
/** MariaDB counts seconds. */
const IN_SECONDS: string = 'max_statement_time';

export const workloadQueryTimeouts = defineCheck({
  id: 'workload-query-timeouts',
  kind: [rdsInstance, rdsCluster],
  related: [rdsParameterGroup, lambdaFunction],
  title: 'Database ends a query before the function that asked gives up',
  why: 'A function that is ended after ten seconds does not end the query that it waited for. The database goes on for minutes, holds its locks, and the next copy of the function starts the same query once more: a slow database becomes a dead one.',
  remediation:
    'Set statement_timeout (PostgreSQL) or max_execution_time (MySQL) a little below the shortest timeout of the functions that ask the database.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_mitigate_interaction_failure_client_timeouts.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html',
  ],
  blindSpots: [
    'A limit that the program sets for its session is not seen: without a parameter the check says nothing.',
    'Callers other than Lambda functions state no timeout.',
  ],
  examine: (database, { derived, follow }) => {
    const groups = follow(database.parameterGroup, rdsParameterGroup);
    const limits = groups.flatMap((group) =>
      LIMITS.map((name) => ({ name, stated: engineParameter(group, name) })),
    );
    const limit = limits.find(({ stated }) => stated.state === 'known');
    if (limit?.stated.state !== 'known') return 'not-applicable';
    const { location, value } = limit.stated;
    const paths = derived(requestPaths);
    const before = paths.callsTo(database).map(({ from }) => from);
    const callers = [database, ...before.filter(({ kind = '' }) => LEADS_ON.has(kind))]
      .flatMap((door) => paths.callsTo(door))
      .filter(({ from, knownBy }) => from.kind === lambdaFunction.id && knownBy !== 'permission')
      .map(({ from }) => from as ResourceOf<typeof lambdaFunction>);
    const [shortest] = callers.toSorted((a, b) => timeoutOf(a) - timeoutOf(b));
    if (shortest === undefined) return 'not-applicable';
    const ends = secondsOf(limit.name, value);
    const gives = timeoutOf(shortest);
    if (ends === undefined || !Number.isFinite(gives)) {
      return inconclusive('How long the database or its callers wait is not known.', location);
    }
    if (ends === 0) return contradicts(`A query may run for ever; ${say(shortest, gives)}.`, location);
    const facts = `A query may run ${ends} s; ${say(shortest, gives)}`;
    return ends <= gives ? supports(`${facts}.`, location) : contradicts(`${facts}.`, location);
  },
  examples: {
    terraform: {
      supports: databaseWith('"8000"'),
      contradicts: databaseWith('"300000"'),
      inconclusive: databaseWith('"{DBInstanceClassMemory/9531392}"'),
    },
    cloudformation: {
      supports: template(5000),
      contradicts: template(0),
    },
  },
});

function say({ id }: Resource, seconds: number): string {
  return `${id}, which asks, gives up after ${seconds} s`;
}

function timeoutOf({ timeoutSeconds }: { readonly timeoutSeconds: Stated<number> }): number {
  return timeoutSeconds.state === 'known' ? timeoutSeconds.value : Number.POSITIVE_INFINITY;
}

/** PostgreSQL takes a unit after the number as well. */
function secondsOf(name: string, text: string): number | undefined {
  const [, number, unit = name === IN_SECONDS ? 's' : 'ms'] =
    /^(\d{1,12}(?:\.\d{1,3})?)\s{0,3}(ms|s|min|h)?$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  return Number(number) * ({ ms: 0.001, s: 1, min: 60, h: 3600 }[unit] ?? Number.NaN);
}

function databaseWith(value: string): string {
  return `
resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = "postgres17"

  parameter {
    name  = "statement_timeout"
    value = ${value}
  }
}

resource "aws_db_instance" "orders" {
  engine               = "postgres"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.orders.name
}
${terraformFunctionWith('order', 'DATABASE = aws_db_instance.orders.address', 'timeout       = 10')}`;
}

function template(milliseconds: number): string {
  return `
Resources:
  Settings:
    Type: AWS::RDS::DBParameterGroup
    Properties:
      Family: mysql8.4
      Description: Orders
      Parameters:
        max_execution_time: "${milliseconds}"
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.m7g.large
      DBParameterGroupName: !Ref Settings${templateFunction(
        'Order',
        `Timeout: 10
Environment:
  Variables:
    DATABASE: !GetAtt Orders.Endpoint.Address`,
      )}`;
}

import type { Resource, ResourceOf, Stated } from '../../architecture/index.ts';
import { eventSourceMapping, lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { rdsParameterGroup } from '../../architecture/kinds/rds-groups.ts';
import { type RequestPaths, requestPaths } from '../../architecture/topology/request-paths.ts';
import { defineCheck } from '../check.ts';
import { defaultMaximumConnections, memoryBytes } from '../database-connections.ts';
import { engineParameter } from '../engine-parameters.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { templateFunction, terraformFunctionWith } from '../request-examples.ts';

type Lambda = ResourceOf<typeof lambdaFunction>;

export const workloadDatabaseConnections = defineCheck({
  id: 'workload-database-connections',
  kind: rdsInstance,
  related: [lambdaFunction, eventSourceMapping, rdsParameterGroup],
  title: 'Functions together open no more connections than the database takes',
  why: 'A limit for each function is good; their sum is what the database feels. Three functions of fifty copies each need 150 connections, and a PostgreSQL of one GiB takes about 110: at the peak it turns some of them away, whichever happens to come last.',
  remediation:
    'Lower the reserved concurrency of the functions so that the sum fits, put an RDS Proxy between them and the database, or take a larger instance class.',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html',
  ],
  blindSpots: [
    'Each copy of a function is taken to hold one connection; containers and servers come on top.',
    'Functions without a limit are the matter of a check of their own: with one of them this says nothing.',
    'Instance families and engines whose default is not listed are inconclusive.',
  ],
  examine: (database, { derived, follow }) => {
    const paths = derived(requestPaths);
    const callers = paths
      .callsTo(database)
      .filter(({ from, knownBy }) => from.kind === lambdaFunction.id && knownBy !== 'permission')
      .map(({ from }) => from as Lambda);
    if (callers.length === 0) return 'not-applicable';
    const copies = callers.map((lambda) => mostCopies(lambda, paths));
    if (copies.includes(undefined)) return 'not-applicable';
    const total = copies.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const [group] = follow(database.parameterGroup, rdsParameterGroup);
    const stated: Stated<string> =
      group === undefined
        ? { state: 'absent', location: database.location }
        : engineParameter(group, 'max_connections');
    const most = mostConnections(database, stated);
    const who = callers.length === 1 ? callers[0]?.id : `${callers.length} functions`;
    if (most === undefined) {
      return inconclusive(`${who} may open ${total} connections; how many it takes is not known.`, database);
    }
    const facts = `${who} may open ${total} connections; it takes about ${most}`;
    return total > most ? contradicts(`${facts}.`, database) : supports(`${facts}.`, database);
  },
  examples: {
    terraform: {
      supports: databaseOf('db.t4g.small', 60),
      contradicts: databaseOf('db.t4g.micro', 60),
      inconclusive: databaseOf('db.z1d.large', 60),
    },
    cloudformation: {
      supports: template(20),
      contradicts: template(200),
    },
  },
});

/** How many copies may run at once; undefined where nothing limits them. */
function mostCopies(lambda: Lambda, paths: RequestPaths): number | undefined {
  const { reservedConcurrency: reserved } = lambda;
  if (reserved.state === 'known' && reserved.value >= 0) return reserved.value;
  const callers = paths.callsTo(lambda).filter(({ knownBy }) => knownBy !== 'permission');
  const limits = callers.map(({ from }) => limitOf(from));
  if (limits.length === 0 || limits.includes(undefined)) return undefined;
  return limits.reduce<number>((sum, limit) => sum + (limit ?? 0), 0);
}

function limitOf(caller: Resource): number | undefined {
  if (caller.kind !== eventSourceMapping.id) return undefined;
  const { maximumConcurrency } = caller as ResourceOf<typeof eventSourceMapping>;
  return maximumConcurrency.state === 'known' ? maximumConcurrency.value : undefined;
}

function mostConnections(
  { engine, instanceClass }: ResourceOf<typeof rdsInstance>,
  stated: Stated<string>,
): number | undefined {
  if (stated.state === 'known') return /^\d{1,9}$/.test(stated.value) ? Number(stated.value) : undefined;
  if (stated.state === 'unresolved' || engine.state !== 'known' || instanceClass.state !== 'known') {
    return undefined;
  }
  const memory = memoryBytes(instanceClass.value);
  return memory === undefined ? undefined : defaultMaximumConnections(engine.value, memory);
}

function databaseOf(instanceClass: string, copies: number): string {
  const limit = `reserved_concurrent_executions = ${copies}`;
  return `
resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "${instanceClass}"
}
${terraformFunctionWith('order', 'DATABASE = aws_db_instance.orders.address', limit)}${terraformFunctionWith(
  'invoice',
  'DATABASE = aws_db_instance.orders.address',
  limit,
)}`;
}

function template(copies: number): string {
  return `
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t3.micro${templateFunction(
        'Order',
        `ReservedConcurrentExecutions: ${copies}
Environment:
  Variables:
    DATABASE: !GetAtt Orders.Endpoint.Address`,
      )}`;
}

import type { Architecture } from '../architecture.ts';
import type { Resource, StatedLink } from '../resource.ts';
import type { SourceLocation } from '../source-location.ts';

/** Whether the one that calls waits for the answer; `maybe` where only the program decides it. */
export type Waits = 'yes' | 'no' | 'maybe';

/** How the code shows a call, the surest first. */
export const WAYS_OF_KNOWING = ['link', 'environment', 'security-group', 'permission'] as const;
export type KnownBy = (typeof WAYS_OF_KNOWING)[number];

/** One resource handing a request, an event or a question to another one. */
export interface Call {
  readonly from: Resource;
  readonly to: Resource;
  readonly waits: Waits;
  readonly knownBy: KnownBy;
  /** Where the code says so. */
  readonly location: SourceLocation;
  /** A half-sentence: `hands requests to aws_lb_target_group.web`. */
  readonly note: string;
}

/** What a link attribute says about calls; `back`: the resource that is named calls the one that names it. */
interface Meaning {
  readonly attribute: string;
  readonly back?: true;
  readonly waits?: Waits;
  readonly knownBy?: KnownBy;
  /** What the link names must be of one of these kinds. */
  readonly only?: ReadonlySet<string>;
}

const asynchronous = (attribute: string): Meaning => ({ attribute, waits: 'no' });
const back = (attribute: string): Meaning => ({ attribute, back: true });

/** Kinds that take something over and answer at once. */
const TAKES_OVER = new Set([
  'sqs-queue',
  'sns-topic',
  'eventbridge-bus',
  'kinesis-stream',
  'firehose-delivery-stream',
  'msk-cluster',
  'mq-broker',
]);

/** Kinds that run a program, of which the code does not show whether the caller waits. */
const RUNS = new Set(['lambda-function', 'lambda-alias', 'lambda-version', 'stepfunctions-state-machine']);

/** Kinds that keep data and answer questions. */
export const DATA_KINDS: ReadonlySet<string> = new Set([
  'dax-cluster',
  'docdb-cluster',
  'docdb-instance',
  'dynamodb-table',
  'elasticache-cluster',
  'elasticache-replication-group',
  'elasticache-serverless-cache',
  'keyspaces-table',
  'memorydb-cluster',
  'neptune-cluster',
  'neptune-instance',
  'opensearch-domain',
  'opensearchserverless-collection',
  'rds-cluster',
  'rds-instance',
  'rds-proxy',
  'rds-proxy-endpoint',
  'redshift-cluster',
  'redshift-workgroup',
  's3-bucket',
]);

const DOORS = new Set([
  'apigateway-http-api',
  'apigateway-http-stage',
  'apigateway-rest-api',
  'apigateway-rest-stage',
  'appsync-graphql-api',
  'elb-classic-load-balancer',
  'elb-load-balancer',
  'lambda-function-url',
]);

/** What a program may be handed the address of, to call it. */
const CALLED_BY_PROGRAMS: ReadonlySet<string> = new Set([...DATA_KINDS, ...TAKES_OVER, ...RUNS, ...DOORS]);

const configured = (attribute: string): Meaning => ({
  attribute,
  knownBy: 'environment',
  only: CALLED_BY_PROGRAMS,
});

const MEANINGS: ReadonlyMap<string, readonly Meaning[]> = new Map([
  ['cloudfront-distribution', [{ attribute: 'originTargets' }]],
  ['apigateway-rest-api', [{ attribute: 'bodyTargets', only: RUNS }]],
  ['apigateway-rest-method', [back('api'), { attribute: 'function' }]],
  ['apigateway-rest-stage', [{ attribute: 'api' }]],
  ['apigateway-rest-deployment', [{ attribute: 'api' }]],
  ['apigateway-http-api', [{ attribute: 'bodyTargets', only: RUNS }]],
  ['apigateway-http-integration', [back('api'), { attribute: 'function' }]],
  ['apigateway-http-stage', [{ attribute: 'api' }]],
  ['appsync-data-source', [back('api'), { attribute: 'source' }]],
  ['elb-listener', [back('loadBalancer'), { attribute: 'targetGroups' }]],
  ['elb-listener-rule', [back('listener'), { attribute: 'targetGroups' }]],
  ['elb-target-group', [{ attribute: 'targets' }]],
  ['elb-classic-load-balancer', [{ attribute: 'instances' }]],
  [
    'autoscaling-group',
    [
      back('targetGroups'),
      back('classicLoadBalancers'),
      { attribute: 'launchTemplate' },
      { attribute: 'launchConfiguration' },
    ],
  ],
  ['autoscaling-launch-configuration', [configured('userDataTargets')]],
  ['ec2-launch-template', [configured('userDataTargets')]],
  ['ec2-instance', [configured('userDataTargets'), { attribute: 'launchTemplate' }]],
  ['ecs-service', [back('targetGroups'), { attribute: 'taskDefinition' }]],
  ['ecs-task-definition', [configured('environmentTargets')]],
  ['lambda-function-url', [{ attribute: 'function' }]],
  ['lambda-alias', [{ attribute: 'function' }]],
  ['lambda-version', [{ attribute: 'function' }]],
  ['lambda-function', [configured('environmentTargets')]],
  [
    'lambda-event-source-mapping',
    [{ attribute: 'source', back: true, waits: 'no' }, { attribute: 'function' }],
  ],
  ['sns-subscription', [{ attribute: 'topic', back: true, waits: 'no' }, asynchronous('endpoint')]],
  ['eventbridge-rule', [asynchronous('triggers'), { attribute: 'bus', back: true, waits: 'no' }]],
  ['eventbridge-schedule', [asynchronous('triggers')]],
  [
    'pipes-pipe',
    [
      { attribute: 'source', back: true, waits: 'no' },
      { attribute: 'target' },
      { attribute: 'enrichment', waits: 'yes' },
    ],
  ],
  ['s3-bucket', [asynchronous('notifications')]],
  ['stepfunctions-state-machine', [{ attribute: 'calls', only: CALLED_BY_PROGRAMS }]],
  ['rds-proxy', [{ attribute: 'databases' }]],
  ['rds-proxy-endpoint', [{ attribute: 'proxy' }]],
  ['rds-instance', [{ attribute: 'cluster' }]],
  ['docdb-instance', [{ attribute: 'cluster' }]],
  ['neptune-instance', [{ attribute: 'cluster' }]],
]);

/** The link that an attribute of a resource states; undefined where its kind has no such attribute. */
export function linkOf(resource: Resource, attribute: string): StatedLink | undefined {
  return (resource as unknown as Readonly<Record<string, StatedLink | undefined>>)[attribute];
}

/** Every call that link attributes and the environment of programs state. */
export function statedCalls(architecture: Architecture): readonly Call[] {
  return architecture.resources.flatMap((resource) =>
    (MEANINGS.get(resource.kind ?? '') ?? []).flatMap((meaning) => callsBy(resource, meaning)),
  );
}

function callsBy(resource: Resource, meaning: Meaning): readonly Call[] {
  const link = linkOf(resource, meaning.attribute);
  if (link?.state !== 'known') return [];
  const { only, knownBy = 'link' } = meaning;
  return link.value.targets
    .filter(({ kind = '' }) => only === undefined || only.has(kind))
    .filter((target) => target !== resource)
    .map((target) => {
      const [from, to] = meaning.back ? [target, resource] : [resource, target];
      const waits = meaning.waits ?? waitsFor(resource, to, knownBy);
      return { from, to, waits, knownBy, location: link.location, note: noteOn(to, knownBy, waits) };
    });
}

function waitsFor({ kind: from = '' }: Resource, { kind: to = '' }: Resource, knownBy: KnownBy): Waits {
  if (TAKES_OVER.has(to)) return 'no';
  const isProgram = knownBy === 'environment' || from === 'pipes-pipe' || from.startsWith('stepfunctions-');
  if (to === 'stepfunctions-state-machine') return 'maybe';
  return isProgram && RUNS.has(to) && !from.startsWith('stepfunctions-') ? 'maybe' : 'yes';
}

function noteOn({ id }: Resource, knownBy: KnownBy, waits: Waits): string {
  if (knownBy === 'environment') return `is told of ${id} in its environment`;
  return waits === 'no' ? `passes on to ${id}` : `hands requests to ${id}`;
}

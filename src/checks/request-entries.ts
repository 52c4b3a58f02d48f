import { type Architecture, environmentOf, type Requirements, type Resource } from '../architecture/index.ts';
import { httpApi, restApi } from '../architecture/kinds/apigateway.ts';
import { graphqlApi } from '../architecture/kinds/appsync.ts';
import { cloudfrontDistribution } from '../architecture/kinds/cloudfront.ts';
import { classicLoadBalancer, loadBalancer } from '../architecture/kinds/elb.ts';
import { lambdaFunctionUrl } from '../architecture/kinds/lambda.ts';
import {
  type RequestPaths,
  requestPaths,
  type Station,
  stepsTo,
} from '../architecture/topology/request-paths.ts';
import type { Finding, Neighbours } from './check.ts';
import { inconclusive } from './expectations.ts';

/** Where requests come in whose senders wait for an answer. */
export const ENTRIES = [
  cloudfrontDistribution,
  restApi,
  httpApi,
  loadBalancer,
  classicLoadBalancer,
  lambdaFunctionUrl,
  graphqlApi,
] as const;

/** What requests to an entry come to; undefined where something else hands requests to it, which is the entry then. */
export function stationsOf(
  entry: Resource,
  { derived }: Pick<Neighbours<never>, 'derived'>,
): readonly Station[] | undefined {
  const paths = derived(requestPaths);
  return isHandedRequests(entry, paths) ? undefined : paths.stationsFrom(entry);
}

/** Whether the review file or a tag says that requests come from no customers. */
export function isBeforeProduction(entry: Resource, requirements: Requirements): boolean {
  const environment = environmentOf(entry, requirements);
  return environment.state === 'known' && environment.value === 'PREPRODUCTION';
}

/** The whole architecture, for modules that look at it from within a check. */
export function architectureIn({ derived }: Pick<Neighbours<never>, 'derived'>): Architecture {
  return derived(itself);
}

function itself(architecture: Architecture): Architecture {
  return architecture;
}

function isHandedRequests(entry: Resource, paths: RequestPaths): boolean {
  return paths.callsTo(entry).some(({ from, knownBy }) => knownBy === 'link' && !PARTS.has(from.kind ?? ''));
}

/** Parts of an API that name the API itself. */
const PARTS = new Set(['apigateway-rest-stage', 'apigateway-http-stage', 'apigateway-rest-deployment']);

/** The resources on the way, as `a → b → c`; parts that only glue others together left out. */
export function wayTo(entry: Resource, station: Station): string {
  const ids = [entry, ...station.calls.map(({ to }) => to)]
    .filter((resource) => resource === entry || !GLUE.has(resource.kind ?? ''))
    .map(({ id }) => id);
  return ids.join(' → ');
}

const GLUE = new Set([
  'apigateway-http-integration',
  'apigateway-http-stage',
  'apigateway-rest-deployment',
  'apigateway-rest-method',
  'apigateway-rest-stage',
  'appsync-data-source',
  'autoscaling-launch-configuration',
  'ec2-launch-template',
  'ecs-task-definition',
  'elb-listener',
  'elb-listener-rule',
  'lambda-alias',
  'lambda-event-source-mapping',
  'lambda-version',
  'sns-subscription',
]);

/** A finding on a station, with the way to it; only inconclusive where a step of the way may not exist. */
export function findingAt(
  verdict: Finding['verdict'],
  sentence: string,
  entry: Resource,
  station: Station,
): Finding {
  const { resource, uncertain } = station;
  if (uncertain !== undefined && verdict !== 'inconclusive') {
    return inconclusive(
      `${sentence}: ${wayTo(entry, station)}; whether all of it exists is not certain.`,
      resource,
    );
  }
  return {
    verdict,
    message: `${sentence}: ${wayTo(entry, station)}.`,
    location: resource.location,
    path: stepsTo(entry, station),
  };
}

import type { Resource, ResourceOf, Stated } from '../../architecture/index.ts';
import { httpIntegration, restMethod } from '../../architecture/kinds/apigateway.ts';
import { graphqlApi } from '../../architecture/kinds/appsync.ts';
import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { loadBalancer } from '../../architecture/kinds/elb.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { requestPaths, type RequestPaths, type Station } from '../../architecture/topology/request-paths.ts';
import { defineCheck, type Finding } from '../check.ts';
import { findingAt } from '../request-entries.ts';
import { templateFunction, terraformFunction } from '../request-examples.ts';

/** AppSync ends queries after this time; it cannot be changed. */
const APPSYNC_SECONDS = 30;
/** API Gateway waits so long where an integration states nothing else. */
const REST_API_SECONDS = 29;
const HTTP_API_SECONDS = 30;

/** How long somebody waits for the answer of a resource. */
interface Wait {
  readonly who: string;
  readonly on: Resource;
  readonly seconds: Stated<number>;
}

export const workloadTimeoutOrder = defineCheck({
  id: 'workload-timeout-order',
  kind: [cloudfrontDistribution, loadBalancer, graphqlApi],
  related: [httpIntegration, restMethod, lambdaFunction],
  title: 'Callers wait at least as long as what they call may take',
  why: 'Each station on the way waits for the next one for a time of its own. Where an outer one gives up first, the visitor sees an error while the work inside goes on, is paid for and perhaps succeeds; and when the visitor tries again, the work is done twice.',
  remediation:
    'Make timeouts shorter from the outside in: the function ends before the load balancer, the API or CloudFront gives up. Work that needs longer belongs behind a queue.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_mitigate_interaction_failure_client_timeouts.html',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  ],
  blindSpots: [
    'Servers and containers state no longest time in code, so what waits for them is not judged.',
    'Functions directly behind API Gateway are the matter of a check of their own.',
    'Timeouts inside the program are not seen.',
  ],
  examine: (entry, neighbours) => {
    const paths = neighbours.derived(requestPaths);
    const stations = new Map(paths.stationsFrom(entry).map((station) => [station.resource, station]));
    const findings = waitsOf(entry, paths).flatMap((wait) =>
      workBehind(wait.on, paths).flatMap((work): readonly Finding[] => {
        const station = stations.get(work.by);
        return station === undefined ? [] : [compared(wait, work, entry, station)];
      }),
    );
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: balancerBefore(50, 50),
      contradicts: balancerBefore(300, 60),
      inconclusive: `
variable "seconds" {
  type = number
}
${balancerBefore('var.seconds', 60)}`,
    },
    cloudformation: {
      supports: distributionBefore(20),
      contradicts: distributionBefore(120),
    },
  },
});

/** The waits that begin at the entry: one for each origin of CloudFront, one for each target of others. */
function waitsOf(entry: Resource, paths: RequestPaths): readonly Wait[] {
  if (entry.kind === cloudfrontDistribution.id) {
    const { origins } = entry as ResourceOf<typeof cloudfrontDistribution>;
    return (origins.state === 'known' ? origins.value.items : []).flatMap(
      ({ bucket, responseTimeoutSeconds }) =>
        (bucket.state === 'known' ? bucket.value.targets : [])
          .filter(({ kind }) => kind !== 's3-bucket')
          .map((on) => ({ who: 'CloudFront', on, seconds: responseTimeoutSeconds })),
    );
  }
  const next = paths.callsFrom(entry).map(({ to }) => to);
  if (entry.kind === loadBalancer.id) {
    const { idleTimeoutSeconds, type } = entry as ResourceOf<typeof loadBalancer>;
    if (type.state !== 'known' || type.value !== 'application') return [];
    return next.map((on) => ({ who: 'the load balancer', on, seconds: idleTimeoutSeconds }));
  }
  const seconds = { state: 'known', value: APPSYNC_SECONDS, location: entry.location } as const;
  return next.map((on) => ({ who: 'AppSync', on, seconds }));
}

interface Work {
  readonly by: Resource;
  readonly seconds: Stated<number>;
}

/** The first functions behind a station, and how long whoever asks it may have to wait for them. */
function workBehind(
  start: Resource,
  paths: RequestPaths,
  shortest = Number.POSITIVE_INFINITY,
  seen: Set<Resource> = new Set(),
): readonly Work[] {
  if (seen.has(start) || seen.size > 100) return [];
  seen.add(start);
  if (start.kind === lambdaFunction.id) {
    const { timeoutSeconds } = start as ResourceOf<typeof lambdaFunction>;
    const seconds =
      timeoutSeconds.state === 'known'
        ? { ...timeoutSeconds, value: Math.min(timeoutSeconds.value, shortest) }
        : timeoutSeconds;
    return [{ by: start, seconds }];
  }
  return paths
    .callsFrom(start)
    .filter(({ knownBy, waits }) => knownBy === 'link' && waits === 'yes')
    .flatMap(({ to }) => workBehind(to, paths, Math.min(shortest, limitOf(start, to)), seen));
}

/** After how long a station gives up waiting for the next one, in seconds. */
function limitOf(resource: Resource, next: Resource): number {
  const byDefault = resource.kind?.startsWith('apigateway-http-') ? HTTP_API_SECONDS : REST_API_SECONDS;
  if (resource.kind === restMethod.id || resource.kind === httpIntegration.id) {
    const { integrationTimeoutMs } = resource as ResourceOf<typeof restMethod | typeof httpIntegration>;
    return integrationTimeoutMs.state === 'known' ? integrationTimeoutMs.value / 1000 : byDefault;
  }
  const isApi = resource.kind === 'apigateway-rest-api' || resource.kind === 'apigateway-http-api';
  if (isApi && next.kind === lambdaFunction.id) return byDefault;
  if (resource.kind === loadBalancer.id) {
    const { idleTimeoutSeconds } = resource as ResourceOf<typeof loadBalancer>;
    if (idleTimeoutSeconds.state === 'known') return idleTimeoutSeconds.value;
  }
  return Number.POSITIVE_INFINITY;
}

function compared(wait: Wait, { seconds: works }: Work, entry: Resource, station: Station): Finding {
  if (wait.seconds.state !== 'known' || works.state !== 'known') {
    return findingAt('inconclusive', 'How long is waited or worked here is not known', entry, station);
  }
  const facts = `${upperFirst(wait.who)} waits ${wait.seconds.value} s for work that may take ${works.value} s`;
  return findingAt(works.value <= wait.seconds.value ? 'supports' : 'contradicts', facts, entry, station);
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function balancerBefore(works: number | string, waits: number): string {
  return `
resource "aws_lb" "web" {
  idle_timeout = ${waits}
}

resource "aws_lb_target_group" "order" {
  target_type = "lambda"
}

resource "aws_lb_target_group_attachment" "order" {
  target_group_arn = aws_lb_target_group.order.arn
  target_id        = aws_lambda_function.order.arn
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.order.arn
  }
}
${terraformFunction('order', `timeout       = ${works}`)}`;
}

function distributionBefore(works: number): string {
  return `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        DefaultCacheBehavior:
          TargetOriginId: order
          ViewerProtocolPolicy: https-only
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
        Origins:
          - Id: order
            DomainName: !Select [2, !Split ["/", !GetAtt Address.FunctionUrl]]
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
  Address:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !Ref Order
      AuthType: AWS_IAM${templateFunction('Order', `Timeout: ${works}`)}`;
}

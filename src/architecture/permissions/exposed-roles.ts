import type { Architecture } from '../architecture.ts';
import { httpIntegration, restApi, restMethod } from '../kinds/apigateway.ts';
import { ec2Instance } from '../kinds/ec2.ts';
import { ecsService, taskDefinition } from '../kinds/ecs.ts';
import { listener, listenerRule, loadBalancer } from '../kinds/elb.ts';
import { iamRole } from '../kinds/iam.ts';
import { iamInstanceProfile } from '../kinds/iam-identities.ts';
import { lambdaFunction, lambdaFunctionUrl, lambdaPermission } from '../kinds/lambda.ts';
import type { Resource } from '../resource.ts';
import type { Stated } from '../stated.ts';

const ENTRY_SERVICES = new Set(['apigateway.amazonaws.com', 'elasticloadbalancing.amazonaws.com']);

/** The roles of compute that the internet can reach, each with the compute that carries it; for `derived`. */
export function exposedRoles(architecture: Architecture): ReadonlyMap<Resource, Resource> {
  const exposed = new Map<Resource, Resource>();
  const add = (roles: readonly Resource[], compute: Resource) => {
    for (const role of roles) if (!exposed.has(role)) exposed.set(role, compute);
  };
  for (const lambda of architecture.ofKind(lambdaFunction)) {
    if (isReachedFunction(lambda, architecture)) add(architecture.follow(lambda.role, iamRole), lambda);
  }
  for (const instance of architecture.ofKind(ec2Instance)) {
    if (!isTrue(instance.publicIp) && !isTrue(instance.elasticIp)) continue;
    for (const profile of architecture.follow(instance.instanceProfile, iamInstanceProfile))
      add(architecture.follow(profile.role, iamRole), instance);
  }
  for (const service of architecture.ofKind(ecsService)) {
    const groups = targetsOf(service.targetGroups);
    if (!isTrue(service.publicIp) && !isBehindPublicLoadBalancer(groups, architecture)) continue;
    for (const task of architecture.follow(service.taskDefinition, taskDefinition))
      add(architecture.follow(task.taskRole, iamRole), service);
  }
  return exposed;
}

function isReachedFunction(lambda: Resource, architecture: Architecture): boolean {
  if (architecture.referrers(lambda, lambdaFunctionUrl, 'function').length > 0) return true;
  const isByApi =
    architecture.referrers(lambda, restMethod, 'function').length > 0 ||
    architecture.referrers(lambda, httpIntegration, 'function').length > 0 ||
    architecture
      .referrers(lambda, lambdaPermission, 'function')
      .some(({ principal }) => principal.state === 'known' && ENTRY_SERVICES.has(principal.value));
  return isByApi && !architecture.beside(lambda, restApi).some(isPrivate);
}

function isPrivate({
  endpointTypes,
}: {
  readonly endpointTypes: Stated<{ readonly values: readonly string[] }>;
}) {
  return endpointTypes.state !== 'known' || endpointTypes.value.values.includes('PRIVATE');
}

function isBehindPublicLoadBalancer(groups: readonly Resource[], architecture: Architecture): boolean {
  return groups.some((group) => {
    const byRule = architecture
      .referrers(group, listenerRule, 'targetGroups')
      .flatMap((rule) => architecture.follow(rule.listener, listener));
    return [...architecture.referrers(group, listener, 'targetGroups'), ...byRule]
      .flatMap((entry) => architecture.follow(entry.loadBalancer, loadBalancer))
      .some(({ internal }) => internal.state === 'known' && !internal.value);
  });
}

function targetsOf(link: Stated<{ readonly targets: readonly Resource[] }>): readonly Resource[] {
  return link.state === 'known' ? link.value.targets : [];
}

function isTrue(stated: Stated<boolean>): boolean {
  return stated.state === 'known' && stated.value;
}

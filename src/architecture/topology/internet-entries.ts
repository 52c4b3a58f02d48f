import type { Architecture, Resource, ResourceOf, Stated, StatedLink } from '../index.ts';
import { httpApi, httpIntegration, restApi, restMethod } from '../kinds/apigateway.ts';
import { autoScalingGroup, launchConfiguration } from '../kinds/autoscaling.ts';
import { ec2Instance, launchTemplate } from '../kinds/ec2.ts';
import { ecsService } from '../kinds/ecs.ts';
import { classicLoadBalancer, listener, listenerRule, loadBalancer, targetGroup } from '../kinds/elb.ts';
import { lambdaFunction, lambdaFunctionUrl } from '../kinds/lambda.ts';
import { subnet } from '../kinds/vpc.ts';
import { type Caller, pastSecurityGroups, type Port, reachFromInternet } from './network-access.ts';
import { closed, type Hop, hop, open, type Reach, through, unknown } from './reach.ts';

/** Something that runs code in a network: an instance, a group of them, a service or a function. */
export interface Machine {
  readonly resource: Resource;
  readonly subnets: StatedLink;
  readonly groups: StatedLink;
  /** Whether it has a public address of its own. */
  readonly address: Reach;
}

/** A way from the internet to a machine. `isDirect`: nothing of one's own stands before the machine. */
export interface WayIn {
  readonly entry: Resource;
  readonly reach: Reach;
  readonly isDirect: boolean;
}

/** The machines of the architecture whose place in a network the code states. */
export function machinesIn(architecture: Architecture): readonly Machine[] {
  return [
    ...architecture.ofKind(ec2Instance).map((instance) => machineOfInstance(instance, architecture)),
    ...architecture.ofKind(autoScalingGroup).map((group) => machineOfGroup(group, architecture)),
    ...architecture
      .ofKind(ecsService)
      .filter(({ subnets }) => subnets.state !== 'absent')
      .map((service) => ({
        resource: service,
        subnets: service.subnets,
        groups: service.securityGroups,
        address: addressOf(service.publicIp, service, service.subnets, architecture),
      })),
    ...architecture.ofKind(lambdaFunction).map((fn) => ({
      resource: fn,
      subnets: fn.subnets,
      groups: fn.securityGroups,
      address: closed(`${fn.id} is a function, which has no public address`),
    })),
  ];
}

function machineOfInstance(instance: ResourceOf<typeof ec2Instance>, architecture: Architecture): Machine {
  const { elasticIp, networkInterface, publicIp, securityGroups, subnet: place } = instance;
  const [template] = architecture.follow(instance.launchTemplate, launchTemplate);
  const hasOwnInterface = networkInterface.state !== 'known' || networkInterface.value;
  const stated = publicIp.state === 'absent' ? (template?.publicIp ?? publicIp) : publicIp;
  const isElastic = elasticIp.state === 'known' && elasticIp.value;
  return {
    resource: instance,
    subnets: place,
    groups: securityGroups.state === 'absent' ? (template?.securityGroups ?? securityGroups) : securityGroups,
    address: isElastic
      ? open(hop(instance, 'has an elastic IP address'))
      : hasOwnInterface
        ? unknown(`${instance.id} uses a network interface of its own`)
        : addressOf(stated, instance, place, architecture),
  };
}

function machineOfGroup(group: ResourceOf<typeof autoScalingGroup>, architecture: Architecture): Machine {
  const [model] = [
    ...architecture.follow(group.launchTemplate, launchTemplate),
    ...architecture.follow(group.launchConfiguration, launchConfiguration),
  ];
  const outside: StatedLink = {
    state: 'unresolved',
    reason: `what ${group.id} starts is not in this code`,
    location: group.location,
  };
  return {
    resource: group,
    subnets: group.subnets,
    groups: model?.securityGroups ?? outside,
    address:
      model === undefined
        ? unknown(`what ${group.id} starts is not in this code`)
        : addressOf(model.publicIp, group, group.subnets, architecture),
  };
}

/** What is stated of the machine itself counts before what its subnets give out. */
function addressOf(
  stated: Stated<boolean>,
  machine: Resource,
  subnets: StatedLink,
  architecture: Architecture,
): Reach {
  if (stated.state === 'unresolved')
    return unknown(`whether ${machine.id} has a public address is not known: ${stated.reason}`);
  if (stated.state === 'known') {
    return stated.value
      ? open(hop(machine, 'has a public address', stated.location))
      : closed(`${machine.id} has no public address`);
  }
  const places = architecture.follow(subnets, subnet);
  const giver = places.find(({ mapPublicIp }) => mapPublicIp.state === 'known' && mapPublicIp.value);
  if (giver !== undefined) return open(hop(machine, `gets a public address from ${giver.id}`));
  return places.length > 0 && places.every(({ mapPublicIp }) => mapPublicIp.state === 'known')
    ? closed(`${machine.id} has no public address`)
    : unknown(`whether ${machine.id} has a public address is not known`);
}

/** Whether strangers reach the machine with nothing before it, on the port or on any. */
function directReach(machine: Machine, port: Port, architecture: Architecture): Reach {
  return through(
    reachFromInternet(machine.subnets, port, architecture),
    pastSecurityGroups(machine.groups, port, 'everyone', architecture),
    machine.address,
  );
}

/** A public entry point and the machines it hands requests to. */
export interface FrontEnd {
  readonly entry: Resource;
  readonly reach: Reach;
  readonly targets: readonly {
    readonly resource: Resource;
    readonly via: readonly Hop[];
    /** Where the entry knocks at the machine's security groups, and on which port. */
    readonly knock: { readonly caller: Caller; readonly port: Port } | undefined;
  }[];
}

/** Load balancers, APIs and function addresses that the internet may reach, with what stands behind them. */
function frontEndsIn(architecture: Architecture): readonly FrontEnd[] {
  return [
    ...architecture
      .ofKind(loadBalancer)
      .flatMap((balancer) => frontEndOfBalancer(balancer, architecture) ?? []),
    ...architecture
      .ofKind(classicLoadBalancer)
      .flatMap((balancer) => frontEndOfClassic(balancer, architecture) ?? []),
    ...architecture.ofKind(restMethod).flatMap((method) => {
      const [api] = architecture.follow(method.api, restApi);
      const types = api?.endpointTypes;
      if (types?.state === 'known' && types.value.values.includes('PRIVATE')) return [];
      return frontEndOfFunctions(api ?? method, method, method.function, architecture);
    }),
    ...architecture.ofKind(httpIntegration).flatMap((integration) => {
      const [api] = architecture.follow(integration.api, httpApi);
      return frontEndOfFunctions(api ?? integration, integration, integration.function, architecture);
    }),
    ...architecture
      .ofKind(lambdaFunctionUrl)
      .flatMap((url) => frontEndOfFunctions(url, url, url.function, architecture)),
  ];
}

function frontEndOfFunctions(
  entry: Resource,
  way: Resource,
  functions: StatedLink,
  architecture: Architecture,
): readonly FrontEnd[] {
  const targets = architecture.follow(functions, lambdaFunction).map((resource) => ({
    resource,
    via: way === entry ? [] : [hop(way, `hands requests to ${resource.id}`)],
    knock: undefined,
  }));
  return targets.length === 0 ? [] : [{ entry, reach: open(hop(entry, 'answers to the internet')), targets }];
}

function frontEndOfBalancer(
  balancer: ResourceOf<typeof loadBalancer>,
  architecture: Architecture,
): FrontEnd | undefined {
  if (balancer.internal.state === 'known' && balancer.internal.value) return undefined;
  const isNetwork = balancer.type.state === 'known' && balancer.type.value === 'network';
  const hasGroups = balancer.securityGroups.state !== 'absent';
  const listeners = architecture.referrers(balancer, listener, 'loadBalancer');
  const groups = listeners.flatMap((item) => [
    ...architecture.follow(item.targetGroups, targetGroup),
    ...architecture
      .referrers(item, listenerRule, 'listener')
      .flatMap((rule) => architecture.follow(rule.targetGroups, targetGroup)),
  ]);
  const caller: Caller =
    isNetwork && !hasGroups
      ? 'everyone'
      : {
          resource: balancer,
          groups: balancer.securityGroups,
          subnets: architecture.follow(balancer.subnets, subnet),
        };
  return {
    entry: balancer,
    reach: through(
      isPublic(balancer.internal, balancer),
      isNetwork && !hasGroups
        ? open()
        : pastSecurityGroups(balancer.securityGroups, 'any', 'everyone', architecture),
    ),
    targets: [...new Set(groups)].flatMap((group) => {
      const port = group.port.state === 'known' ? group.port.value : undefined;
      const members: readonly Resource[] = [
        ...architecture.referrers(group, autoScalingGroup, 'targetGroups'),
        ...architecture.referrers(group, ecsService, 'targetGroups'),
        ...architecture.follow(group.targets, ec2Instance),
        ...architecture.follow(group.targets, lambdaFunction),
      ];
      return members.map((resource) => ({
        resource,
        via: [hop(group, `hands requests to ${resource.id}`)],
        knock: resource.kind === lambdaFunction.id ? undefined : { caller, port },
      }));
    }),
  };
}

function frontEndOfClassic(
  balancer: ResourceOf<typeof classicLoadBalancer>,
  architecture: Architecture,
): FrontEnd | undefined {
  if (balancer.internal.state === 'known' && balancer.internal.value) return undefined;
  const members: readonly Resource[] = [
    ...architecture.follow(balancer.instances, ec2Instance),
    ...architecture.referrers(balancer, autoScalingGroup, 'classicLoadBalancers'),
  ];
  const ports =
    balancer.listeners.state === 'known'
      ? balancer.listeners.value.items.map(({ instancePort }) =>
          instancePort.state === 'known' ? instancePort.value : undefined,
        )
      : [undefined];
  const caller: Caller = {
    resource: balancer,
    groups: balancer.securityGroups,
    subnets: architecture.follow(balancer.subnets, subnet),
  };
  return {
    entry: balancer,
    reach: through(
      isPublic(balancer.internal, balancer),
      pastSecurityGroups(balancer.securityGroups, 'any', 'everyone', architecture),
    ),
    targets: members.flatMap((resource) =>
      ports.map((port) => ({ resource, via: [], knock: { caller, port } })),
    ),
  };
}

function isPublic(internal: Stated<boolean>, balancer: Resource): Reach {
  return internal.state === 'known'
    ? open(hop(balancer, 'is open to the internet'))
    : unknown(`whether ${balancer.id} is open to the internet is not known`);
}

/** What hands requests to each machine, by machine. */
export function frontEndsByTarget(architecture: Architecture): ReadonlyMap<Resource, readonly FrontEnd[]> {
  const found = new Map<Resource, FrontEnd[]>();
  for (const frontEnd of frontEndsIn(architecture)) {
    for (const resource of new Set(frontEnd.targets.map((target) => target.resource))) {
      const before = found.get(resource);
      if (before === undefined) found.set(resource, [frontEnd]);
      else before.push(frontEnd);
    }
  }
  return found;
}

/** Every way from the internet to the machine that is open or may be. */
export function waysInto(
  machine: Machine,
  frontEnds: readonly FrontEnd[],
  architecture: Architecture,
): readonly WayIn[] {
  const { resource, groups } = machine;
  const direct = { entry: resource, reach: directReach(machine, 'any', architecture), isDirect: true };
  const handed = frontEnds.flatMap(({ entry, reach, targets }) =>
    targets
      .filter((target) => target.resource === resource)
      .map(({ via, knock }) => {
        const inside =
          knock === undefined ? open() : pastSecurityGroups(groups, knock.port, knock.caller, architecture);
        const arrival = hop(resource, 'answers the requests');
        return { entry, reach: through(reach, open(...via), inside, open(arrival)), isDirect: false };
      }),
  );
  return [direct, ...handed].filter(({ reach }) => reach.state !== 'closed');
}

/** The public load balancer before each machine, and whether the internet reaches the machine's port past it. */
export function entriesByMachine(
  architecture: Architecture,
): ReadonlyMap<Resource, { readonly balancer: Resource; readonly direct: Reach }> {
  const machines = new Map(machinesIn(architecture).map((machine) => [machine.resource, machine]));
  const found = new Map<Resource, { readonly balancer: Resource; readonly direct: Reach }>();
  for (const { entry, targets } of frontEndsIn(architecture)) {
    for (const { resource, knock } of targets) {
      const machine = machines.get(resource);
      if (machine === undefined || knock === undefined || knock.caller === 'everyone') continue;
      const direct = directReach(machine, knock.port, architecture);
      const known = found.get(resource);
      if (known === undefined || (known.direct.state !== 'open' && direct.state === 'open')) {
        found.set(resource, { balancer: entry, direct });
      }
    }
  }
  return found;
}

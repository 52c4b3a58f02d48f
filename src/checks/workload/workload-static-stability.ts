import type { Architecture, Resource } from '../../architecture/index.ts';
import {
  applicationScalingPolicy,
  scalableTarget,
  scalingPolicy,
} from '../../architecture/kinds/autoscaling.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { type Station, linkOf } from '../../architecture/topology/request-paths.ts';
import { defineCheck, type Finding } from '../check.ts';
import { architectureIn, ENTRIES, isBeforeProduction, findingAt, stationsOf } from '../request-entries.ts';
import { TEMPLATE_BALANCER, TERRAFORM_BALANCER } from '../request-examples.ts';
import { distinctZones, zoneOf } from '../subnet-zones.ts';

const CPU = /CPUUtilization$/;
/** From here on the objective leaves no time to wait for new machines while everybody asks for some. */
const STRICT_PERCENT = 99.95;

export const workloadStaticStability = defineCheck({
  id: 'workload-static-stability',
  kind: ENTRIES,
  related: [scalableTarget, scalingPolicy, applicationScalingPolicy, subnet],
  title: 'What is left after the loss of a zone carries the load without new machines',
  why: 'When a zone fails, everybody asks for new machines in the other zones at the same time, and may not get them. A service in two zones that is kept at 70 % CPU needs 140 % of one zone: the machines that are left fail under the load. Statically stable is what has the room beforehand: at most 50 % with two zones, 66 % with three.',
  remediation:
    'Lower the target of automatic scaling to (zones − 1) / zones, or spread over more zones; run at least one machine in each of two zones.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_withstand_component_failures_static_stability.html',
    'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/static-stability.html',
  ],
  blindSpots: [
    `Without a stated availability of ${STRICT_PERCENT} % or more, waiting for new machines may be good enough: inconclusive.`,
    'Only targets for CPU are judged; steps, schedules and targets for requests are not.',
  ],
  assuming: { objectives: { availabilityPercent: 99.95 } },
  examine: (entry, neighbours, requirements) => {
    const stations = stationsOf(entry, neighbours);
    if (stations === undefined) return 'not-applicable';
    if (isBeforeProduction(entry, requirements)) return 'not-applicable';
    const architecture = architectureIn(neighbours);
    const isStrict = (requirements.objectives?.availabilityPercent ?? 0) >= STRICT_PERCENT;
    const findings = stations.flatMap((station): readonly Finding[] => {
      const { resource, waits } = station;
      if (waits !== 'yes') return [];
      const percent = cpuTargetOf(resource, architecture);
      if (percent === undefined) return [];
      const zones = zonesIn(station, architecture);
      if (zones === undefined) {
        return [findingAt('inconclusive', 'Over how many zones this stands is not known', entry, station)];
      }
      const most = Math.floor((100 * (zones - 1)) / zones);
      const facts = `It is kept at ${percent} % CPU in ${zones} zones, of which ${zones - 1} may have to carry all`;
      if (percent <= most) return [findingAt('supports', facts, entry, station)];
      const sentence = `${facts}: more than ${most} % is too much`;
      return [findingAt(isStrict ? 'contradicts' : 'inconclusive', sentence, entry, station)];
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: scaledService('three', 60),
      contradicts: scaledService('two', 70),
      inconclusive: scaledService('two', 50).replaceAll(/availability_zone = .*/g, ''),
    },
    cloudformation: {
      supports: scaledGroup(50),
      contradicts: scaledGroup(75),
    },
  },
});

/** The share of CPU that target tracking aims at, in percent. */
function cpuTargetOf(resource: Resource, architecture: Architecture): number | undefined {
  if (resource.kind === 'autoscaling-group') {
    for (const policy of architecture.referrers(resource, scalingPolicy, 'group')) {
      const { metric, targetValue } = policy;
      if (metric.state === 'known' && CPU.test(metric.value) && targetValue.state === 'known')
        return targetValue.value;
    }
    return undefined;
  }
  if (resource.kind !== 'ecs-service') return undefined;
  const scaled = architecture.referrers(resource, scalableTarget, 'target');
  const policies = [resource, ...scaled].flatMap((named) =>
    architecture.referrers(named, applicationScalingPolicy, 'target'),
  );
  for (const { metric, targetValue } of policies) {
    if (metric.state === 'known' && CPU.test(metric.value) && targetValue.state === 'known')
      return targetValue.value;
  }
  return undefined;
}

/** How many zones the subnets lie in, where all of them are known. */
function zonesIn({ resource }: Station, architecture: Architecture): number | undefined {
  const link = linkOf(resource, 'subnets');
  if (link?.state !== 'known' || link.value.open.length + link.value.literals.length > 0) return undefined;
  const zones = architecture.follow(link, subnet).map(zoneOf);
  const known = zones.filter((zone) => zone !== undefined);
  const distinct = distinctZones([...new Set(known)]);
  return known.length === zones.length && distinct.length > 1 ? distinct.length : undefined;
}

function scaledService(zones: 'two' | 'three', percent: number): string {
  const letters = zones === 'two' ? ['a', 'b'] : ['a', 'b', 'c'];
  const subnets = letters.map(
    (letter, index) => `resource "aws_subnet" "${letter}" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.5.${index}.0/24"
  availability_zone = "eu-north-1${letter}"
}`,
  );
  return `
${subnets.join('\n\n')}

${TERRAFORM_BALANCER.trim()}

resource "aws_ecs_service" "web" {
  name          = "web"
  desired_count = 6

  network_configuration {
    subnets = [${letters.map((letter) => `aws_subnet.${letter}.id`).join(', ')}]
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 8080
  }
}

resource "aws_appautoscaling_target" "web" {
  service_namespace  = "ecs"
  resource_id        = "service/shop/\${aws_ecs_service.web.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 6
  max_capacity       = 30
}

resource "aws_appautoscaling_policy" "web" {
  name               = "web"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  resource_id        = aws_appautoscaling_target.web.resource_id
  scalable_dimension = "ecs:service:DesiredCount"

  target_tracking_scaling_policy_configuration {
    target_value = ${percent}

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}`;
}

function scaledGroup(percent: number): string {
  return `
Resources:
  A:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.5.0.0/24
      AvailabilityZone: eu-north-1a
  B:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.5.1.0/24
      AvailabilityZone: eu-north-1b
${TEMPLATE_BALANCER.replace('\nResources:\n', '')}
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "4"
      MaxSize: "20"
      VPCZoneIdentifier: [!Ref A, !Ref B]
      TargetGroupARNs: [!Ref Targets]
  Load:
    Type: AWS::AutoScaling::ScalingPolicy
    Properties:
      AutoScalingGroupName: !Ref Web
      PolicyType: TargetTrackingScaling
      TargetTrackingConfiguration:
        TargetValue: ${percent}
        PredefinedMetricSpecification:
          PredefinedMetricType: ASGAverageCPUUtilization`;
}

import { defineCheck, type Finding } from '../check.ts';
import { supports } from '../expectations.ts';
import { architectureIn, ENTRIES, isBeforeProduction, findingAt, stationsOf } from '../request-entries.ts';
import { redundancyOf, zonesOf } from '../request-tiers.ts';

export const workloadZoneSpread = defineCheck({
  id: 'workload-zone-spread',
  kind: ENTRIES,
  title: 'Every tier that a request passes stands in several Availability Zones',
  why: 'A chain over zones is as wide as its narrowest link. A load balancer in three zones hands requests to a service in one: when that zone fails, all three entrances lead nowhere, although two of them still stand and are paid for.',
  remediation:
    'Put the narrowest tier into subnets of at least two zones; with a database, give it a standby or a reader in another one.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/use-fault-isolation-to-protect-your-workload.html',
    'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/availability-zones.html',
  ],
  blindSpots: [
    'Subnets that come from outside the code tell no zone.',
    'A tier of a single machine stands in one zone anyway and is the matter of a check of its own.',
    'What is tagged or declared as not production is left out.',
  ],
  examine: (entry, neighbours, requirements) => {
    const stations = stationsOf(entry, neighbours);
    if (stations === undefined) return 'not-applicable';
    if (isBeforeProduction(entry, requirements)) return 'not-applicable';
    const architecture = architectureIn(neighbours);
    const own = { resource: entry, calls: [], waits: 'yes', knownBy: 'link', uncertain: undefined } as const;
    const passed = [own, ...stations].filter(
      ({ knownBy, waits }) => waits === 'yes' && knownBy !== 'permission',
    );
    const tiers = passed.flatMap((station) => {
      const spread = zonesOf(station, stations, architecture);
      return spread === undefined ? [] : [{ station, spread }];
    });
    const isSingle = passed.some(
      (station) => redundancyOf(station, stations, architecture)?.machines === 'one',
    );
    if (tiers.length < 2) return 'not-applicable';
    const wide = tiers.filter(({ spread }) => spread.zones === 'several');
    const narrow = tiers.filter(
      ({ spread, station }) =>
        spread.zones === 'one' && redundancyOf(station, stations, architecture)?.machines !== 'one',
    );
    if (narrow.length > 0 && wide.length > 0) {
      const others = wide.map(({ station }) => station.resource.id).join(', ');
      return narrow.map(({ spread, station }): Finding => {
        const sentence = `${spread.message} Others on the way stand in several (${others})`;
        return findingAt('contradicts', sentence, entry, station);
      });
    }
    const [first] = narrow;
    if (first !== undefined) {
      const isAll = narrow.length === tiers.length;
      const sentence = isAll
        ? 'Every tier stands in one Availability Zone'
        : first.spread.message.slice(0, -1);
      return findingAt('contradicts', sentence, entry, narrow.at(-1)?.station ?? first.station);
    }
    if (isSingle) return 'not-applicable';
    const unknown = tiers.find(({ spread }) => spread.zones === 'unknown');
    if (unknown !== undefined) {
      const sentence = 'In how many zones this stands is not known';
      return findingAt('inconclusive', sentence, entry, unknown.station);
    }
    return supports(`All ${tiers.length} tiers on the way stand in several Availability Zones.`, entry);
  },
  examples: {
    terraform: {
      supports: twoTiers('aws_subnet.a.id, aws_subnet.b.id'),
      contradicts: twoTiers('aws_subnet.a.id'),
      inconclusive: `
variable "subnets" {
  type = list(string)
}
${twoTiers('var.subnets...').replace('[var.subnets...]', 'var.subnets')}`,
    },
    cloudformation: {
      supports: template('[!Ref A, !Ref B]'),
      contradicts: template('[!Ref A]'),
    },
  },
});

/** A load balancer in two zones, and a service in the subnets that are asked for. */
function twoTiers(subnets: string): string {
  return `
resource "aws_subnet" "a" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.5.0.0/24"
  availability_zone = "eu-north-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.5.1.0/24"
  availability_zone = "eu-north-1b"
}

resource "aws_lb" "web" {
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_lb_target_group" "web" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_ecs_service" "web" {
  name          = "web"
  desired_count = 3

  network_configuration {
    subnets = [${subnets}]
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 8080
  }
}`;
}

function template(subnets: string): string {
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
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [!Ref A, !Ref B]
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Port: 8080
      Protocol: HTTP
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 80
      Protocol: HTTP
      DefaultActions:
        - Type: forward
          TargetGroupArn: !Ref Targets
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "6"
      VPCZoneIdentifier: ${subnets}
      TargetGroupARNs: [!Ref Targets]`;
}

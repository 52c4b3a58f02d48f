import { route53Record, route53RecordGroup } from '../../architecture/kinds/route53.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { type DnsRecord, hasHealthCheck, inWords, recordsOf } from '../route53-records.ts';

export const route53RoutingHealthChecks = defineCheck({
  id: 'route53-routing-health-checks',
  kind: [route53Record, route53RecordGroup],
  title: 'Records that share visitors among Regions or machines leave out those that are down',
  why: 'Latency and multivalue records send each visitor to one of several places. Without a health check Route 53 goes on sending a part of them to a place that is down, although the others could serve them.',
  remediation:
    'Give each of the records a health check, or, where it is an alias, let it evaluate the health of its target.',
  links: [
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency.html',
  ],
  blindSpots: [
    'Weighted and geographic records are not judged: they may serve a slow roll-out or a legal border.',
  ],
  examine: (resource) => {
    const { records, open } = recordsOf(resource);
    const findings = records.flatMap((record): readonly Finding[] => {
      const shares = sharesVisitors(record);
      if (shares === undefined) return [];
      if (typeof shares !== 'string') return [inconclusive(shares.reason, record.location)];
      const checked = hasHealthCheck(record);
      if (checked.state === 'unresolved') return [inconclusive(checked.reason, checked.location)];
      return checked.state === 'known' && checked.value
        ? [supports(`${inWords(record)} is left out when its target is not healthy.`, record.location)]
        : [
            contradicts(
              `${inWords(record)} is ${shares} and is given out even when its target is down.`,
              record.location,
            ),
          ];
    });
    const [reason] = open;
    if (reason !== undefined) findings.push(inconclusive(`Some records are not known: ${reason}.`, resource));
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb" "dublin" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}

resource "aws_route53_record" "dublin" {
  zone_id        = "Z0123456789ABCDEFGHIJ"
  name           = "maps.example.com"
  type           = "A"
  set_identifier = "dublin"

  latency_routing_policy {
    region = "eu-west-1"
  }

  alias {
    name                   = aws_lb.dublin.dns_name
    zone_id                = aws_lb.dublin.zone_id
    evaluate_target_health = true
  }
}`,
      contradicts: `
resource "aws_lb" "dublin" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}

resource "aws_route53_record" "dublin" {
  zone_id        = "Z0123456789ABCDEFGHIJ"
  name           = "maps.example.com"
  type           = "A"
  set_identifier = "dublin"

  latency_routing_policy {
    region = "eu-west-1"
  }

  alias {
    name                   = aws_lb.dublin.dns_name
    zone_id                = aws_lb.dublin.zone_id
    evaluate_target_health = false
  }
}`,
      inconclusive: `
variable "check" {
  type = string
}

resource "aws_route53_record" "node" {
  zone_id                          = "Z0123456789ABCDEFGHIJ"
  name                             = "nodes.example.com"
  type                             = "A"
  ttl                              = 30
  records                          = ["192.0.2.11"]
  set_identifier                   = "first"
  multivalue_answer_routing_policy = true
  health_check_id                  = var.check
}`,
      'not-applicable': `
resource "aws_route53_record" "plain" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "nodes.example.com"
  type    = "A"
  ttl     = 300
  records = ["192.0.2.11"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Check:
    Type: AWS::Route53::HealthCheck
    Properties:
      HealthCheckConfig:
        Type: TCP
        IPAddress: 192.0.2.11
        Port: 443
  Node:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneName: example.com.
      Name: nodes.example.com
      Type: A
      TTL: "30"
      ResourceRecords: [192.0.2.11]
      SetIdentifier: first
      MultiValueAnswer: true
      HealthCheckId: !Ref Check`,
      contradicts: `
Resources:
  Nodes:
    Type: AWS::Route53::RecordSetGroup
    Properties:
      HostedZoneName: example.com.
      RecordSets:
        - Name: nodes.example.com
          Type: A
          TTL: "30"
          ResourceRecords: [192.0.2.11]
          SetIdentifier: first
          MultiValueAnswer: true`,
    },
  },
});

/** How the record shares visitors with others; undefined where it does not. */
function sharesVisitors({
  latencyRegion,
  multivalue,
}: DnsRecord): string | { readonly reason: string } | undefined {
  if (latencyRegion.state === 'known') return 'one of several by latency';
  if (latencyRegion.state === 'unresolved') return 'one of several by latency';
  if (multivalue.state === 'unresolved') return { reason: multivalue.reason };
  return multivalue.state === 'known' && multivalue.value ? 'one of several answers' : undefined;
}

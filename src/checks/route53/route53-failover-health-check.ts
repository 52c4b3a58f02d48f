import { route53Record, route53RecordGroup } from '../../architecture/kinds/route53.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { hasHealthCheck, inWords, recordsOf } from '../route53-records.ts';

export const route53FailoverHealthCheck = defineCheck({
  id: 'route53-failover-health-check',
  kind: [route53Record, route53RecordGroup],
  title: 'Primary failover record is left when what it points to is down',
  why: 'A failover record hands visitors to the second site when the first one is down. Without a health check Route 53 takes the first site for healthy for ever, and the second one never gets a request.',
  remediation:
    'Give the primary record a health check, or, where it is an alias, let it evaluate the health of its target.',
  links: [
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-types.html',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-problems.html',
  ],
  blindSpots: ['What the health check asks, and whether it asks the right thing, is not judged.'],
  examine: (resource) => {
    const { records, open } = recordsOf(resource);
    const findings = records.flatMap((record): readonly Finding[] => {
      const { failover } = record;
      if (failover.state === 'unresolved') return [inconclusive(failover.reason, failover.location)];
      if (failover.state === 'absent' || failover.value.toUpperCase() !== 'PRIMARY') return [];
      const checked = hasHealthCheck(record);
      if (checked.state === 'unresolved') return [inconclusive(checked.reason, checked.location)];
      return checked.state === 'known' && checked.value
        ? [supports(`${inWords(record)} gives way when its target is not healthy.`, failover.location)]
        : [
            contradicts(
              `${inWords(record)} is the primary one and nothing tells when it is down.`,
              failover.location,
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
resource "aws_route53_health_check" "primary" {
  fqdn          = "eu.tickets.example.org"
  type          = "HTTPS"
  port          = 443
  resource_path = "/health"
}

resource "aws_route53_record" "primary" {
  zone_id         = "Z0123456789ABCDEFGHIJ"
  name            = "tickets.example.org"
  type            = "CNAME"
  ttl             = 60
  records         = ["eu.tickets.example.org"]
  set_identifier  = "primary"
  health_check_id = aws_route53_health_check.primary.id

  failover_routing_policy {
    type = "PRIMARY"
  }
}`,
      contradicts: `
resource "aws_route53_record" "primary" {
  zone_id        = "Z0123456789ABCDEFGHIJ"
  name           = "tickets.example.org"
  type           = "CNAME"
  ttl            = 60
  records        = ["eu.tickets.example.org"]
  set_identifier = "primary"

  failover_routing_policy {
    type = "PRIMARY"
  }
}`,
      inconclusive: `
variable "health_check" {
  type = string
}

resource "aws_route53_record" "primary" {
  zone_id         = "Z0123456789ABCDEFGHIJ"
  name            = "tickets.example.org"
  type            = "CNAME"
  ttl             = 60
  records         = ["eu.tickets.example.org"]
  set_identifier  = "primary"
  health_check_id = var.health_check

  failover_routing_policy {
    type = "PRIMARY"
  }
}`,
      'not-applicable': `
resource "aws_route53_record" "secondary" {
  zone_id        = "Z0123456789ABCDEFGHIJ"
  name           = "tickets.example.org"
  type           = "CNAME"
  ttl            = 60
  records        = ["sorry.tickets.example.org"]
  set_identifier = "secondary"

  failover_routing_policy {
    type = "SECONDARY"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
  Records:
    Type: AWS::Route53::RecordSetGroup
    Properties:
      HostedZoneName: example.org.
      RecordSets:
        - Name: tickets.example.org
          Type: A
          SetIdentifier: primary
          Failover: PRIMARY
          AliasTarget:
            DNSName: !GetAtt Balancer.DNSName
            HostedZoneId: !GetAtt Balancer.CanonicalHostedZoneID
            EvaluateTargetHealth: true`,
      contradicts: `
Resources:
  Primary:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneName: example.org.
      Name: tickets.example.org
      Type: A
      SetIdentifier: primary
      Failover: PRIMARY
      AliasTarget:
        DNSName: eu.tickets.example.org
        HostedZoneId: Z0123456789ABCDEFGHIJ`,
    },
  },
});

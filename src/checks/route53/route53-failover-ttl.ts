import { route53Record, route53RecordGroup } from '../../architecture/kinds/route53.ts';
import { defineCheck, type Finding } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';
import { inWords, recordsOf } from '../route53-records.ts';

const MOST_SECONDS = 120;

export const route53FailoverTtl = defineCheck({
  id: 'route53-failover-ttl',
  kind: [route53Record, route53RecordGroup],
  title: 'Failover records are forgotten by resolvers within two minutes',
  why: 'Resolvers all over the world keep an answer for the time the record states. Until it has passed, visitors go on to the site that is down, however quickly Route 53 has changed over.',
  remediation: 'Set the time to live of failover records to 60 seconds.',
  links: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-dns.html'],
  blindSpots: ['Some resolvers keep answers longer than they should.'],
  examine: (resource) => {
    const { records, open } = recordsOf(resource);
    const findings = records.flatMap((record): readonly Finding[] => {
      const { failover, ttlSeconds, alias } = record;
      if (failover.state === 'absent' || (alias.state === 'known' && alias.value)) return [];
      if (ttlSeconds.state === 'absent') return [];
      return [
        expect(ttlSeconds, (seconds) => seconds <= MOST_SECONDS, {
          supports: (seconds) => `${inWords(record)} is kept for ${seconds} s.`,
          contradicts: (seconds) =>
            `${inWords(record)} is kept for ${seconds} s: visitors stay with the failed site for that long.`,
        }),
      ];
    });
    const [reason] = open;
    if (reason !== undefined) findings.push(inconclusive(`Some records are not known: ${reason}.`, resource));
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  fix: ({ declared }) =>
    declared.type.endsWith('Group')
      ? 'the group holds several records, and a person has to say which of them change'
      : { set: [{ attribute: 'ttlSeconds', value: 60 }] },
  examples: {
    terraform: {
      supports: `
resource "aws_route53_record" "mail" {
  zone_id         = "Z0123456789ABCDEFGHIJ"
  name            = "mail.example.org"
  type            = "A"
  ttl             = 60
  records         = ["198.51.100.20"]
  set_identifier  = "primary"
  health_check_id = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"

  failover_routing_policy {
    type = "PRIMARY"
  }
}`,
      contradicts: `
resource "aws_route53_record" "mail" {
  zone_id         = "Z0123456789ABCDEFGHIJ"
  name            = "mail.example.org"
  type            = "A"
  ttl             = 3600
  records         = ["198.51.100.20"]
  set_identifier  = "primary"
  health_check_id = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"

  failover_routing_policy {
    type = "PRIMARY"
  }
}`,
      inconclusive: `
variable "seconds" {
  type = number
}

resource "aws_route53_record" "mail" {
  zone_id        = "Z0123456789ABCDEFGHIJ"
  name           = "mail.example.org"
  type           = "A"
  ttl            = var.seconds
  records        = ["198.51.100.21"]
  set_identifier = "secondary"

  failover_routing_policy {
    type = "SECONDARY"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Mail:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneName: example.org.
      Name: mail.example.org
      Type: A
      TTL: "60"
      ResourceRecords: [198.51.100.21]
      SetIdentifier: secondary
      Failover: SECONDARY`,
      contradicts: `
Resources:
  Mail:
    Type: AWS::Route53::RecordSetGroup
    Properties:
      HostedZoneName: example.org.
      RecordSets:
        - Name: mail.example.org
          Type: A
          TTL: "900"
          ResourceRecords: [198.51.100.21]
          SetIdentifier: secondary
          Failover: SECONDARY`,
    },
  },
});

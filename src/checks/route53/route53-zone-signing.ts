import { route53HostedZone, route53SigningKey } from '../../architecture/kinds/route53.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const route53ZoneSigning = defineCheck({
  id: 'route53-zone-signing',
  kind: route53HostedZone,
  related: [route53SigningKey],
  title: 'Public hosted zone that is made ready for DNSSEC is signed',
  why: 'DNSSEC lets resolvers prove that an answer comes from the owner of the domain and was not forged on the way. A key alone signs nothing: answers go out unsigned while everybody believes they are protected.',
  remediation:
    'Turn signing on for the zone and publish its DS record with the registrar; watch the two alarms that AWS recommends before doing so.',
  links: [
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec-enable-signing.html',
  ],
  blindSpots: [
    'A zone without anything of DNSSEC is not judged: whether it is needed is a decision.',
    'Whether the registrar has the DS record is not seen.',
  ],
  examine: (zone, { referrers }) => {
    if (zone.isPrivate.state === 'known' && zone.isPrivate.value) return 'not-applicable';
    const keys = referrers(zone, route53SigningKey, 'zone');
    const stated = [zone, ...keys];
    for (const { signing, hasSigning } of stated) {
      if (signing.state === 'unresolved') return inconclusive(signing.reason, signing.location);
      if (hasSigning.state === 'unresolved') return inconclusive(hasSigning.reason, hasSigning.location);
      if (signing.state === 'known' && signing.value === 'NOT_SIGNING') {
        return contradicts('Signing of the zone is turned off.', signing.location);
      }
    }
    for (const { hasSigning } of stated) {
      if (hasSigning.state === 'known' && hasSigning.value) {
        return supports('The zone is signed.', hasSigning.location);
      }
    }
    const [key] = keys;
    if (key === undefined) return 'not-applicable';
    return contradicts(`The zone has a key for signing (${key.id}), but signing is not turned on.`, zone);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_route53_zone" "bank" {
  name = "bank.example"
}

resource "aws_route53_key_signing_key" "bank" {
  hosted_zone_id             = aws_route53_zone.bank.id
  key_management_service_arn = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d"
  name                       = "bank"
}

resource "aws_route53_hosted_zone_dnssec" "bank" {
  hosted_zone_id = aws_route53_key_signing_key.bank.hosted_zone_id
}`,
      contradicts: `
resource "aws_route53_zone" "bank" {
  name = "bank.example"
}

resource "aws_route53_key_signing_key" "bank" {
  hosted_zone_id             = aws_route53_zone.bank.id
  key_management_service_arn = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d"
  name                       = "bank"
}

resource "aws_route53_hosted_zone_dnssec" "bank" {
  hosted_zone_id = aws_route53_zone.bank.id
  signing_status = "NOT_SIGNING"
}`,
      inconclusive: `
variable "signing" {
  type = string
}

resource "aws_route53_zone" "bank" {
  name = "bank.example"
}

resource "aws_route53_hosted_zone_dnssec" "bank" {
  hosted_zone_id = aws_route53_zone.bank.id
  signing_status = var.signing
}`,
      'not-applicable': `
resource "aws_route53_zone" "inside" {
  name = "bank.internal"

  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: bank.example
  Signing:
    Type: AWS::Route53::DNSSEC
    Properties:
      HostedZoneId: !Ref Zone`,
      contradicts: `
Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: bank.example
  Key:
    Type: AWS::Route53::KeySigningKey
    Properties:
      HostedZoneId: !Ref Zone
      KeyManagementServiceArn: arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d
      Name: bank
      Status: ACTIVE`,
    },
  },
});

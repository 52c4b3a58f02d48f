import { route53ResolverQueryLog } from '../../architecture/kinds/route53.ts';
import { vpc } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const route53ResolverQueryLogging = defineCheck({
  id: 'route53-resolver-query-logging',
  kind: vpc,
  related: [route53ResolverQueryLog],
  title: 'DNS questions asked inside the VPC are logged',
  why: 'Malicious software finds its masters through DNS, and stolen data is often carried out in DNS questions. The query log shows which machine asked for which name, which flow logs cannot.',
  remediation: 'Associate the Resolver query log configuration with every VPC.',
  links: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html'],
  blindSpots: [
    'Judged only where the code has a Resolver query log configuration: elsewhere it may come from a landing zone.',
  ],
  examine: (network, { beside, referrers }) => {
    const [log] = referrers(network, route53ResolverQueryLog, 'vpcs');
    if (log !== undefined) return supports(`DNS questions are logged (${log.id}).`, log);
    const configurations = beside(network, route53ResolverQueryLog);
    if (configurations.length === 0) return 'not-applicable';
    const open = configurations.find(
      ({ vpcs }) => vpcs.state === 'unresolved' || (vpcs.state === 'known' && vpcs.value.open.length > 0),
    );
    if (open !== undefined) {
      return inconclusive(`The code does not tell which VPCs ${open.id} logs.`, open);
    }
    return contradicts(
      `A query log configuration is here (${configurations.map(({ id }) => id).join(', ')}), but this VPC is not associated with it.`,
      network,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "trading" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_route53_resolver_query_log_config" "dns" {
  name            = "dns"
  destination_arn = "arn:aws:s3:::example-dns-logs"
}

resource "aws_route53_resolver_query_log_config_association" "trading" {
  resolver_query_log_config_id = aws_route53_resolver_query_log_config.dns.id
  resource_id                  = aws_vpc.trading.id
}`,
      contradicts: `
resource "aws_vpc" "trading" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_route53_resolver_query_log_config" "dns" {
  name            = "dns"
  destination_arn = "arn:aws:s3:::example-dns-logs"
}`,
      inconclusive: `
variable "logged" {
  type = string
}

resource "aws_vpc" "trading" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_route53_resolver_query_log_config" "dns" {
  name            = "dns"
  destination_arn = "arn:aws:s3:::example-dns-logs"
}

resource "aws_route53_resolver_query_log_config_association" "trading" {
  resolver_query_log_config_id = aws_route53_resolver_query_log_config.dns.id
  resource_id                  = var.logged
}`,
      'not-applicable': `
resource "aws_vpc" "trading" {
  cidr_block = "10.20.0.0/16"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Trading:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.20.0.0/16
  Dns:
    Type: AWS::Route53Resolver::ResolverQueryLoggingConfig
    Properties:
      Name: dns
      DestinationArn: arn:aws:s3:::example-dns-logs
  DnsOfTrading:
    Type: AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation
    Properties:
      ResolverQueryLogConfigId: !Ref Dns
      ResourceId: !Ref Trading`,
      contradicts: `
Resources:
  Trading:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.20.0.0/16
  Dns:
    Type: AWS::Route53Resolver::ResolverQueryLoggingConfig
    Properties:
      Name: dns
      DestinationArn: arn:aws:s3:::example-dns-logs`,
    },
  },
});

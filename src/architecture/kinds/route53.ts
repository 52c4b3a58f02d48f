import { defineKind, flag, items, link, number, presence, tagMap, text } from '../index.ts';

/** What one DNS record states, alone or in a group. */
const RECORD = {
  recordName: text({ terraform: 'name', cloudformation: 'Name', outline: true }),
  type: text({ terraform: 'type', cloudformation: 'Type' }),
  ttlSeconds: number({ terraform: 'ttl', cloudformation: 'TTL' }),
  alias: presence({ terraform: 'alias', cloudformation: 'AliasTarget' }),
  /** What an alias stands for. */
  aliasTarget: link({
    terraform: 'alias.name',
    cloudformation: 'AliasTarget.DNSName',
    relation: 'routes-to',
    to: ['elb-load-balancer', 'elb-classic-load-balancer', 'cloudfront-distribution', 's3-bucket'],
  }),
  evaluatesTargetHealth: flag({
    terraform: 'alias.evaluate_target_health',
    cloudformation: 'AliasTarget.EvaluateTargetHealth',
    default: false,
  }),
  healthCheck: link({
    terraform: 'health_check_id',
    cloudformation: 'HealthCheckId',
    relation: 'watches',
    to: ['route53-health-check'],
  }),
  /** `PRIMARY` or `SECONDARY`. */
  failover: text({ terraform: 'failover_routing_policy.type', cloudformation: 'Failover' }),
  latencyRegion: text({ terraform: 'latency_routing_policy.region', cloudformation: 'Region' }),
  multivalue: flag({
    terraform: 'multivalue_answer_routing_policy',
    cloudformation: 'MultiValueAnswer',
    default: false,
  }),
};

export const route53Record = defineKind({
  id: 'route53-record',
  name: 'Amazon Route 53 record',
  terraform: 'aws_route53_record',
  cloudformation: 'AWS::Route53::RecordSet',
  attributes: {
    zone: link({
      terraform: 'zone_id',
      cloudformation: ['HostedZoneId', 'HostedZoneName'],
      relation: 'in',
      to: ['route53-hosted-zone'],
    }),
    ...RECORD,
  },
});

/** Several records in one resource of CloudFormation. */
export const route53RecordGroup = defineKind({
  id: 'route53-record-group',
  name: 'Amazon Route 53 record set group',
  cloudformation: 'AWS::Route53::RecordSetGroup',
  attributes: {
    zone: link({
      cloudformation: ['HostedZoneId', 'HostedZoneName'],
      relation: 'in',
      to: ['route53-hosted-zone'],
    }),
    aliasTargets: link({
      cloudformation: 'RecordSets.AliasTarget.DNSName',
      relation: 'routes-to',
      to: ['elb-load-balancer', 'elb-classic-load-balancer', 'cloudfront-distribution', 's3-bucket'],
    }),
    records: items({ cloudformation: 'RecordSets', fields: RECORD }),
  },
});

/** Private where VPCs are stated, else public. */
export const route53HostedZone = defineKind({
  id: 'route53-hosted-zone',
  name: 'Amazon Route 53 hosted zone',
  terraform: 'aws_route53_zone',
  cloudformation: 'AWS::Route53::HostedZone',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'HostedZoneTags' }),
    isPrivate: presence({
      terraform: ['vpc', { companion: 'aws_route53_zone_association', joinedBy: 'zone_id', at: '' }],
      cloudformation: 'VPCs',
    }),
    vpcs: link({
      terraform: [
        'vpc.vpc_id',
        { companion: 'aws_route53_zone_association', joinedBy: 'zone_id', at: 'vpc_id' },
      ],
      cloudformation: 'VPCs.VPCId',
      relation: 'in',
      to: ['vpc'],
    }),
    queryLog: presence({
      terraform: { companion: 'aws_route53_query_log', joinedBy: 'zone_id', at: '' },
      cloudformation: 'QueryLoggingConfig',
    }),
    signing: text({
      terraform: {
        companion: 'aws_route53_hosted_zone_dnssec',
        joinedBy: 'hosted_zone_id',
        at: 'signing_status',
      },
    }),
    hasSigning: presence({
      terraform: { companion: 'aws_route53_hosted_zone_dnssec', joinedBy: 'hosted_zone_id', at: '' },
      cloudformation: { companion: 'AWS::Route53::DNSSEC', joinedBy: 'HostedZoneId', at: '' },
    }),
  },
});

/** Signs a zone once signing is turned on, which Terraform may state of the key instead of the zone. */
export const route53SigningKey = defineKind({
  id: 'route53-signing-key',
  name: 'Amazon Route 53 key-signing key',
  terraform: 'aws_route53_key_signing_key',
  cloudformation: 'AWS::Route53::KeySigningKey',
  attributes: {
    zone: link({
      terraform: 'hosted_zone_id',
      cloudformation: 'HostedZoneId',
      relation: 'protects',
      to: ['route53-hosted-zone'],
    }),
    key: link({
      terraform: 'key_management_service_arn',
      cloudformation: 'KeyManagementServiceArn',
      relation: 'uses',
      to: ['kms-key'],
    }),
    signing: text({
      terraform: {
        companion: 'aws_route53_hosted_zone_dnssec',
        joinedBy: 'hosted_zone_id',
        at: 'signing_status',
      },
    }),
    hasSigning: presence({
      terraform: { companion: 'aws_route53_hosted_zone_dnssec', joinedBy: 'hosted_zone_id', at: '' },
    }),
  },
});

export const route53HealthCheck = defineKind({
  id: 'route53-health-check',
  name: 'Amazon Route 53 health check',
  terraform: 'aws_route53_health_check',
  cloudformation: 'AWS::Route53::HealthCheck',
  attributes: {
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'HealthCheckTags' }),
    type: text({ terraform: 'type', cloudformation: 'HealthCheckConfig.Type' }),
  },
});

/** Where DNS questions leave a VPC for other networks, or enter it from them. */
export const route53ResolverEndpoint = defineKind({
  id: 'route53-resolver-endpoint',
  name: 'Amazon Route 53 Resolver endpoint',
  terraform: 'aws_route53_resolver_endpoint',
  cloudformation: 'AWS::Route53Resolver::ResolverEndpoint',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    direction: text({ terraform: 'direction', cloudformation: 'Direction' }),
    subnets: link({
      terraform: 'ip_address.subnet_id',
      cloudformation: 'IpAddresses.SubnetId',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'security_group_ids',
      cloudformation: 'SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
  },
});

export const route53ResolverRule = defineKind({
  id: 'route53-resolver-rule',
  name: 'Amazon Route 53 Resolver rule',
  terraform: 'aws_route53_resolver_rule',
  cloudformation: 'AWS::Route53Resolver::ResolverRule',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    endpoint: link({
      terraform: 'resolver_endpoint_id',
      cloudformation: 'ResolverEndpointId',
      relation: 'routes-to',
      to: ['route53-resolver-endpoint'],
    }),
    vpcs: link({
      terraform: {
        companion: 'aws_route53_resolver_rule_association',
        joinedBy: 'resolver_rule_id',
        at: 'vpc_id',
      },
      cloudformation: {
        companion: 'AWS::Route53Resolver::ResolverRuleAssociation',
        joinedBy: 'ResolverRuleId',
        at: 'VPCId',
      },
      relation: 'in',
      to: ['vpc'],
    }),
  },
});

export const route53ResolverQueryLog = defineKind({
  id: 'route53-resolver-query-log',
  name: 'Amazon Route 53 Resolver query log configuration',
  terraform: 'aws_route53_resolver_query_log_config',
  cloudformation: 'AWS::Route53Resolver::ResolverQueryLoggingConfig',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    vpcs: link({
      terraform: {
        companion: 'aws_route53_resolver_query_log_config_association',
        joinedBy: 'resolver_query_log_config_id',
        at: 'resource_id',
      },
      cloudformation: {
        companion: 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
        joinedBy: 'ResolverQueryLogConfigId',
        at: 'ResourceId',
      },
      relation: 'watches',
      to: ['vpc'],
    }),
    destination: link({
      terraform: 'destination_arn',
      cloudformation: 'DestinationArn',
      relation: 'logs-to',
      to: ['s3-bucket', 'cloudwatch-log-group'],
    }),
  },
});

/** Rules by domain name for the DNS questions that leave a VPC. */
export const route53DnsFirewallRuleGroup = defineKind({
  id: 'route53-dns-firewall-rule-group',
  name: 'Amazon Route 53 Resolver DNS Firewall rule group',
  terraform: 'aws_route53_resolver_firewall_rule_group',
  cloudformation: 'AWS::Route53Resolver::FirewallRuleGroup',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    vpcs: link({
      terraform: {
        companion: 'aws_route53_resolver_firewall_rule_group_association',
        joinedBy: 'firewall_rule_group_id',
        at: 'vpc_id',
      },
      cloudformation: {
        companion: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
        joinedBy: 'FirewallRuleGroupId',
        at: 'VpcId',
      },
      relation: 'protects',
      to: ['vpc'],
    }),
    rules: items({
      terraform: {
        companion: 'aws_route53_resolver_firewall_rule',
        joinedBy: 'firewall_rule_group_id',
        at: '',
      },
      cloudformation: 'FirewallRules',
      fields: { action: text({ terraform: 'action', cloudformation: 'Action' }) },
    }),
  },
});

export const route53DnsFirewallDomainList = defineKind({
  id: 'route53-dns-firewall-domain-list',
  name: 'Amazon Route 53 Resolver DNS Firewall domain list',
  terraform: 'aws_route53_resolver_firewall_domain_list',
  cloudformation: 'AWS::Route53Resolver::FirewallDomainList',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

import {
  type Attribute,
  defineKind,
  flag,
  isPropertyList,
  isPropertyMap,
  items,
  link,
  number,
  type Property,
  presence,
  text,
  texts,
} from '../index.ts';

/** CloudFormation states some attributes as pairs of `Key` and `Value` in one list; Terraform has a name for each. */
function keyed<T>(list: string, key: string, attribute: Attribute<T>): Attribute<T> {
  return {
    ...attribute,
    sources: { ...attribute.sources, cloudformation: list },
    read(found, resource, surroundings) {
      const stated =
        resource.language === 'terraform' ? found : found.flatMap((pairs) => valueOf(pairs, key));
      return attribute.read(stated, resource, surroundings);
    },
  };
}

function valueOf(pairs: Property, key: string): readonly Property[] {
  const { value } = pairs;
  if (isPropertyList(value)) return value.flatMap((pair) => valueOf(pair, key));
  if (!isPropertyMap(value)) return [pairs];
  const found = value.get('Key')?.value === key ? value.get('Value') : undefined;
  return found === undefined ? [] : [found];
}

const ofLoadBalancer = <T>(key: string, attribute: Attribute<T>) =>
  keyed('LoadBalancerAttributes', key, attribute);

export const loadBalancer = defineKind({
  id: 'elb-load-balancer',
  name: 'Application, Network or Gateway Load Balancer',
  terraform: ['aws_lb', 'aws_alb'],
  cloudformation: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    type: text({ terraform: 'load_balancer_type', cloudformation: 'Type', default: 'application' }),
    internal: flag({
      terraform: 'internal',
      cloudformation: 'Scheme',
      trueWhen: ['internal'],
      falseWhen: ['internet-facing'],
      default: false,
    }),
    subnets: link({
      terraform: ['subnets', 'subnet_mapping.subnet_id'],
      cloudformation: ['Subnets', 'SubnetMappings.SubnetId'],
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'security_groups',
      cloudformation: 'SecurityGroups',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    /** CloudFormation: the attribute of the load balancer holds the name of the bucket only, mostly by reference. */
    logBucket: link({ terraform: 'access_logs.bucket', relation: 'logs-to', to: ['s3-bucket'] }),
    accessLogs: ofLoadBalancer(
      'access_logs.s3.enabled',
      flag({ terraform: 'access_logs.enabled', default: false }),
    ),
    idleTimeoutSeconds: ofLoadBalancer(
      'idle_timeout.timeout_seconds',
      number({ terraform: 'idle_timeout', default: 60 }),
    ),
    deletionProtection: ofLoadBalancer(
      'deletion_protection.enabled',
      flag({ terraform: 'enable_deletion_protection', default: false }),
    ),
    crossZone: ofLoadBalancer(
      'load_balancing.cross_zone.enabled',
      flag({ terraform: 'enable_cross_zone_load_balancing' }),
    ),
    elasticIps: link({
      terraform: 'subnet_mapping.allocation_id',
      cloudformation: 'SubnetMappings.AllocationId',
      relation: 'uses',
      to: ['vpc-elastic-ip'],
    }),
    desyncMitigation: ofLoadBalancer(
      'routing.http.desync_mitigation_mode',
      text({ terraform: 'desync_mitigation_mode', default: 'defensive' }),
    ),
    dropInvalidHeaders: ofLoadBalancer(
      'routing.http.drop_invalid_header_fields.enabled',
      flag({ terraform: 'drop_invalid_header_fields', default: false }),
    ),
    http2: ofLoadBalancer('routing.http2.enabled', flag({ terraform: 'enable_http2', default: true })),
  },
});

export const targetGroup = defineKind({
  id: 'elb-target-group',
  name: 'Load balancer target group',
  terraform: ['aws_lb_target_group', 'aws_alb_target_group'],
  cloudformation: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    vpc: link({ terraform: 'vpc_id', cloudformation: 'VpcId', relation: 'in', to: ['vpc'] }),
    protocol: text({ terraform: 'protocol', cloudformation: 'Protocol' }),
    targetType: text({ terraform: 'target_type', cloudformation: 'TargetType', default: 'instance' }),
    port: number({ terraform: 'port', cloudformation: 'Port' }),
    healthCheckPath: text({ terraform: 'health_check.path', cloudformation: 'HealthCheckPath' }),
    /** Off by default for functions only. */
    healthCheckEnabled: flag({ terraform: 'health_check.enabled', cloudformation: 'HealthCheckEnabled' }),
    healthCheckIntervalSeconds: number({
      terraform: 'health_check.interval',
      cloudformation: 'HealthCheckIntervalSeconds',
      default: 30,
    }),
    unhealthyThreshold: number({
      terraform: 'health_check.unhealthy_threshold',
      cloudformation: 'UnhealthyThresholdCount',
      default: { terraform: 3, cloudformation: 2 },
    }),
    stickiness: keyed(
      'TargetGroupAttributes',
      'stickiness.enabled',
      // Terraform's block means "on" unless it says otherwise.
      flag({ terraform: 'stickiness.enabled' }),
    ),
    hasStickiness: presence({ terraform: 'stickiness' }),
    targets: link({
      terraform: [
        { companion: 'aws_lb_target_group_attachment', joinedBy: 'target_group_arn', at: 'target_id' },
        { companion: 'aws_alb_target_group_attachment', joinedBy: 'target_group_arn', at: 'target_id' },
      ],
      cloudformation: 'Targets.Id',
      relation: 'routes-to',
      to: ['ec2-instance', 'lambda-function', 'elb-load-balancer'],
    }),
    deregistrationDelaySeconds: keyed(
      'TargetGroupAttributes',
      'deregistration_delay.timeout_seconds',
      number({ terraform: 'deregistration_delay', default: 300 }),
    ),
  },
});

export const listener = defineKind({
  id: 'elb-listener',
  name: 'Load balancer listener',
  terraform: ['aws_lb_listener', 'aws_alb_listener'],
  cloudformation: 'AWS::ElasticLoadBalancingV2::Listener',
  attributes: {
    loadBalancer: link({
      terraform: 'load_balancer_arn',
      cloudformation: 'LoadBalancerArn',
      relation: 'uses',
      to: ['elb-load-balancer'],
    }),
    port: number({ terraform: 'port', cloudformation: 'Port' }),
    protocol: text({ terraform: 'protocol', cloudformation: 'Protocol', default: { terraform: 'HTTP' } }),
    certificates: link({
      terraform: [
        'certificate_arn',
        { companion: 'aws_lb_listener_certificate', joinedBy: 'listener_arn', at: 'certificate_arn' },
        { companion: 'aws_alb_listener_certificate', joinedBy: 'listener_arn', at: 'certificate_arn' },
      ],
      cloudformation: [
        'Certificates.CertificateArn',
        {
          companion: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
          joinedBy: 'ListenerArn',
          at: 'Certificates.CertificateArn',
        },
      ],
      relation: 'uses',
      to: ['acm-certificate'],
    }),
    tlsPolicy: text({
      terraform: 'ssl_policy',
      cloudformation: 'SslPolicy',
      default: 'ELBSecurityPolicy-2016-08',
    }),
    actions: items({
      terraform: 'default_action',
      cloudformation: 'DefaultActions',
      fields: {
        type: text({ terraform: 'type', cloudformation: 'Type' }),
        redirectProtocol: text({
          terraform: 'redirect.protocol',
          cloudformation: 'RedirectConfig.Protocol',
          default: '#{protocol}',
        }),
      },
    }),
    targetGroups: link({
      terraform: ['default_action.target_group_arn', 'default_action.forward.target_group.arn'],
      cloudformation: [
        'DefaultActions.TargetGroupArn',
        'DefaultActions.ForwardConfig.TargetGroups.TargetGroupArn',
      ],
      relation: 'routes-to',
      to: ['elb-target-group'],
    }),
  },
});

export const listenerRule = defineKind({
  id: 'elb-listener-rule',
  name: 'Load balancer listener rule',
  terraform: ['aws_lb_listener_rule', 'aws_alb_listener_rule'],
  cloudformation: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  attributes: {
    listener: link({
      terraform: 'listener_arn',
      cloudformation: 'ListenerArn',
      relation: 'in',
      to: ['elb-listener'],
    }),
    targetGroups: link({
      terraform: ['action.target_group_arn', 'action.forward.target_group.arn'],
      cloudformation: ['Actions.TargetGroupArn', 'Actions.ForwardConfig.TargetGroups.TargetGroupArn'],
      relation: 'routes-to',
      to: ['elb-target-group'],
    }),
  },
});

/** Certificates of clients that a listener believes. */
export const trustStore = defineKind({
  id: 'elb-trust-store',
  name: 'Load balancer trust store',
  terraform: 'aws_lb_trust_store',
  cloudformation: 'AWS::ElasticLoadBalancingV2::TrustStore',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

export const classicLoadBalancer = defineKind({
  id: 'elb-classic-load-balancer',
  name: 'Classic Load Balancer',
  terraform: 'aws_elb',
  cloudformation: 'AWS::ElasticLoadBalancing::LoadBalancer',
  names: { terraform: 'name', cloudformation: 'LoadBalancerName' },
  attributes: {
    internal: flag({
      terraform: 'internal',
      cloudformation: 'Scheme',
      trueWhen: ['internal'],
      falseWhen: ['internet-facing'],
      default: false,
    }),
    subnets: link({ terraform: 'subnets', cloudformation: 'Subnets', relation: 'in', to: ['vpc-subnet'] }),
    zones: texts({ terraform: 'availability_zones', cloudformation: 'AvailabilityZones', outline: true }),
    securityGroups: link({
      terraform: 'security_groups',
      cloudformation: 'SecurityGroups',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    instances: link({
      terraform: 'instances',
      cloudformation: 'Instances',
      relation: 'routes-to',
      to: ['ec2-instance'],
    }),
    listeners: items({
      terraform: 'listener',
      cloudformation: 'Listeners',
      fields: {
        protocol: text({ terraform: 'lb_protocol', cloudformation: 'Protocol' }),
        port: number({ terraform: 'lb_port', cloudformation: 'LoadBalancerPort' }),
        instancePort: number({ terraform: 'instance_port', cloudformation: 'InstancePort' }),
      },
    }),
    crossZone: flag({
      terraform: 'cross_zone_load_balancing',
      cloudformation: 'CrossZone',
      default: { terraform: true, cloudformation: false },
    }),
    accessLogs: flag({
      terraform: 'access_logs.enabled',
      cloudformation: 'AccessLoggingPolicy.Enabled',
      default: false,
    }),
    accessLogPolicy: presence({ terraform: 'access_logs', cloudformation: 'AccessLoggingPolicy' }),
    connectionDraining: flag({
      terraform: 'connection_draining',
      cloudformation: 'ConnectionDrainingPolicy.Enabled',
      default: false,
    }),
  },
});

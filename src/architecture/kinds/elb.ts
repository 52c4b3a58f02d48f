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
    accessLogs: ofLoadBalancer(
      'access_logs.s3.enabled',
      flag({ terraform: 'access_logs.enabled', default: false }),
    ),
    deletionProtection: ofLoadBalancer(
      'deletion_protection.enabled',
      flag({ terraform: 'enable_deletion_protection', default: false }),
    ),
    crossZone: ofLoadBalancer(
      'load_balancing.cross_zone.enabled',
      flag({ terraform: 'enable_cross_zone_load_balancing' }),
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
    healthCheckPath: text({ terraform: 'health_check.path', cloudformation: 'HealthCheckPath' }),
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

import { defineKind, flag, items, link, number, presence, tagMap, text, texts } from '../index.ts';

export const autoScalingGroup = defineKind({
  id: 'autoscaling-group',
  name: 'Amazon EC2 Auto Scaling group',
  terraform: 'aws_autoscaling_group',
  cloudformation: 'AWS::AutoScaling::AutoScalingGroup',
  names: { terraform: 'name', cloudformation: 'AutoScalingGroupName' },
  attributes: {
    tags: tagMap({ terraform: 'tag', cloudformation: 'Tags' }),
    minSize: number({ terraform: 'min_size', cloudformation: 'MinSize' }),
    maxSize: number({ terraform: 'max_size', cloudformation: 'MaxSize' }),
    desiredCapacity: number({ terraform: 'desired_capacity', cloudformation: 'DesiredCapacity' }),
    subnets: link({
      terraform: 'vpc_zone_identifier',
      cloudformation: 'VPCZoneIdentifier',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    zones: texts({
      terraform: 'availability_zones',
      cloudformation: ['AvailabilityZones', 'AvailabilityZoneIds'],
      outline: true,
    }),
    healthCheckType: text({
      terraform: 'health_check_type',
      cloudformation: 'HealthCheckType',
      default: 'EC2',
    }),
    targetGroups: link({
      terraform: [
        'target_group_arns',
        'traffic_source.identifier',
        {
          companion: 'aws_autoscaling_attachment',
          joinedBy: 'autoscaling_group_name',
          at: 'lb_target_group_arn',
        },
        {
          companion: 'aws_autoscaling_traffic_source_attachment',
          joinedBy: 'autoscaling_group_name',
          at: 'traffic_source.identifier',
        },
      ],
      cloudformation: ['TargetGroupARNs', 'TrafficSources.Identifier'],
      relation: 'uses',
      to: ['elb-target-group'],
    }),
    classicLoadBalancers: link({
      terraform: [
        'load_balancers',
        { companion: 'aws_autoscaling_attachment', joinedBy: 'autoscaling_group_name', at: 'elb' },
      ],
      cloudformation: 'LoadBalancerNames',
      relation: 'uses',
      to: ['elb-classic-load-balancer'],
    }),
    launchTemplate: link({
      terraform: [
        'launch_template.id',
        'launch_template.name',
        'mixed_instances_policy.launch_template.launch_template_specification.launch_template_id',
        'mixed_instances_policy.launch_template.launch_template_specification.launch_template_name',
      ],
      cloudformation: [
        'LaunchTemplate.LaunchTemplateId',
        'LaunchTemplate.LaunchTemplateName',
        'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId',
        'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName',
      ],
      relation: 'uses',
      to: ['ec2-launch-template'],
    }),
    launchConfiguration: link({
      terraform: 'launch_configuration',
      cloudformation: 'LaunchConfigurationName',
      relation: 'uses',
      to: ['autoscaling-launch-configuration'],
    }),
    mixedInstances: presence({
      terraform: 'mixed_instances_policy',
      cloudformation: 'MixedInstancesPolicy',
    }),
    instanceRefresh: presence({
      terraform: 'instance_refresh',
      cloudformation: ['UpdatePolicy.AutoScalingRollingUpdate', 'UpdatePolicy.AutoScalingReplacingUpdate'],
    }),
    groupMetrics: presence({ terraform: 'enabled_metrics', cloudformation: 'MetricsCollection' }),
  },
});

export const launchConfiguration = defineKind({
  id: 'autoscaling-launch-configuration',
  name: 'Amazon EC2 Auto Scaling launch configuration',
  terraform: 'aws_launch_configuration',
  cloudformation: 'AWS::AutoScaling::LaunchConfiguration',
  names: { terraform: 'name', cloudformation: 'LaunchConfigurationName' },
  attributes: {
    image: text({ terraform: 'image_id', cloudformation: 'ImageId' }),
    instanceType: text({ terraform: 'instance_type', cloudformation: 'InstanceType' }),
    securityGroups: link({
      terraform: 'security_groups',
      cloudformation: 'SecurityGroups',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    spotPrice: text({ terraform: 'spot_price', cloudformation: 'SpotPrice' }),
    publicIp: flag({ terraform: 'associate_public_ip_address', cloudformation: 'AssociatePublicIpAddress' }),
    metadataTokens: text({
      terraform: 'metadata_options.http_tokens',
      cloudformation: 'MetadataOptions.HttpTokens',
    }),
    metadataEndpoint: flag({
      terraform: 'metadata_options.http_endpoint',
      cloudformation: 'MetadataOptions.HttpEndpoint',
      trueWhen: ['enabled'],
      falseWhen: ['disabled'],
      default: true,
    }),
    detailedMonitoring: flag({
      terraform: 'enable_monitoring',
      cloudformation: 'InstanceMonitoring',
      default: true,
    }),
    userData: text({ terraform: ['user_data', 'user_data_base64'], cloudformation: 'UserData' }),
    blockDevices: items({
      terraform: ['root_block_device', 'ebs_block_device'],
      cloudformation: 'BlockDeviceMappings.Ebs',
      fields: {
        encrypted: flag({ terraform: 'encrypted', cloudformation: 'Encrypted', default: false }),
        type: text({ terraform: 'volume_type', cloudformation: 'VolumeType' }),
      },
    }),
  },
});

export const scalingPolicy = defineKind({
  id: 'autoscaling-policy',
  name: 'Amazon EC2 Auto Scaling policy',
  terraform: 'aws_autoscaling_policy',
  cloudformation: 'AWS::AutoScaling::ScalingPolicy',
  attributes: {
    group: link({
      terraform: 'autoscaling_group_name',
      cloudformation: 'AutoScalingGroupName',
      relation: 'scales',
      to: ['autoscaling-group'],
    }),
    type: text({ terraform: 'policy_type', cloudformation: 'PolicyType', default: 'SimpleScaling' }),
  },
});

export const scheduledScaling = defineKind({
  id: 'autoscaling-schedule',
  name: 'Amazon EC2 Auto Scaling scheduled action',
  terraform: 'aws_autoscaling_schedule',
  cloudformation: 'AWS::AutoScaling::ScheduledAction',
  attributes: {
    group: link({
      terraform: 'autoscaling_group_name',
      cloudformation: 'AutoScalingGroupName',
      relation: 'scales',
      to: ['autoscaling-group'],
    }),
  },
});

/** What Application Auto Scaling may change: an ECS service's task count, a table's throughput, and the like. */
export const scalableTarget = defineKind({
  id: 'autoscaling-scalable-target',
  name: 'Application Auto Scaling scalable target',
  terraform: 'aws_appautoscaling_target',
  cloudformation: 'AWS::ApplicationAutoScaling::ScalableTarget',
  attributes: {
    service: text({ terraform: 'service_namespace', cloudformation: 'ServiceNamespace' }),
    /** A text such as `service/shop/web`, made from the names of resources. */
    target: link({
      terraform: 'resource_id',
      cloudformation: 'ResourceId',
      relation: 'scales',
      to: ['ecs-service', 'dynamodb-table'],
    }),
    minimum: number({ terraform: 'min_capacity', cloudformation: 'MinCapacity' }),
    maximum: number({ terraform: 'max_capacity', cloudformation: 'MaxCapacity' }),
  },
});

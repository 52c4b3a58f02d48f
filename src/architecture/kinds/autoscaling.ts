import { defineKind, flag, items, link, number, presence, tagMap, text, texts } from '../index.ts';

export const autoScalingGroup = defineKind({
  id: 'autoscaling-group',
  name: 'Amazon EC2 Auto Scaling group',
  terraform: 'aws_autoscaling_group',
  cloudformation: 'AWS::AutoScaling::AutoScalingGroup',
  names: { terraform: 'name', cloudformation: 'AutoScalingGroupName' },
  attributes: {
    tags: tagMap({
      terraform: [
        'tag',
        { companion: 'aws_autoscaling_group_tag', joinedBy: 'autoscaling_group_name', at: 'tag' },
      ],
      cloudformation: 'Tags',
    }),
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
    /** Whether a refresh that fails puts the old template back. */
    refreshRollback: flag({
      terraform: 'instance_refresh.preferences.auto_rollback',
      cloudformation: 'UpdatePolicy.AutoScalingRollingUpdate.WaitOnResourceSignals',
      default: false,
    }),
    /** CloudFormation replaces the whole group, and goes back by itself. */
    replacedWhole: flag({
      cloudformation: 'UpdatePolicy.AutoScalingReplacingUpdate.WillReplace',
      default: false,
    }),
    groupMetrics: presence({ terraform: 'enabled_metrics', cloudformation: 'MetricsCollection' }),
    /** Parts of Auto Scaling that are switched off. */
    suspendedProcesses: texts({ terraform: 'suspended_processes' }),
    capacityRebalance: flag({
      terraform: 'capacity_rebalance',
      cloudformation: 'CapacityRebalance',
      default: false,
    }),
    /** Of the instances above the base capacity; the rest is Spot. */
    onDemandPercentage: number({
      terraform: 'mixed_instances_policy.instances_distribution.on_demand_percentage_above_base_capacity',
      cloudformation: 'MixedInstancesPolicy.InstancesDistribution.OnDemandPercentageAboveBaseCapacity',
      default: 100,
    }),
    /** Where the group tells of instances that start, end or fail to. */
    notifications: link({
      terraform: { companion: 'aws_autoscaling_notification', joinedBy: 'group_names', at: 'topic_arn' },
      cloudformation: 'NotificationConfigurations.TopicARN',
      relation: 'triggers',
      to: ['sns-topic'],
    }),
    warmPool: presence({
      terraform: 'warm_pool',
      cloudformation: {
        companion: 'AWS::AutoScaling::WarmPool',
        joinedBy: 'AutoScalingGroupName',
        at: '',
      },
    }),
    lifecycleHooks: presence({
      terraform: [
        'initial_lifecycle_hook',
        { companion: 'aws_autoscaling_lifecycle_hook', joinedBy: 'autoscaling_group_name', at: '' },
      ],
      cloudformation: [
        'LifecycleHookSpecificationList',
        { companion: 'AWS::AutoScaling::LifecycleHook', joinedBy: 'AutoScalingGroupName', at: '' },
      ],
    }),
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
    /** What the start-up script names. */
    userDataTargets: link({
      terraform: ['user_data', 'user_data_base64'],
      cloudformation: 'UserData',
      relation: 'uses',
    }),
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
    enabled: flag({ terraform: 'enabled', default: true }),
    metric: text({
      terraform: 'target_tracking_configuration.predefined_metric_specification.predefined_metric_type',
      cloudformation: 'TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType',
    }),
    targetValue: number({
      terraform: 'target_tracking_configuration.target_value',
      cloudformation: 'TargetTrackingConfiguration.TargetValue',
    }),
    disableScaleIn: flag({
      terraform: 'target_tracking_configuration.disable_scale_in',
      cloudformation: 'TargetTrackingConfiguration.DisableScaleIn',
      default: false,
    }),
    /** How many instances come or go, in percent, or how many there are to be. */
    adjustmentType: text({ terraform: 'adjustment_type', cloudformation: 'AdjustmentType' }),
    adjustments: texts({
      terraform: ['scaling_adjustment', 'step_adjustment.scaling_adjustment'],
      cloudformation: ['ScalingAdjustment', 'StepAdjustments.ScalingAdjustment'],
    }),
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
    dimension: text({ terraform: 'scalable_dimension', cloudformation: 'ScalableDimension' }),
    /** The same text as `target`, as it is written, to find the policies that repeat it. */
    resourceId: text({ terraform: 'resource_id', cloudformation: 'ResourceId', outline: true }),
    schedules: presence({ cloudformation: 'ScheduledActions' }),
  },
});

/** A rule by which Application Auto Scaling changes a scalable target. */
export const applicationScalingPolicy = defineKind({
  id: 'autoscaling-application-policy',
  name: 'Application Auto Scaling policy',
  terraform: 'aws_appautoscaling_policy',
  cloudformation: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  names: { terraform: 'name', cloudformation: 'PolicyName' },
  attributes: {
    /** The scalable target, or what it scales: code names either. */
    target: link({
      terraform: 'resource_id',
      cloudformation: ['ScalingTargetId', 'ResourceId'],
      relation: 'scales',
    }),
    resourceId: text({ terraform: 'resource_id', cloudformation: 'ResourceId', outline: true }),
    type: text({
      terraform: 'policy_type',
      cloudformation: 'PolicyType',
      default: { terraform: 'StepScaling' },
    }),
    metric: text({
      terraform:
        'target_tracking_scaling_policy_configuration.predefined_metric_specification.predefined_metric_type',
      cloudformation:
        'TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.PredefinedMetricType',
    }),
    targetValue: number({
      terraform: 'target_tracking_scaling_policy_configuration.target_value',
      cloudformation: 'TargetTrackingScalingPolicyConfiguration.TargetValue',
    }),
    disableScaleIn: flag({
      terraform: 'target_tracking_scaling_policy_configuration.disable_scale_in',
      cloudformation: 'TargetTrackingScalingPolicyConfiguration.DisableScaleIn',
      default: false,
    }),
    adjustmentType: text({
      terraform: 'step_scaling_policy_configuration.adjustment_type',
      cloudformation: 'StepScalingPolicyConfiguration.AdjustmentType',
    }),
    adjustments: texts({
      terraform: 'step_scaling_policy_configuration.step_adjustment.scaling_adjustment',
      cloudformation: 'StepScalingPolicyConfiguration.StepAdjustments.ScalingAdjustment',
    }),
  },
});

export const applicationScheduledAction = defineKind({
  id: 'autoscaling-application-schedule',
  name: 'Application Auto Scaling scheduled action',
  terraform: 'aws_appautoscaling_scheduled_action',
  names: { terraform: 'name' },
  attributes: {
    target: link({ terraform: 'resource_id', relation: 'scales' }),
    resourceId: text({ terraform: 'resource_id', outline: true }),
  },
});

export const scalingPlan = defineKind({
  id: 'autoscaling-plan',
  name: 'AWS Auto Scaling plan',
  terraform: 'aws_autoscalingplans_scaling_plan',
  cloudformation: 'AWS::AutoScalingPlans::ScalingPlan',
  names: { terraform: 'name' },
  attributes: {
    targets: link({
      terraform: 'scaling_instruction.resource_id',
      cloudformation: 'ScalingInstructions.ResourceId',
      relation: 'scales',
      to: ['autoscaling-group', 'ecs-service', 'dynamodb-table'],
    }),
  },
});

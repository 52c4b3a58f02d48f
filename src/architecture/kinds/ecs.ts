import { defineKind, flag, items, link, number, presence, text, texts } from '../index.ts';

/** Instances of an Auto Scaling group that ECS starts tasks on, and may start and stop by itself. */
export const ecsCapacityProvider = defineKind({
  id: 'ecs-capacity-provider',
  name: 'Amazon ECS capacity provider',
  terraform: 'aws_ecs_capacity_provider',
  cloudformation: 'AWS::ECS::CapacityProvider',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    group: link({
      terraform: 'auto_scaling_group_provider.auto_scaling_group_arn',
      cloudformation: 'AutoScalingGroupProvider.AutoScalingGroupArn',
      relation: 'uses',
      to: ['autoscaling-group'],
    }),
    managedScaling: flag({
      terraform: 'auto_scaling_group_provider.managed_scaling.status',
      cloudformation: 'AutoScalingGroupProvider.ManagedScaling.Status',
      trueWhen: ['ENABLED'],
      falseWhen: ['DISABLED'],
    }),
    /** AWS chooses and looks after the instances. */
    managedInstances: presence({ cloudformation: 'ManagedInstancesProvider' }),
  },
});

export const ecsCluster = defineKind({
  id: 'ecs-cluster',
  name: 'Amazon ECS cluster',
  terraform: 'aws_ecs_cluster',
  cloudformation: 'AWS::ECS::Cluster',
  names: { terraform: 'name', cloudformation: 'ClusterName' },
  attributes: {
    settings: items({
      terraform: 'setting',
      cloudformation: 'ClusterSettings',
      fields: {
        name: text({ terraform: 'name', cloudformation: 'Name' }),
        value: text({ terraform: 'value', cloudformation: 'Value' }),
      },
    }),
    capacityProviders: texts({
      terraform: {
        companion: 'aws_ecs_cluster_capacity_providers',
        joinedBy: 'cluster_name',
        at: 'capacity_providers',
      },
      cloudformation: [
        'CapacityProviders',
        {
          companion: 'AWS::ECS::ClusterCapacityProviderAssociations',
          joinedBy: 'Cluster',
          at: 'CapacityProviders',
        },
      ],
    }),
    defaultCapacityProviders: texts({
      terraform: {
        companion: 'aws_ecs_cluster_capacity_providers',
        joinedBy: 'cluster_name',
        at: 'default_capacity_provider_strategy.capacity_provider',
      },
      cloudformation: [
        'DefaultCapacityProviderStrategy.CapacityProvider',
        {
          companion: 'AWS::ECS::ClusterCapacityProviderAssociations',
          joinedBy: 'Cluster',
          at: 'DefaultCapacityProviderStrategy.CapacityProvider',
        },
      ],
    }),
    /** Where the sessions of "execute command" are recorded: `NONE`, `DEFAULT` or `OVERRIDE`. */
    executeCommandLogging: text({
      terraform: 'configuration.execute_command_configuration.logging',
      cloudformation: 'Configuration.ExecuteCommandConfiguration.Logging',
    }),
  },
});

export const ecsService = defineKind({
  id: 'ecs-service',
  name: 'Amazon ECS service',
  terraform: 'aws_ecs_service',
  cloudformation: 'AWS::ECS::Service',
  names: { terraform: 'name', cloudformation: 'ServiceName' },
  attributes: {
    cluster: link({ terraform: 'cluster', cloudformation: 'Cluster', relation: 'in', to: ['ecs-cluster'] }),
    taskDefinition: link({
      terraform: 'task_definition',
      cloudformation: 'TaskDefinition',
      relation: 'uses',
      to: ['ecs-task-definition'],
    }),
    desiredCount: number({
      terraform: 'desired_count',
      cloudformation: 'DesiredCount',
      default: { terraform: 0, cloudformation: 1 },
    }),
    schedulingStrategy: text({
      terraform: 'scheduling_strategy',
      cloudformation: 'SchedulingStrategy',
      default: 'REPLICA',
    }),
    launchType: text({ terraform: 'launch_type', cloudformation: 'LaunchType' }),
    executeCommand: flag({
      terraform: 'enable_execute_command',
      cloudformation: 'EnableExecuteCommand',
      default: false,
    }),
    minimumHealthyPercent: number({
      terraform: 'deployment_minimum_healthy_percent',
      cloudformation: 'DeploymentConfiguration.MinimumHealthyPercent',
      default: 100,
    }),
    capacityProviders: texts({
      terraform: 'capacity_provider_strategy.capacity_provider',
      cloudformation: 'CapacityProviderStrategy.CapacityProvider',
    }),
    deploymentController: text({
      terraform: 'deployment_controller.type',
      cloudformation: 'DeploymentController.Type',
      default: 'ECS',
    }),
    circuitBreaker: flag({
      terraform: 'deployment_circuit_breaker.enable',
      cloudformation: 'DeploymentConfiguration.DeploymentCircuitBreaker.Enable',
      default: false,
    }),
    circuitBreakerRollback: flag({
      terraform: 'deployment_circuit_breaker.rollback',
      cloudformation: 'DeploymentConfiguration.DeploymentCircuitBreaker.Rollback',
      default: false,
    }),
    deploymentAlarms: presence({
      terraform: 'alarms.alarm_names',
      cloudformation: 'DeploymentConfiguration.Alarms.AlarmNames',
    }),
    subnets: link({
      terraform: 'network_configuration.subnets',
      cloudformation: 'NetworkConfiguration.AwsvpcConfiguration.Subnets',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'network_configuration.security_groups',
      cloudformation: 'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    publicIp: flag({
      terraform: 'network_configuration.assign_public_ip',
      cloudformation: 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
      trueWhen: ['ENABLED'],
      falseWhen: ['DISABLED'],
      default: false,
    }),
    targetGroups: link({
      terraform: 'load_balancer.target_group_arn',
      cloudformation: 'LoadBalancers.TargetGroupArn',
      relation: 'uses',
      to: ['elb-target-group'],
    }),
  },
});

export const taskDefinition = defineKind({
  id: 'ecs-task-definition',
  name: 'Amazon ECS task definition',
  terraform: 'aws_ecs_task_definition',
  cloudformation: 'AWS::ECS::TaskDefinition',
  names: { terraform: 'family', cloudformation: 'Family' },
  attributes: {
    launchTypes: texts({ terraform: 'requires_compatibilities', cloudformation: 'RequiresCompatibilities' }),
    cpu: text({ terraform: 'cpu', cloudformation: 'Cpu' }),
    memory: text({ terraform: 'memory', cloudformation: 'Memory' }),
    taskRole: link({
      terraform: 'task_role_arn',
      cloudformation: 'TaskRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
    executionRole: link({
      terraform: 'execution_role_arn',
      cloudformation: 'ExecutionRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
    volumes: items({
      terraform: 'volume',
      cloudformation: 'Volumes',
      fields: {
        name: text({ terraform: 'name', cloudformation: 'Name' }),
        isFileSystem: presence({
          terraform: 'efs_volume_configuration',
          cloudformation: 'EFSVolumeConfiguration',
        }),
        transitEncryption: text({
          terraform: 'efs_volume_configuration.transit_encryption',
          cloudformation: 'EFSVolumeConfiguration.TransitEncryption',
          default: 'DISABLED',
        }),
      },
    }),
    cpuArchitecture: text({
      terraform: 'runtime_platform.cpu_architecture',
      cloudformation: 'RuntimePlatform.CpuArchitecture',
      default: 'X86_64',
    }),
    operatingSystem: text({
      terraform: 'runtime_platform.operating_system_family',
      cloudformation: 'RuntimePlatform.OperatingSystemFamily',
      default: 'LINUX',
    }),
    /** The resources whose names, addresses or ARNs the environment hands to the containers. */
    environmentTargets: link({
      terraform: 'container_definitions.environment.value',
      cloudformation: 'ContainerDefinitions.Environment.Value',
      relation: 'uses',
    }),
    containers: items({
      terraform: 'container_definitions',
      cloudformation: 'ContainerDefinitions',
      fields: {
        name: text({ terraform: 'name', cloudformation: 'Name' }),
        image: text({ terraform: 'image', cloudformation: 'Image' }),
        privileged: flag({ terraform: 'privileged', cloudformation: 'Privileged', default: false }),
        readOnlyRoot: flag({
          terraform: 'readonlyRootFilesystem',
          cloudformation: 'ReadonlyRootFilesystem',
          default: false,
        }),
        user: text({ terraform: 'user', cloudformation: 'User' }),
        essential: flag({ terraform: 'essential', cloudformation: 'Essential', default: true }),
        healthCheck: presence({ terraform: 'healthCheck', cloudformation: 'HealthCheck' }),
        /** The most memory the container may take, MiB. */
        memoryLimit: number({ terraform: 'memory', cloudformation: 'Memory' }),
        logDriver: text({
          terraform: 'logConfiguration.logDriver',
          cloudformation: 'LogConfiguration.LogDriver',
        }),
        environment: items({
          terraform: 'environment',
          cloudformation: 'Environment',
          fields: {
            name: text({ terraform: 'name', cloudformation: 'Name' }),
            value: text({ terraform: 'value', cloudformation: 'Value' }),
          },
        }),
      },
    }),
  },
});

/** One version of a service's tasks, where the deployment is steered from outside. */
export const ecsTaskSet = defineKind({
  id: 'ecs-task-set',
  name: 'Amazon ECS task set',
  terraform: 'aws_ecs_task_set',
  cloudformation: 'AWS::ECS::TaskSet',
  attributes: {
    service: link({ terraform: 'service', cloudformation: 'Service', relation: 'in', to: ['ecs-service'] }),
    taskDefinition: link({
      terraform: 'task_definition',
      cloudformation: 'TaskDefinition',
      relation: 'uses',
      to: ['ecs-task-definition'],
    }),
  },
});

export const ecsAccountSetting = defineKind({
  id: 'ecs-account-setting',
  name: 'Amazon ECS account setting',
  terraform: 'aws_ecs_account_setting_default',
  names: { terraform: 'name' },
  attributes: { value: text({ terraform: 'value' }) },
});

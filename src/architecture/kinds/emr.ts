import { defineKind, flag, link, presence, text, texts } from '../index.ts';

export const emrCluster = defineKind({
  id: 'emr-cluster',
  name: 'Amazon EMR cluster',
  terraform: 'aws_emr_cluster',
  cloudformation: 'AWS::EMR::Cluster',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    release: text({ terraform: 'release_label', cloudformation: 'ReleaseLabel' }),
    logUri: text({ terraform: 'log_uri', cloudformation: 'LogUri', outline: true }),
    securityConfiguration: link({
      terraform: 'security_configuration',
      cloudformation: 'SecurityConfiguration',
      relation: 'encrypts-with',
      to: ['emr-security-configuration'],
    }),
    /** Whether the cluster goes on when its steps are done. */
    staysAlive: flag({
      terraform: 'keep_job_flow_alive_when_no_steps',
      cloudformation: 'Instances.KeepJobFlowAliveWhenNoSteps',
      default: true,
    }),
    idleTermination: presence({
      terraform: 'auto_termination_policy',
      cloudformation: 'AutoTerminationPolicy',
    }),
    scaling: presence({
      terraform: [
        { companion: 'aws_emr_managed_scaling_policy', joinedBy: 'cluster_id', at: '' },
        'core_instance_group.autoscaling_policy',
      ],
      cloudformation: [
        'ManagedScalingPolicy',
        'Instances.CoreInstanceGroup.AutoScalingPolicy',
        'Instances.TaskInstanceGroups.AutoScalingPolicy',
      ],
    }),
    instanceTypes: texts({
      terraform: [
        'master_instance_group.instance_type',
        'core_instance_group.instance_type',
        'core_instance_fleet.instance_type_configs.instance_type',
        'master_instance_fleet.instance_type_configs.instance_type',
      ],
      cloudformation: [
        'Instances.MasterInstanceGroup.InstanceType',
        'Instances.CoreInstanceGroup.InstanceType',
        'Instances.TaskInstanceGroups.InstanceType',
        'Instances.CoreInstanceFleet.InstanceTypeConfigs.InstanceType',
        'Instances.MasterInstanceFleet.InstanceTypeConfigs.InstanceType',
      ],
    }),
    subnets: link({
      terraform: ['ec2_attributes.subnet_id', 'ec2_attributes.subnet_ids'],
      cloudformation: ['Instances.Ec2SubnetId', 'Instances.Ec2SubnetIds'],
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

/** Encryption at rest and in transit, as JSON inside a text. */
export const emrSecurityConfiguration = defineKind({
  id: 'emr-security-configuration',
  name: 'Amazon EMR security configuration',
  terraform: 'aws_emr_security_configuration',
  cloudformation: 'AWS::EMR::SecurityConfiguration',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    atRest: flag({
      terraform: 'configuration.EncryptionConfiguration.EnableAtRestEncryption',
      cloudformation: 'SecurityConfiguration.EncryptionConfiguration.EnableAtRestEncryption',
      default: false,
    }),
    inTransit: flag({
      terraform: 'configuration.EncryptionConfiguration.EnableInTransitEncryption',
      cloudformation: 'SecurityConfiguration.EncryptionConfiguration.EnableInTransitEncryption',
      default: false,
    }),
  },
});

export const emrServerlessApplication = defineKind({
  id: 'emr-serverless-application',
  name: 'Amazon EMR Serverless application',
  terraform: 'aws_emrserverless_application',
  cloudformation: 'AWS::EMRServerless::Application',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    maximumCapacity: presence({ terraform: 'maximum_capacity', cloudformation: 'MaximumCapacity' }),
    autoStop: flag({
      terraform: 'auto_stop_configuration.enabled',
      cloudformation: 'AutoStopConfiguration.Enabled',
      default: true,
    }),
    architecture: text({
      terraform: 'architecture',
      cloudformation: 'Architecture',
      default: 'X86_64',
    }),
    subnets: link({
      terraform: 'network_configuration.subnet_ids',
      cloudformation: 'NetworkConfiguration.SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const emrPublicAccessSettings = defineKind({
  id: 'emr-block-public-access',
  name: 'Amazon EMR block public access settings',
  terraform: 'aws_emr_block_public_access_configuration',
  attributes: {
    blocked: flag({ terraform: 'block_public_security_group_rules' }),
  },
});

export const emrStudio = defineKind({
  id: 'emr-studio',
  name: 'Amazon EMR Studio',
  terraform: 'aws_emr_studio',
  cloudformation: 'AWS::EMR::Studio',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    bucket: link({
      terraform: 'default_s3_location',
      cloudformation: 'DefaultS3Location',
      relation: 'uses',
      to: ['s3-bucket'],
    }),
  },
});

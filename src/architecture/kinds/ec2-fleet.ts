import { defineKind, flag, link, number, presence, tagMap, text, texts } from '../index.ts';

export const spotFleet = defineKind({
  id: 'ec2-spot-fleet',
  name: 'Amazon EC2 Spot Fleet request',
  terraform: 'aws_spot_fleet_request',
  cloudformation: 'AWS::EC2::SpotFleet',
  attributes: {
    instanceTypes: texts({
      terraform: ['launch_template_config.overrides.instance_type', 'launch_specification.instance_type'],
      cloudformation: [
        'SpotFleetRequestConfigData.LaunchTemplateConfigs.Overrides.InstanceType',
        'SpotFleetRequestConfigData.LaunchSpecifications.InstanceType',
      ],
    }),
    /** Any type that has certain properties. */
    instanceRequirements: presence({
      terraform: 'launch_template_config.overrides.instance_requirements',
      cloudformation: [
        'SpotFleetRequestConfigData.LaunchTemplateConfigs.Overrides.InstanceRequirements',
        'SpotFleetRequestConfigData.LaunchSpecifications.InstanceRequirements',
      ],
    }),
    subnets: link({
      terraform: ['launch_specification.subnet_id', 'launch_template_config.overrides.subnet_id'],
      cloudformation: [
        'SpotFleetRequestConfigData.LaunchTemplateConfigs.Overrides.SubnetId',
        'SpotFleetRequestConfigData.LaunchSpecifications.SubnetId',
      ],
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    allocationStrategy: text({
      terraform: 'allocation_strategy',
      cloudformation: 'SpotFleetRequestConfigData.AllocationStrategy',
      default: 'lowestPrice',
    }),
    tags: tagMap({
      terraform: ['tags_all', 'tags'],
      cloudformation: 'SpotFleetRequestConfigData.TagSpecifications.Tags',
    }),
  },
});

export const ec2Fleet = defineKind({
  id: 'ec2-fleet',
  name: 'Amazon EC2 Fleet',
  terraform: 'aws_ec2_fleet',
  cloudformation: 'AWS::EC2::EC2Fleet',
  attributes: {
    capacityType: text({
      terraform: 'target_capacity_specification.default_target_capacity_type',
      cloudformation: 'TargetCapacitySpecification.DefaultTargetCapacityType',
      default: { cloudformation: 'on-demand' },
    }),
    instanceTypes: texts({
      terraform: 'launch_template_config.override.instance_type',
      cloudformation: 'LaunchTemplateConfigs.Overrides.InstanceType',
    }),
    instanceRequirements: presence({
      terraform: 'launch_template_config.override.instance_requirements',
      cloudformation: 'LaunchTemplateConfigs.Overrides.InstanceRequirements',
    }),
    allocationStrategy: text({
      terraform: 'spot_options.allocation_strategy',
      cloudformation: 'SpotOptions.AllocationStrategy',
      default: 'lowest-price',
    }),
    launchTemplates: link({
      terraform: [
        'launch_template_config.launch_template_specification.launch_template_id',
        'launch_template_config.launch_template_specification.launch_template_name',
      ],
      cloudformation: [
        'LaunchTemplateConfigs.LaunchTemplateSpecification.LaunchTemplateId',
        'LaunchTemplateConfigs.LaunchTemplateSpecification.LaunchTemplateName',
      ],
      relation: 'uses',
      to: ['ec2-launch-template'],
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'TagSpecifications.Tags' }),
  },
});

export const capacityReservation = defineKind({
  id: 'ec2-capacity-reservation',
  name: 'Amazon EC2 capacity reservation',
  terraform: 'aws_ec2_capacity_reservation',
  cloudformation: 'AWS::EC2::CapacityReservation',
  attributes: {
    instanceType: text({ terraform: 'instance_type', cloudformation: 'InstanceType' }),
    instanceCount: number({ terraform: 'instance_count', cloudformation: 'InstanceCount' }),
    endDateType: text({
      terraform: 'end_date_type',
      cloudformation: 'EndDateType',
      default: 'unlimited',
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'TagSpecifications.Tags' }),
  },
});

export const placementGroup = defineKind({
  id: 'ec2-placement-group',
  name: 'Amazon EC2 placement group',
  terraform: 'aws_placement_group',
  cloudformation: 'AWS::EC2::PlacementGroup',
  names: { terraform: 'name' },
  attributes: {
    strategy: text({ terraform: 'strategy', cloudformation: 'Strategy', default: 'cluster' }),
  },
});

export const dedicatedHost = defineKind({
  id: 'ec2-dedicated-host',
  name: 'Amazon EC2 Dedicated Host',
  terraform: 'aws_ec2_host',
  cloudformation: 'AWS::EC2::Host',
  attributes: {},
});

/** A way to an instance's console or shell that needs no public address and no bastion. */
export const instanceConnectEndpoint = defineKind({
  id: 'ec2-instance-connect-endpoint',
  name: 'EC2 Instance Connect Endpoint',
  terraform: 'aws_ec2_instance_connect_endpoint',
  cloudformation: 'AWS::EC2::InstanceConnectEndpoint',
  attributes: {
    subnet: link({
      terraform: 'subnet_id',
      cloudformation: 'SubnetId',
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

/** The account's setting in the Region for the serial console of instances. */
export const serialConsoleAccess = defineKind({
  id: 'ec2-serial-console-access',
  name: 'Amazon EC2 serial console access',
  terraform: 'aws_ec2_serial_console_access',
  attributes: { enabled: flag({ terraform: 'enabled', default: true }) },
});

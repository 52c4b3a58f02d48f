import { defineKind, flag, items, link, number, presence, tagMap, text } from '../index.ts';

export const ec2Instance = defineKind({
  id: 'ec2-instance',
  name: 'Amazon EC2 instance',
  terraform: ['aws_instance', 'aws_spot_instance_request'],
  cloudformation: 'AWS::EC2::Instance',
  attributes: {
    image: text({ terraform: 'ami', cloudformation: 'ImageId' }),
    instanceType: text({ terraform: 'instance_type', cloudformation: 'InstanceType' }),
    launchTemplate: link({
      terraform: ['launch_template.id', 'launch_template.name'],
      cloudformation: ['LaunchTemplate.LaunchTemplateId', 'LaunchTemplate.LaunchTemplateName'],
      relation: 'uses',
      to: ['ec2-launch-template'],
    }),
    subnet: link({
      terraform: 'subnet_id',
      cloudformation: ['SubnetId', 'NetworkInterfaces.SubnetId'],
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: ['vpc_security_group_ids', 'security_groups'],
      cloudformation: ['SecurityGroupIds', 'SecurityGroups', 'NetworkInterfaces.GroupSet'],
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    networkInterface: presence({
      terraform: ['network_interface', 'primary_network_interface'],
      cloudformation: 'NetworkInterfaces.NetworkInterfaceId',
    }),
    publicIp: flag({
      terraform: 'associate_public_ip_address',
      cloudformation: 'NetworkInterfaces.AssociatePublicIpAddress',
    }),
    elasticIp: presence({
      terraform: [
        { companion: 'aws_eip', joinedBy: 'instance', at: '' },
        { companion: 'aws_eip_association', joinedBy: 'instance_id', at: '' },
      ],
      cloudformation: [
        { companion: 'AWS::EC2::EIP', joinedBy: 'InstanceId', at: '' },
        { companion: 'AWS::EC2::EIPAssociation', joinedBy: 'InstanceId', at: '' },
      ],
    }),
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
    detailedMonitoring: flag({ terraform: 'monitoring', cloudformation: 'Monitoring', default: false }),
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
        iops: number({ terraform: 'iops', cloudformation: 'Iops' }),
      },
    }),
    cpuCredits: text({
      terraform: 'credit_specification.cpu_credits',
      cloudformation: 'CreditSpecification.CPUCredits',
    }),
    instanceProfile: link({
      terraform: 'iam_instance_profile',
      cloudformation: 'IamInstanceProfile',
      relation: 'assumes',
      to: ['iam-instance-profile'],
    }),
    keyPair: link({
      terraform: 'key_name',
      cloudformation: 'KeyName',
      relation: 'uses',
      to: ['ec2-key-pair'],
    }),
    volumes: link({ cloudformation: 'Volumes.VolumeId', relation: 'uses', to: ['ec2-volume'] }),
  },
});

export const launchTemplate = defineKind({
  id: 'ec2-launch-template',
  name: 'Amazon EC2 launch template',
  terraform: 'aws_launch_template',
  cloudformation: 'AWS::EC2::LaunchTemplate',
  names: { terraform: 'name', cloudformation: 'LaunchTemplateName' },
  attributes: {
    image: text({ terraform: 'image_id', cloudformation: 'LaunchTemplateData.ImageId' }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'TagSpecifications.Tags' }),
    instanceType: text({ terraform: 'instance_type', cloudformation: 'LaunchTemplateData.InstanceType' }),
    securityGroups: link({
      terraform: ['vpc_security_group_ids', 'security_group_names', 'network_interfaces.security_groups'],
      cloudformation: [
        'LaunchTemplateData.SecurityGroupIds',
        'LaunchTemplateData.SecurityGroups',
        'LaunchTemplateData.NetworkInterfaces.Groups',
      ],
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    publicIp: flag({
      terraform: 'network_interfaces.associate_public_ip_address',
      cloudformation: 'LaunchTemplateData.NetworkInterfaces.AssociatePublicIpAddress',
    }),
    metadataTokens: text({
      terraform: 'metadata_options.http_tokens',
      cloudformation: 'LaunchTemplateData.MetadataOptions.HttpTokens',
    }),
    metadataEndpoint: flag({
      terraform: 'metadata_options.http_endpoint',
      cloudformation: 'LaunchTemplateData.MetadataOptions.HttpEndpoint',
      trueWhen: ['enabled'],
      falseWhen: ['disabled'],
      default: true,
    }),
    detailedMonitoring: flag({
      terraform: 'monitoring.enabled',
      cloudformation: 'LaunchTemplateData.Monitoring.Enabled',
      default: false,
    }),
    userData: text({ terraform: 'user_data', cloudformation: 'LaunchTemplateData.UserData' }),
    /** What the start-up script names. */
    userDataTargets: link({
      terraform: 'user_data',
      cloudformation: 'LaunchTemplateData.UserData',
      relation: 'uses',
    }),
    blockDevices: items({
      terraform: 'block_device_mappings.ebs',
      cloudformation: 'LaunchTemplateData.BlockDeviceMappings.Ebs',
      fields: {
        encrypted: flag({ terraform: 'encrypted', cloudformation: 'Encrypted', default: false }),
        type: text({ terraform: 'volume_type', cloudformation: 'VolumeType' }),
        iops: number({ terraform: 'iops', cloudformation: 'Iops' }),
        deletedWithInstance: flag({
          terraform: 'delete_on_termination',
          cloudformation: 'DeleteOnTermination',
        }),
      },
    }),
    metadataHopLimit: number({
      terraform: 'metadata_options.http_put_response_hop_limit',
      cloudformation: 'LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit',
    }),
    keyPair: link({
      terraform: 'key_name',
      cloudformation: 'LaunchTemplateData.KeyName',
      relation: 'uses',
      to: ['ec2-key-pair'],
    }),
  },
});

export const ebsVolume = defineKind({
  id: 'ec2-volume',
  name: 'Amazon EBS volume',
  terraform: 'aws_ebs_volume',
  cloudformation: 'AWS::EC2::Volume',
  attributes: {
    encrypted: flag({ terraform: 'encrypted', cloudformation: 'Encrypted', default: false }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    type: text({ terraform: 'type', cloudformation: 'VolumeType', default: 'gp2' }),
    sizeGib: number({ terraform: 'size', cloudformation: 'Size' }),
    iops: number({ terraform: 'iops', cloudformation: 'Iops' }),
    multiAttach: flag({
      terraform: 'multi_attach_enabled',
      cloudformation: 'MultiAttachEnabled',
      default: false,
    }),
    fromSnapshot: presence({ terraform: 'snapshot_id', cloudformation: 'SnapshotId' }),
  },
});

/** The account's setting in the Region that encrypts every new volume. */
export const ebsEncryptionByDefault = defineKind({
  id: 'ec2-encryption-by-default',
  name: 'Amazon EBS encryption by default',
  terraform: 'aws_ebs_encryption_by_default',
  attributes: { enabled: flag({ terraform: 'enabled', default: true }) },
});

/** The account's defaults for instance metadata in the Region. */
export const instanceMetadataDefaults = defineKind({
  id: 'ec2-instance-metadata-defaults',
  name: 'Amazon EC2 instance metadata defaults',
  terraform: 'aws_ec2_instance_metadata_defaults',
  attributes: { metadataTokens: text({ terraform: 'http_tokens' }) },
});

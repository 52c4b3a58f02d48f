import { defineKind, flag, link, presence, text } from '../index.ts';

export const volumeAttachment = defineKind({
  id: 'ec2-volume-attachment',
  name: 'Amazon EBS volume attachment',
  terraform: 'aws_volume_attachment',
  cloudformation: 'AWS::EC2::VolumeAttachment',
  attributes: {
    volume: link({
      terraform: 'volume_id',
      cloudformation: 'VolumeId',
      relation: 'uses',
      to: ['ec2-volume'],
    }),
    instance: link({
      terraform: 'instance_id',
      cloudformation: 'InstanceId',
      relation: 'in',
      to: ['ec2-instance'],
    }),
  },
});

export const ebsSnapshot = defineKind({
  id: 'ec2-snapshot',
  name: 'Amazon EBS snapshot',
  terraform: ['aws_ebs_snapshot', 'aws_ebs_snapshot_copy', 'aws_ebs_snapshot_import'],
  attributes: {
    volume: link({ terraform: 'volume_id', relation: 'uses', to: ['ec2-volume'] }),
    encrypted: flag({ terraform: 'encrypted' }),
  },
});

/** The account's setting in the Region that forbids public snapshots, or public images. */
export const publicSharingBlock = defineKind({
  id: 'ec2-public-sharing-block',
  name: 'Amazon EC2 block on public snapshots and images',
  terraform: ['aws_ebs_snapshot_block_public_access', 'aws_ec2_image_block_public_access'],
  cloudformation: 'AWS::EC2::SnapshotBlockPublicAccess',
  attributes: { state: text({ terraform: 'state', cloudformation: 'State' }) },
});

export const ami = defineKind({
  id: 'ec2-image',
  name: 'Amazon Machine Image',
  terraform: ['aws_ami', 'aws_ami_copy', 'aws_ami_from_instance'],
  names: { terraform: 'name' },
  attributes: {
    enhancedNetworking: flag({ terraform: 'ena_support' }),
    instance: link({ terraform: 'source_instance_id', relation: 'uses', to: ['ec2-instance'] }),
    snapshots: link({ terraform: 'ebs_block_device.snapshot_id', relation: 'uses', to: ['ec2-snapshot'] }),
    group: text({ terraform: { companion: 'aws_ami_launch_permission', joinedBy: 'image_id', at: 'group' } }),
    shared: presence({
      terraform: { companion: 'aws_ami_launch_permission', joinedBy: 'image_id', at: '' },
    }),
  },
});

export const keyPair = defineKind({
  id: 'ec2-key-pair',
  name: 'Amazon EC2 key pair',
  terraform: 'aws_key_pair',
  cloudformation: 'AWS::EC2::KeyPair',
  names: { terraform: 'key_name', cloudformation: 'KeyName' },
  attributes: {
    publicKey: text({ terraform: 'public_key', cloudformation: 'PublicKeyMaterial' }),
    /** Where the key comes from, such as `tls_private_key`. */
    keySource: link({ terraform: 'public_key', relation: 'uses' }),
  },
});

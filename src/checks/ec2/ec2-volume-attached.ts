import { ebsVolume, ec2Instance } from '../../architecture/kinds/ec2.ts';
import { volumeAttachment } from '../../architecture/kinds/ec2-storage.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ec2VolumeAttached = defineCheck({
  id: 'ec2-volume-attached',
  kind: ebsVolume,
  related: [volumeAttachment, ec2Instance],
  title: 'EBS volume is attached to an instance',
  why: 'A volume costs the same whether a machine uses it or not. Volumes that were forgotten when their machine went stay in the bill for years, with data that nobody looks after.',
  remediation: 'Attach the volume, or take a last snapshot and delete it.',
  links: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-attaching-volume.html',
    'https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/cost_decomissioning_resources_decommission.html',
  ],
  blindSpots: ['A volume that a script or another stack attaches looks the same as a forgotten one.'],
  examine: (volume, { beside, referrers }) => {
    const [attachment] = referrers(volume, volumeAttachment, 'volume');
    if (attachment !== undefined) return supports('The volume is attached.', attachment);
    const [mounted] = referrers(volume, ec2Instance, 'volumes');
    if (mounted !== undefined) return supports(`${mounted.id} uses the volume.`, mounted);
    const others = beside(volume, volumeAttachment);
    const scripted = beside(volume, ec2Instance).some(({ userData }) => userData.state !== 'absent');
    const isPlace = others.length > 0 && others.every((other) => other.volume.state === 'known');
    if (!isPlace || scripted)
      return inconclusive(
        'The code does not show what attaches the volume; a script or another stack may.',
        volume,
      );
    return contradicts('Other volumes here are attached; this one is not.', volume);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-3a"
  size              = 200
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.data.id
  instance_id = "i-0a1b2c3d4e5f60718"
}`,
      contradicts: `
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-3a"
  size              = 200
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.data.id
  instance_id = "i-0a1b2c3d4e5f60718"
}

resource "aws_ebs_volume" "old_data" {
  availability_zone = "eu-west-3a"
  size              = 100
}`,
      inconclusive: `
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-3a"
  size              = 200
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-west-3a
      Size: 200
  Attachment:
    Type: AWS::EC2::VolumeAttachment
    Properties:
      VolumeId: !Ref Data
      InstanceId: i-0a1b2c3d4e5f60718
      Device: /dev/sdf`,
      contradicts: `
Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-west-3a
      Size: 200
  Attachment:
    Type: AWS::EC2::VolumeAttachment
    Properties:
      VolumeId: !Ref Data
      InstanceId: i-0a1b2c3d4e5f60718
      Device: /dev/sdf
  OldData:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-west-3a
      Size: 100`,
    },
  },
});

import type { ResourceOf, Stated } from '../../architecture/index.ts';
import { ebsVolume, ec2Instance, launchTemplate } from '../../architecture/kinds/ec2.ts';
import { defineCheck, type Finding } from '../check.ts';
import { expect } from '../expectations.ts';

const OUTDATED = new Set(['gp2', 'io1', 'standard']);

/** Up to here ec2-volume-provisioned-iops finds io1 volumes; what it leaves open stays for this check. */
const GP3_IOPS_EARLIER = 16_000;

function isSlowEnoughForGp3({ iops, multiAttach, type }: ResourceOf<typeof ebsVolume>): boolean {
  return (
    type.state === 'known' &&
    type.value === 'io1' &&
    iops.state === 'known' &&
    iops.value <= GP3_IOPS_EARLIER &&
    multiAttach.state === 'known' &&
    !multiAttach.value
  );
}

export const ec2VolumeGp3 = defineCheck({
  id: 'ec2-volume-gp3',
  kind: [ebsVolume, ec2Instance, launchTemplate],
  title: 'EBS volume is of a current type',
  why: 'A gp3 volume costs about a fifth less than a gp2 volume of the same size and has its speed set apart from its size, so nobody buys space to get speed. The same holds for io2 against io1, and for all of them against magnetic disks.',
  remediation:
    'Change gp2 and magnetic volumes to gp3 and io1 to io2. A volume changes its type while it is in use.',
  links: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html',
    'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html',
  ],
  blindSpots: [
    'Disks of an instance whose type the code leaves to the image are not judged.',
    'Volumes of the type io1 whose IOPS gp3 would give are reported by ec2-volume-provisioned-iops alone.',
  ],
  examine: (resource) => {
    if ('type' in resource)
      return isSlowEnoughForGp3(resource) ? 'not-applicable' : examineType(resource.type);
    if (resource.blockDevices.state !== 'known') return 'not-applicable';
    const typed = resource.blockDevices.value.items.filter(({ type }) => type.state !== 'absent');
    return typed.map(({ type }) => examineType(type));
  },
  fix: (resource) => ({
    set: [
      'type' in resource
        ? { attribute: 'type', value: 'gp3', replaces: ['gp2', 'standard'] }
        : {
            attribute: 'blockDevices.type',
            value: 'gp3',
            replaces: ['gp2', 'gp3', 'standard'],
            ifStated: true,
          },
    ],
    caution:
      'gp3 gives 3000 IOPS and 125 MiB/s whatever the size: of gp2 volumes larger than 170 GiB compare the throughput first, of those larger than 1000 GiB the IOPS.',
  }),
  examples: {
    terraform: {
      supports: `
resource "aws_ebs_volume" "archive" {
  availability_zone = "us-east-2b"
  size              = 500
  type              = "gp3"
}`,
      contradicts: `
resource "aws_launch_template" "render" {
  instance_type = "c7i.4xlarge"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type = "gp2"
      volume_size = 300
    }
  }
}`,
      inconclusive: `
variable "disk" {
  type = string
}

resource "aws_ebs_volume" "archive" {
  availability_zone = "us-east-2b"
  size              = 500
  type              = var.disk
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Render:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      BlockDeviceMappings:
        - DeviceName: /dev/xvda
          Ebs:
            VolumeType: gp3`,
      contradicts: `
Resources:
  Archive:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: us-east-2b
      Size: 500`,
    },
  },
});

function examineType(type: Stated<string>): Finding {
  return expect(type, (value) => !OUTDATED.has(value), {
    supports: (value) => `The volume is of type ${value}.`,
    contradicts: (value) => `The volume is of type ${value}, which has a cheaper and faster successor.`,
    absent: { verdict: 'inconclusive', message: 'The code does not state the type of the volume.' },
  });
}

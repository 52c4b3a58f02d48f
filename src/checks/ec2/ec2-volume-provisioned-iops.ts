import { ebsVolume } from '../../architecture/kinds/ec2.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** What gp3 takes since September 2025, and what it took before, as it may still do in some places. */
const GP3_IOPS = 80_000;
const GP3_IOPS_EARLIER = 16_000;

export const ec2VolumeProvisionedIops = defineCheck({
  id: 'ec2-volume-provisioned-iops',
  kind: ebsVolume,
  title: 'EBS volume with provisioned IOPS needs more than a general-purpose one gives',
  why: 'Volumes of the types io1 and io2 cost more for the space and several times as much for each operation per second as gp3. Up to 80 000 operations a second, until September 2025 up to 16 000, gp3 does the same work; a database moved over saves most of the price of its disk.',
  remediation:
    'Change the volume to gp3 with the same IOPS while it is in use. Where the durability of io2 is what you pay for, say so in the claim.',
  links: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html',
    'https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html',
  ],
  blindSpots: ['A need for steady latency below a millisecond is not seen.'],
  examine: ({ iops, multiAttach, type }) => {
    if (type.state !== 'known' || !/^io[12]$/.test(type.value)) return 'not-applicable';
    if (multiAttach.state !== 'known' || multiAttach.value) return 'not-applicable';
    if (iops.state === 'unresolved') return inconclusive(iops.reason, iops.location);
    if (iops.state === 'absent') return 'not-applicable';
    if (iops.value > GP3_IOPS) return supports(`${iops.value} IOPS are more than gp3 gives.`, iops.location);
    const message = `gp3 gives ${iops.value} IOPS for less than ${type.value}.`;
    if (iops.value > GP3_IOPS_EARLIER) {
      return inconclusive(
        `${message} That holds since September 2025, where the Region offers it.`,
        iops.location,
      );
    }
    return type.value === 'io1'
      ? contradicts(message, iops.location)
      : inconclusive(`${message} io2 is right where its durability is needed.`, iops.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-west-3a"
  size              = 1000
  type              = "io2"
  iops              = 100000
}`,
      contradicts: `
resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-west-3a"
  size              = 200
  type              = "io1"
  iops              = 5000
}`,
      inconclusive: `
resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-west-3a"
  size              = 200
  type              = "io2"
  iops              = 5000
}`,
      'not-applicable': `
resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-west-3a"
  size              = 200
  type              = "gp3"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-west-3a
      Size: 1000
      VolumeType: io2
      Iops: 100000`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-west-3a
      Size: 100
      VolumeType: io1
      Iops: 3000`,
    },
  },
});

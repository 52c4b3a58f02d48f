import { ebsEncryptionByDefault, ebsVolume } from '../../architecture/kinds/ec2.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, supports } from '../expectations.ts';

export const ec2VolumeEncryption = defineCheck({
  id: 'ec2-volume-encryption',
  kind: ebsVolume,
  related: [ebsEncryptionByDefault],
  title: 'EBS volume is encrypted',
  why: 'A volume outlives its instance, and its snapshots travel between accounts and Regions. Encrypted, they are of no use to anyone without the key. An existing volume cannot be encrypted later: it has to be copied.',
  remediation:
    'Set encrypted on the volume, with a KMS key of your own where access to the key must be controlled, or turn on EBS encryption by default.',
  links: ['https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html'],
  blindSpots: [
    'Encryption by default is seen only where the same code turns it on.',
    'A volume made from an encrypted snapshot is encrypted too, which the code does not show.',
  ],
  examine: (volume, { beside }) => {
    const setting = beside(volume, ebsEncryptionByDefault).find(
      ({ enabled }) => enabled.state === 'known' && enabled.value,
    );
    if (setting !== undefined)
      return supports(`The account encrypts every new volume (${setting.id}).`, setting);
    return expectTrue(volume.encrypted, {
      supports: 'The volume is encrypted.',
      contradicts: 'The code does not encrypt the volume.',
    });
  },
  fix: {
    set: [{ attribute: 'encrypted', value: true }],
    caution:
      'The change replaces the volume, and its data does not move along: restore a snapshot into the new one.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ebs_volume" "ledger" {
  availability_zone = "eu-west-1a"
  size              = 100
  encrypted         = true
}`,
      contradicts: `
resource "aws_ebs_volume" "ledger" {
  availability_zone = "eu-west-1a"
  size              = 100
}`,
      inconclusive: `
variable "encrypted" {
  type = bool
}

resource "aws_ebs_volume" "ledger" {
  availability_zone = "eu-west-1a"
  size              = 100
  encrypted         = var.encrypted
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ledger:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-west-1a
      Size: 100
      Encrypted: true`,
      contradicts: `
Resources:
  Ledger:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: eu-west-1a
      Size: 100
      Encrypted: false`,
    },
  },
});

import { publicSharingBlock } from '../../architecture/kinds/ec2-storage.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const ec2PublicSharingBlocked = defineCheck({
  id: 'ec2-public-sharing-blocked',
  kind: publicSharingBlock,
  title: 'Nobody in the account can make snapshots or images public',
  why: 'One click shares a snapshot with the whole world, and with it every file of the disk, also the deleted ones. The block makes the click impossible for everybody in the account and Region.',
  remediation: 'Set the state to block-all-sharing for snapshots and block-new-sharing for images.',
  links: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html',
  ],
  blindSpots: ['The block holds in one Region; others need one each.'],
  examine: ({ state }) =>
    expect(state, (value) => value.startsWith('block-'), {
      supports: (value) => `Sharing with everybody is blocked (${value}).`,
      contradicts: 'Sharing with everybody is allowed.',
      absent: { verdict: 'inconclusive', message: 'The code does not state what is blocked.' },
    }),
  fix: ({ declared }) => ({
    set: [
      {
        attribute: 'state',
        value:
          declared.type === 'aws_ec2_image_block_public_access' ? 'block-new-sharing' : 'block-all-sharing',
      },
    ],
    caution: 'What the account shares with everybody cannot be shared any more.',
  }),
  examples: {
    terraform: {
      supports: `
resource "aws_ebs_snapshot_block_public_access" "here" {
  state = "block-all-sharing"
}`,
      contradicts: `
resource "aws_ebs_snapshot_block_public_access" "here" {
  state = "unblocked"
}`,
      inconclusive: `
variable "state" {
  type = string
}

resource "aws_ec2_image_block_public_access" "here" {
  state = var.state
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Here:
    Type: AWS::EC2::SnapshotBlockPublicAccess
    Properties:
      State: block-all-sharing`,
      contradicts: `
Resources:
  Here:
    Type: AWS::EC2::SnapshotBlockPublicAccess
    Properties:
      State: unblocked`,
    },
  },
});

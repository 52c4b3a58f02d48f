import { ami } from '../../architecture/kinds/ec2-storage.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ec2ImageNotPublic = defineCheck({
  id: 'ec2-image-not-public',
  kind: ami,
  title: 'Machine image is shared with named accounts only',
  why: 'Whoever may start an image sees every file on its disk: programs, settings, keys and logs that were forgotten when it was made. A public image is copied by strangers within hours.',
  remediation:
    'Share the image with account ids, the organisation or one of its units instead of the group "all".',
  links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-explicit.html'],
  blindSpots: ['Permissions given outside this code are not seen.'],
  examine: (image) => {
    const { group, shared } = image;
    if (group.state === 'unresolved') return inconclusive(group.reason, group.location);
    if (group.state === 'known' && group.value === 'all')
      return contradicts('Everybody may start the image and read its disk.', group.location);
    if (shared.state === 'unresolved') return inconclusive(shared.reason, shared.location);
    return shared.state === 'known' && shared.value
      ? supports('The image is shared with named accounts.', shared.location)
      : 'not-applicable';
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ami_copy" "base" {
  name              = "base"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-west-1"
}

resource "aws_ami_launch_permission" "base" {
  image_id   = aws_ami_copy.base.id
  account_id = "111122223333"
}`,
      contradicts: `
resource "aws_ami_copy" "base" {
  name              = "base"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-west-1"
}

resource "aws_ami_launch_permission" "base" {
  image_id = aws_ami_copy.base.id
  group    = "all"
}`,
      inconclusive: `
variable "group" {
  type = string
}

resource "aws_ami_copy" "base" {
  name              = "base"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-west-1"
}

resource "aws_ami_launch_permission" "base" {
  image_id = aws_ami_copy.base.id
  group    = var.group
}`,
      'not-applicable': `
resource "aws_ami_copy" "base" {
  name              = "base"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-west-1"
}`,
    },
  },
});

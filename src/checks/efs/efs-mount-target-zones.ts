import { efsFileSystem, efsMountTarget } from '../../architecture/kinds/efs.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import type { ResourceOf, StatedLink } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

type Target = ResourceOf<typeof efsMountTarget>;

/** The subnets of all mount targets as one link. */
function subnetsOf(targets: readonly Target[]): StatedLink {
  const links = targets.flatMap(({ subnet: link }) => (link.state === 'known' ? [link.value] : []));
  const reasons = targets.flatMap(({ subnet: link, declared }) => [
    ...(link.state === 'unresolved' ? [link.reason] : []),
    ...(declared.uncertain === undefined ? [] : [declared.uncertain]),
  ]);
  const [first] = targets;
  const value = {
    targets: [...new Set(links.flatMap((link) => link.targets))],
    literals: links.flatMap((link) => link.literals),
    open: [...links.flatMap((link) => link.open), ...reasons],
  };
  return { state: 'known', value, location: first?.location ?? { file: '', line: 0 } };
}

export const efsMountTargetZones = defineCheck({
  id: 'efs-mount-target-zones',
  kind: efsFileSystem,
  related: [efsMountTarget, subnet],
  title: 'EFS file system can be reached in several Availability Zones',
  why: 'A file system keeps its files in three zones, but is reached through mount targets, one for each zone. With a single one every client depends on that zone, and clients in other zones pay for traffic across.',
  remediation: 'Make a mount target in every Availability Zone in which clients run.',
  links: ['https://docs.aws.amazon.com/efs/latest/ug/accessing-fs.html'],
  blindSpots: ['In which zones the clients run is not looked at.'],
  examine: (fileSystem, neighbours) => {
    if (fileSystem.availabilityZone.state !== 'absent') return 'not-applicable';
    const targets = neighbours.referrers(fileSystem, efsMountTarget, 'fileSystem');
    if (targets.length === 0) return 'not-applicable';
    return expectSeveralZones(fileSystem, subnetsOf(targets), neighbours);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_efs_file_system" "uploads" {}

resource "aws_subnet" "a" {
  vpc_id            = "vpc-1"
  cidr_block        = "10.0.1.0/24"
  availability_zone = "eu-west-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = "vpc-1"
  cidr_block        = "10.0.2.0/24"
  availability_zone = "eu-west-1b"
}

resource "aws_efs_mount_target" "a" {
  file_system_id = aws_efs_file_system.uploads.id
  subnet_id      = aws_subnet.a.id
}

resource "aws_efs_mount_target" "b" {
  file_system_id = aws_efs_file_system.uploads.id
  subnet_id      = aws_subnet.b.id
}`,
      contradicts: `
resource "aws_efs_file_system" "uploads" {}

resource "aws_efs_mount_target" "only" {
  file_system_id = aws_efs_file_system.uploads.id
  subnet_id      = "subnet-1"
}`,
      inconclusive: `
variable "subnet" {
  type = string
}

resource "aws_efs_file_system" "uploads" {}

resource "aws_efs_mount_target" "only" {
  file_system_id = aws_efs_file_system.uploads.id
  subnet_id      = var.subnet
}`,
      'not-applicable': `
resource "aws_efs_file_system" "scratch" {
  availability_zone_name = "eu-west-1a"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Uploads:
    Type: AWS::EFS::FileSystem
  A:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-1
      AvailabilityZone: eu-west-1a
  B:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-1
      AvailabilityZone: eu-west-1b
  TargetA:
    Type: AWS::EFS::MountTarget
    Properties:
      FileSystemId: !Ref Uploads
      SubnetId: !Ref A
  TargetB:
    Type: AWS::EFS::MountTarget
    Properties:
      FileSystemId: !Ref Uploads
      SubnetId: !Ref B`,
      contradicts: `
Resources:
  Uploads:
    Type: AWS::EFS::FileSystem
  Target:
    Type: AWS::EFS::MountTarget
    Properties:
      FileSystemId: !Ref Uploads
      SubnetId: subnet-1`,
    },
  },
});

import { fsxFileSystem } from '../../architecture/kinds/fsx.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

const LUSTRE = /^(?:SCRATCH|PERSISTENT)_/;

export const fsxMultiAz = defineCheck({
  id: 'fsx-multi-az',
  kind: fsxFileSystem,
  title: 'FSx file system runs in two Availability Zones',
  why: 'A file server in one zone is gone while that zone is, and with it every desktop and application that keeps its files there. With Multi-AZ a second server in another zone takes over within a minute.',
  remediation:
    'Make the file system with a Multi-AZ deployment type. An existing one has to be restored from a backup for that.',
  links: [
    'https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html',
    'https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/high-availability-AZ.html',
  ],
  blindSpots: ['Lustre runs in one zone by design and is not judged.'],
  examine: ({ deployment, type, declared }) => {
    const isLustre =
      declared.type === 'aws_fsx_lustre_file_system' || (type.state === 'known' && type.value === 'LUSTRE');
    if (isLustre || (deployment.state === 'known' && LUSTRE.test(deployment.value))) return 'not-applicable';
    return expect(deployment, (value) => value.startsWith('MULTI_AZ'), {
      supports: 'A second file server stands by in another Availability Zone.',
      contradicts: 'The file system runs in one Availability Zone.',
      absent: {
        verdict: 'contradicts',
        message: 'The file system runs in one Availability Zone, as it does unless the code says otherwise.',
      },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_fsx_windows_file_system" "homes" {
  deployment_type     = "MULTI_AZ_1"
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-1", "subnet-2"]
}`,
      contradicts: `
resource "aws_fsx_windows_file_system" "homes" {
  deployment_type     = "SINGLE_AZ_2"
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-1"]
}`,
      inconclusive: `
variable "deployment" {
  type = string
}

resource "aws_fsx_windows_file_system" "homes" {
  deployment_type     = var.deployment
  storage_capacity    = 300
  throughput_capacity = 32
  subnet_ids          = ["subnet-1"]
}`,
      'not-applicable': `
resource "aws_fsx_lustre_file_system" "simulation" {
  storage_capacity = 1200
  subnet_ids       = ["subnet-1"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Homes:
    Type: AWS::FSx::FileSystem
    Properties:
      FileSystemType: ONTAP
      SubnetIds: [subnet-1, subnet-2]
      OntapConfiguration:
        DeploymentType: MULTI_AZ_1`,
      contradicts: `
Resources:
  Homes:
    Type: AWS::FSx::FileSystem
    Properties:
      FileSystemType: WINDOWS
      SubnetIds: [subnet-1]
      WindowsConfiguration:
        DeploymentType: SINGLE_AZ_1
        ThroughputCapacity: 32`,
    },
  },
});

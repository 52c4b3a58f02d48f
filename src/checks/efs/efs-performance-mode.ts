import { efsFileSystem } from '../../architecture/kinds/efs.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const efsPerformanceMode = defineCheck({
  id: 'efs-performance-mode',
  kind: efsFileSystem,
  title: 'EFS file system uses the mode with the lowest latency',
  why: 'Max I/O mode makes every single operation slower, so that web sites and build servers which open many small files wait longer. It dates from the time before elastic throughput, and cannot be changed on an existing file system.',
  remediation: 'Make file systems in General Purpose mode, with elastic throughput where the load varies.',
  links: ['https://docs.aws.amazon.com/efs/latest/ug/performance.html'],
  examine: ({ performanceMode }) =>
    expect(performanceMode, (mode) => mode !== 'maxIO', {
      supports: 'The file system is in General Purpose mode.',
      contradicts: 'The file system is in Max I/O mode, in which every operation takes longer.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_efs_file_system" "site" {
  throughput_mode = "elastic"
}`,
      contradicts: `
resource "aws_efs_file_system" "site" {
  performance_mode = "maxIO"
}`,
      inconclusive: `
variable "mode" {
  type = string
}

resource "aws_efs_file_system" "site" {
  performance_mode = var.mode
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Site:
    Type: AWS::EFS::FileSystem
    Properties:
      PerformanceMode: generalPurpose`,
      contradicts: `
Resources:
  Site:
    Type: AWS::EFS::FileSystem
    Properties:
      PerformanceMode: maxIO`,
    },
  },
});

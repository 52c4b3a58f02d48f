import { efsAccessPoint } from '../../architecture/kinds/efs.ts';
import { defineCheck } from '../check.ts';
import { expect, expectTrue } from '../expectations.ts';

export const efsAccessPointConfined = defineCheck({
  id: 'efs-access-point-confined',
  kind: efsAccessPoint,
  title: 'EFS access point confines its clients to a folder and a user',
  why: 'Whoever mounts a file system without an access point that says otherwise may act as any user, also as root, on every file. An access point with a folder and a user of its own keeps each application among its own files.',
  remediation: 'Set a POSIX user and a root directory other than / for every access point.',
  links: ['https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html'],
  examine: ({ user, root }) => {
    const identity = expectTrue(user, {
      supports: 'Clients act as one user.',
      contradicts: 'Clients choose which user they act as.',
    });
    if (identity.verdict !== 'supports') return identity;
    return expect(root, (path) => path !== '/', {
      supports: (path) => `Clients act as one user, in ${path}.`,
      contradicts: 'Clients see the whole file system.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_efs_access_point" "reports" {
  file_system_id = "fs-1"
  posix_user {
    uid = 1001
    gid = 1001
  }
  root_directory {
    path = "/reports"
  }
}`,
      contradicts: `
resource "aws_efs_access_point" "reports" {
  file_system_id = "fs-1"
}`,
      inconclusive: `
variable "path" {
  type = string
}

resource "aws_efs_access_point" "reports" {
  file_system_id = "fs-1"
  posix_user {
    uid = 1001
    gid = 1001
  }
  root_directory {
    path = var.path
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Reports:
    Type: AWS::EFS::AccessPoint
    Properties:
      FileSystemId: fs-1
      PosixUser:
        Uid: "1001"
        Gid: "1001"
      RootDirectory:
        Path: /reports`,
      contradicts: `
Resources:
  Reports:
    Type: AWS::EFS::AccessPoint
    Properties:
      FileSystemId: fs-1
      PosixUser:
        Uid: "1001"
        Gid: "1001"`,
    },
  },
});

import { taskDefinition } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf, inconclusive } from '../expectations.ts';

export const ecsFileSystemTls = defineCheck({
  id: 'ecs-file-system-tls',
  kind: taskDefinition,
  title: 'ECS tasks mount EFS file systems over TLS',
  why: 'What a container reads and writes on an EFS file system travels over the network. Unless the task asks for TLS it travels in the clear, whether or not the file system is encrypted where it lies.',
  remediation: 'Enable transit encryption in the EFS configuration of the volume.',
  links: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html',
    'https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html',
  ],
  blindSpots: ['Volumes that ECS makes on EBS, and file systems of FSx, are not looked at.'],
  examine: ({ volumes }) => {
    if (volumes.state === 'absent') return 'not-applicable';
    if (volumes.state === 'unresolved') return inconclusive(volumes.reason, volumes.location);
    return volumes.value.items
      .filter(({ isFileSystem }) => isFileSystem.state === 'known' && isFileSystem.value)
      .map(({ location, name, transitEncryption }) => {
        const volume = name.state === 'known' ? `Volume ${name.value}` : 'A volume';
        const finding = expectOneOf(transitEncryption, ['ENABLED'], {
          supports: `${volume} is mounted over TLS.`,
          contradicts: `${volume} is mounted without TLS.`,
        });
        return { ...finding, location };
      });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_task_definition" "gallery" {
  family                = "gallery"
  container_definitions = jsonencode([{ name = "gallery", image = "gallery:1" }])

  volume {
    name = "pictures"

    efs_volume_configuration {
      file_system_id     = "fs-0123456789abcdef0"
      transit_encryption = "ENABLED"
    }
  }
}`,
      contradicts: `
resource "aws_ecs_task_definition" "gallery" {
  family                = "gallery"
  container_definitions = jsonencode([{ name = "gallery", image = "gallery:1" }])

  volume {
    name = "pictures"

    efs_volume_configuration {
      file_system_id = "fs-0123456789abcdef0"
    }
  }
}`,
      inconclusive: `
variable "encryption" {
  type = string
}

resource "aws_ecs_task_definition" "gallery" {
  family                = "gallery"
  container_definitions = jsonencode([{ name = "gallery", image = "gallery:1" }])

  volume {
    name = "pictures"

    efs_volume_configuration {
      file_system_id     = "fs-0123456789abcdef0"
      transit_encryption = var.encryption
    }
  }
}`,
      'not-applicable': `
resource "aws_ecs_task_definition" "gallery" {
  family                = "gallery"
  container_definitions = jsonencode([{ name = "gallery", image = "gallery:1" }])

  volume {
    name = "scratch"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Gallery:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Volumes:
        - Name: pictures
          EFSVolumeConfiguration:
            FilesystemId: fs-0123456789abcdef0
            TransitEncryption: ENABLED`,
      contradicts: `
Resources:
  Gallery:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Volumes:
        - Name: pictures
          EFSVolumeConfiguration:
            FilesystemId: fs-0123456789abcdef0`,
      'not-applicable': `
Resources:
  Gallery:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Volumes:
        - Name: scratch`,
    },
  },
});

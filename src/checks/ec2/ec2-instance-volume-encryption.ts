import { launchConfiguration } from '../../architecture/kinds/autoscaling.ts';
import { ebsEncryptionByDefault, ec2Instance, launchTemplate } from '../../architecture/kinds/ec2.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive, supports } from '../expectations.ts';

export const ec2InstanceVolumeEncryption = defineCheck({
  id: 'ec2-instance-volume-encryption',
  kind: [ec2Instance, launchTemplate, launchConfiguration],
  related: [ebsEncryptionByDefault, launchTemplate],
  title: 'Disks of an EC2 instance are encrypted',
  why: 'A disk holds more than one thinks: data, logs, swapped memory, keys. Encryption makes copies and snapshots of it useless to anyone without the key, and costs nothing in speed or money.',
  remediation:
    'Set encrypted on every block device, or turn on EBS encryption by default for the account and Region.',
  links: [
    'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
    'https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html',
  ],
  blindSpots: [
    'Encryption by default is seen only where the same code turns it on.',
    'Whether the disks that come with the image are encrypted is decided outside the code.',
  ],
  examine: (resource, { beside, follow }) => {
    const setting = beside(resource, ebsEncryptionByDefault).find(
      ({ enabled }) => enabled.state === 'known' && enabled.value,
    );
    if (setting !== undefined)
      return supports(`The account encrypts every new disk (${setting.id}).`, setting);
    if (resource.blockDevices.state === 'unresolved') {
      return inconclusive(resource.blockDevices.reason, resource.blockDevices.location);
    }
    if (resource.blockDevices.state === 'absent') {
      const isTemplates =
        'launchTemplate' in resource && follow(resource.launchTemplate, launchTemplate).length > 0;
      if (isTemplates) return 'not-applicable';
      return inconclusive(
        'The code names no disk: the image and the settings of the account decide whether the root disk is encrypted.',
        resource,
      );
    }
    return resource.blockDevices.value.items.map(({ encrypted }) =>
      expectTrue(encrypted, {
        supports: 'The disk is encrypted.',
        contradicts: 'The code does not encrypt the disk.',
      }),
    );
  },
  fix: ({ declared }) =>
    /launch_configuration|LaunchConfiguration/.test(declared.type)
      ? 'a launch configuration can only be replaced; move to a launch template'
      : {
          set: [{ attribute: 'blockDevices.encrypted', value: true }],
          caution:
            'An instance that exists is replaced, and what is on its disks does not move along. Of a launch template only new instances change.',
        },
  examples: {
    terraform: {
      supports: `
resource "aws_instance" "builder" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "c7g.xlarge"

  root_block_device {
    encrypted = true
  }
}`,
      contradicts: `
resource "aws_instance" "builder" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "c7g.xlarge"

  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 200
  }
}`,
      inconclusive: `
variable "encrypt" {
  type = bool
}

resource "aws_launch_template" "builder" {
  instance_type = "c7g.xlarge"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted = var.encrypt
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Builders:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        InstanceType: c7g.xlarge
        BlockDeviceMappings:
          - DeviceName: /dev/xvda
            Ebs:
              Encrypted: true`,
      contradicts: `
Resources:
  Builder:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      BlockDeviceMappings:
        - DeviceName: /dev/xvda
          Ebs:
            VolumeSize: 80`,
    },
  },
});

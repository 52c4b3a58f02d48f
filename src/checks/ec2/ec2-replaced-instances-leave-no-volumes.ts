import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { launchTemplate } from '../../architecture/kinds/ec2.ts';
import { ec2Fleet } from '../../architecture/kinds/ec2-fleet.ts';
import { eksNodeGroup } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ec2ReplacedInstancesLeaveNoVolumes = defineCheck({
  id: 'ec2-replaced-instances-leave-no-volumes',
  kind: launchTemplate,
  related: [autoScalingGroup, eksNodeGroup, ec2Fleet],
  title: 'Disks of replaced instances are deleted with them',
  why: 'A group starts and ends instances every day. If their disks stay behind, each replaced machine adds one more to the bill, and old data lies in disks that nobody knows of.',
  remediation:
    'Set delete_on_termination to true, and keep data that must last in a file system, bucket or database.',
  links: ['https://docs.aws.amazon.com/ebs/latest/userguide/preserving-volumes-on-termination.html'],
  examine: (template, { referrers }) => {
    const { blockDevices } = template;
    if (blockDevices.state !== 'known') return 'not-applicable';
    const user =
      referrers(template, autoScalingGroup, 'launchTemplate')[0] ??
      referrers(template, eksNodeGroup, 'launchTemplate')[0] ??
      referrers(template, ec2Fleet, 'launchTemplates')[0];
    if (user === undefined) return 'not-applicable';
    const stated = blockDevices.value.items
      .map(({ deletedWithInstance }) => deletedWithInstance)
      .filter(({ state }) => state !== 'absent');
    return stated.map((deleted) => {
      if (deleted.state !== 'known')
        return inconclusive(
          'Whether the disk is deleted with its instance is known only at deployment.',
          deleted.location,
        );
      return deleted.value
        ? supports('The disk is deleted with its instance.', deleted.location)
        : contradicts(`Every instance that ${user.id} replaces leaves its disk behind.`, deleted.location);
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_launch_template" "web" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.large"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = 50
      delete_on_termination = true
    }
  }
}

resource "aws_autoscaling_group" "web" {
  min_size = 2
  max_size = 8

  launch_template {
    id = aws_launch_template.web.id
  }
}`,
      contradicts: `
resource "aws_launch_template" "web" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.large"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = 50
      delete_on_termination = false
    }
  }
}

resource "aws_autoscaling_group" "web" {
  min_size = 2
  max_size = 8

  launch_template {
    id = aws_launch_template.web.id
  }
}`,
      inconclusive: `
variable "delete" {
  type = bool
}

resource "aws_launch_template" "web" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.large"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size           = 50
      delete_on_termination = var.delete
    }
  }
}

resource "aws_autoscaling_group" "web" {
  min_size = 2
  max_size = 8

  launch_template {
    id = aws_launch_template.web.id
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        BlockDeviceMappings:
          - DeviceName: /dev/xvda
            Ebs:
              VolumeSize: 50
              DeleteOnTermination: true
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "8"
      LaunchTemplate:
        LaunchTemplateId: !Ref Template
        Version: !GetAtt Template.LatestVersionNumber`,
      contradicts: `
Resources:
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        BlockDeviceMappings:
          - DeviceName: /dev/xvda
            Ebs:
              VolumeSize: 50
              DeleteOnTermination: false
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "8"
      LaunchTemplate:
        LaunchTemplateId: !Ref Template
        Version: !GetAtt Template.LatestVersionNumber`,
    },
  },
});

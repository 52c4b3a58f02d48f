import { launchConfiguration } from '../../architecture/kinds/autoscaling.ts';
import { ec2Instance, launchTemplate } from '../../architecture/kinds/ec2.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';
import { familyOf, isPreviousGeneration } from '../instance-types.ts';

export const ec2CurrentGeneration = defineCheck({
  id: 'ec2-current-generation',
  kind: [ec2Instance, launchTemplate, launchConfiguration],
  title: 'EC2 instance type is of a current generation',
  why: 'Each generation of instances does more work for the same money and the same electricity. Old generations lack newer network and disk interfaces, and are the first to run short when many are needed at once.',
  remediation:
    'Move to the current generation of the same family, such as m3 or m4 to m7i or m7g, and try the change under load first.',
  links: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-types.html',
    'https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html',
  ],
  examine: ({ instanceType }) => {
    if (instanceType.state === 'absent') return 'not-applicable';
    return expect(instanceType, (value) => !isPreviousGeneration(value), {
      supports: (value) => `${familyOf(value)} is a current generation.`,
      contradicts: (value) => `${familyOf(value)} is a previous generation.`,
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_instance" "search" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "r7g.xlarge"
}`,
      contradicts: `
resource "aws_instance" "search" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m3.xlarge"
}`,
      inconclusive: `
variable "instance_type" {
  type = string
}

resource "aws_instance" "search" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = var.instance_type
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Search:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        InstanceType: r7i.xlarge`,
      contradicts: `
Resources:
  Search:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: r3.xlarge`,
    },
  },
});

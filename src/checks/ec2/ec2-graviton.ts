import type { Stated } from '../../architecture/index.ts';
import { launchConfiguration } from '../../architecture/kinds/autoscaling.ts';
import { ec2Instance, launchTemplate } from '../../architecture/kinds/ec2.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';
import { gravitonSibling, isGraviton, isPreviousGeneration } from '../instance-types.ts';

export const ec2Graviton = defineCheck({
  id: 'ec2-graviton',
  kind: [ec2Instance, launchTemplate, launchConfiguration],
  title: 'EC2 instance runs on an energy-efficient Graviton processor',
  why: 'Graviton, the Arm processor made by AWS, needs less electricity for the same work than x86 processors and costs less by the hour. Most software on Linux runs on it after a new build.',
  remediation:
    'Build for arm64 and move to the Graviton family of the same shape (t4g, m7g, c7g, r7g). Where software exists for x86 only, say so in the claim.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/sustainability-pillar/sus_sus_hardware_a3.html',
    'https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html',
  ],
  blindSpots: [
    'Of software that runs on x86 alone only Windows is recognised, and only by the name of the image.',
    'Terraform: whether the software runs on Arm is not seen, so x86 is never held against it.',
    'CloudFormation: whether the software runs on Arm is not seen, so x86 is never held against it.',
    'Families without a general-purpose Graviton sibling, and previous generations, are not judged.',
  ],
  examine: ({ image, instanceType }) => {
    if (instanceType.state === 'absent' || pointsToWindows(image)) return 'not-applicable';
    if (instanceType.state === 'unresolved') return inconclusive(instanceType.reason, instanceType.location);
    const { value, location } = instanceType;
    if (isGraviton(value)) return supports(`${value} runs on Graviton.`, location);
    const sibling = gravitonSibling(value);
    if (sibling === undefined || isPreviousGeneration(value)) return 'not-applicable';
    return inconclusive(
      `${value} runs on x86; where the software runs on Arm, ${sibling} does the same work with less energy.`,
      location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_instance" "tiles" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "c7gn.large"
}`,
      inconclusive: `
resource "aws_launch_template" "tiles" {
  instance_type = "c5.large"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tiles:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: t4g.medium`,
      inconclusive: `
Resources:
  Tiles:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: t3.medium`,
    },
  },
});

/** By the name of the image, or of the parameter or data source that it comes from. */
function pointsToWindows(image: Stated<string>): boolean {
  if (image.state === 'absent') return false;
  return /windows/i.test(image.state === 'known' ? image.value : image.reason);
}

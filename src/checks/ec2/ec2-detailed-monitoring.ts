import { ec2Instance, launchTemplate } from '../../architecture/kinds/ec2.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const ec2DetailedMonitoring = defineCheck({
  id: 'ec2-detailed-monitoring',
  kind: [ec2Instance, launchTemplate],
  related: [launchTemplate],
  title: 'EC2 instance reports its metrics every minute',
  why: 'Without detailed monitoring an instance reports its load every five minutes. Peaks vanish in the average, alarms come late, and scaling reacts to what is already over.',
  remediation: 'Turn on detailed monitoring, at the least for instances that alarms or scaling look at.',
  links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html'],
  blindSpots: ['Agents that send their own metrics are not seen.'],
  examine: (resource, { follow }) => {
    const { detailedMonitoring } = resource;
    const isLeft = detailedMonitoring.state === 'known' && detailedMonitoring.byDefault === true;
    if (
      isLeft &&
      'launchTemplate' in resource &&
      follow(resource.launchTemplate, launchTemplate).length > 0
    ) {
      return 'not-applicable';
    }
    return expectTrue(detailedMonitoring, {
      supports: 'Detailed monitoring is on.',
      contradicts: 'Metrics arrive only every five minutes.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_instance" "gateway" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.medium"
  monitoring    = true
}`,
      contradicts: `
resource "aws_launch_template" "gateway" {
  instance_type = "m7g.medium"
}`,
      inconclusive: `
variable "monitored" {
  type = bool
}

resource "aws_instance" "gateway" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.medium"
  monitoring    = var.monitored
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Gateway:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        Monitoring:
          Enabled: true`,
      contradicts: `
Resources:
  Gateway:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      Monitoring: false`,
    },
  },
});

import { ec2Instance } from '../../architecture/kinds/ec2.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ec2SessionWithoutKeys = defineCheck({
  id: 'ec2-session-without-keys',
  kind: ec2Instance,
  title: 'EC2 instance is reached without a key pair',
  why: 'A key pair is one file that opens the machine for ever, for whoever has a copy: by SSH, or on Windows by the password of the administrator. Nobody knows who used it, and it works on after its owner has left. Session Manager asks IAM each time and records the session.',
  remediation: 'Leave key_name out and give the instance a profile with AmazonSSMManagedInstanceCore.',
  links: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/ec2-no-amazon-key-pair.html',
  ],
  blindSpots: ['Keys that the image or a script puts on the machine are not seen.'],
  examine: ({ instanceProfile, keyPair, launchTemplate, location }) => {
    if (keyPair.state === 'known')
      return contradicts('The instance is started with an SSH key pair.', keyPair.location);
    if (keyPair.state === 'unresolved') return inconclusive(keyPair.reason, keyPair.location);
    if (launchTemplate.state !== 'absent' || instanceProfile.state === 'absent') return 'not-applicable';
    return supports('The instance takes no key pair and has a role.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_instance" "tools" {
  ami                  = "ami-0a1b2c3d4e5f60718"
  instance_type        = "t4g.small"
  iam_instance_profile = "managed"
}`,
      contradicts: `
resource "aws_instance" "tools" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.small"
  key_name      = "operators"
}`,
      inconclusive: `
variable "key" {
  type = string
}

resource "aws_instance" "tools" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.small"
  key_name      = var.key
}`,
      'not-applicable': `
resource "aws_instance" "tools" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.small"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tools:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      IamInstanceProfile: managed`,
      contradicts: `
Resources:
  Tools:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      KeyName: operators`,
    },
  },
});

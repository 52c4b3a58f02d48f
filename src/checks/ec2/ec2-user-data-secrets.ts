import type { Stated } from '../../architecture/index.ts';
import { launchConfiguration } from '../../architecture/kinds/autoscaling.ts';
import { ec2Instance, launchTemplate } from '../../architecture/kinds/ec2.ts';
import { defineCheck } from '../check.ts';
import { secretInScript } from '../credential-literals.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ec2UserDataSecrets = defineCheck({
  id: 'ec2-user-data-secrets',
  kind: [ec2Instance, launchTemplate, launchConfiguration],
  title: 'Start-up script of an EC2 instance holds no secrets',
  why: 'The start-up script (user data) is plain text to everybody who may describe the instance and to every program that runs on it. A key in it is as good as published, and it stays in the history of the code.',
  remediation:
    'Replace the key at once, give the instance a role for access to AWS, and read other secrets from Secrets Manager or Parameter Store at start.',
  links: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  ],
  blindSpots: ['Only keys of well-known forms and literals with telling names are recognised.'],
  examine: ({ userData }) => {
    const script = scriptIn(userData);
    if (userData.state === 'absent') return 'not-applicable';
    if (script === undefined) {
      return inconclusive(
        userData.state === 'unresolved' ? userData.reason : 'not readable',
        userData.location,
      );
    }
    const secret = secretInScript(script);
    if (secret !== undefined) return contradicts(`The start-up script holds ${secret}.`, userData.location);
    return supports('No secret is recognised in the start-up script.', userData.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_instance" "crawler" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.small"
  user_data     = <<-EOT
    #!/bin/bash
    dnf install -y nginx
    systemctl enable --now nginx
  EOT
}`,
      contradicts: `
resource "aws_instance" "crawler" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.small"
  user_data     = <<-EOT
    #!/bin/bash
    export DB_PASSWORD=winter-2024
    /opt/crawler/start
  EOT
}`,
      inconclusive: `
variable "script" {
  type = string
}

resource "aws_instance" "crawler" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.small"
  user_data     = var.script
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Crawler:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      UserData:
        Fn::Base64: |
          #!/bin/bash
          dnf install -y nginx`,
      contradicts: `
Resources:
  Crawler:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      UserData:
        Fn::Base64: |
          #!/bin/bash
          export API_PASSWORD=winter-2024
          /opt/crawler/start`,
    },
  },
});

/** The script as far as the code states it, also where it is written in base64. */
function scriptIn(userData: Stated<string>): string | undefined {
  if (userData.state === 'absent') return undefined;
  const text = userData.state === 'known' ? userData.value : userData.text;
  if (text === undefined || /^\$\{[^}]*\}$/.test(text)) return undefined;
  return /^[A-Za-z0-9+/\s]{16,}={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : text;
}

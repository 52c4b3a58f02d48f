import { keyPair } from '../../architecture/kinds/ec2-storage.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ec2KeyPairPrivateKey = defineCheck({
  id: 'ec2-key-pair-private-key',
  kind: keyPair,
  title: 'Private key of a key pair is not kept beside the code',
  why: 'A key that Terraform makes (tls_private_key) stands in plain text in its state file. Everybody who may read the state, and every backup of it, can log in to all machines that take the key.',
  remediation:
    'Use Session Manager or EC2 Instance Connect without a lasting key, or make the key outside and pass only its public half.',
  links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html'],
  blindSpots: [
    'CloudFormation: AWS keeps the private key in Parameter Store, so a template cannot go wrong here.',
  ],
  examine: (pair) => {
    const { keySource, publicKey } = pair;
    if (pair.declared.language === 'cloudformation')
      return supports('AWS or the owner keeps the private key outside the template.', pair);
    const made = keySource.state === 'known' ? keySource.value.targets : [];
    const local = made.find(({ declared }) => declared.type === 'tls_private_key');
    if (local !== undefined)
      return contradicts(`The private key of ${local.id} stands in the Terraform state.`, publicKey.location);
    if (publicKey.state === 'known')
      return supports('Only the public half stands in the code.', publicKey.location);
    return inconclusive('Where the key comes from is known only at deployment.', publicKey.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_key_pair" "operators" {
  key_name   = "operators"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample operators"
}`,
      contradicts: `
resource "tls_private_key" "operators" {
  algorithm = "ED25519"
}

resource "aws_key_pair" "operators" {
  key_name   = "operators"
  public_key = tls_private_key.operators.public_key_openssh
}`,
      inconclusive: `
variable "public_key" {
  type = string
}

resource "aws_key_pair" "operators" {
  key_name   = "operators"
  public_key = var.public_key
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Operators:
    Type: AWS::EC2::KeyPair
    Properties:
      KeyName: operators`,
    },
  },
});

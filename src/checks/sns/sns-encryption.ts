import { snsTopic } from '../../architecture/kinds/sns.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const snsEncryption = defineCheck({
  id: 'sns-encryption',
  kind: snsTopic,
  title: 'SNS topic encrypts its messages with a KMS key',
  why: 'SNS encrypts the disks that it keeps messages on by itself. A KMS key goes further: its policy decides who may read what the topic keeps for retries, and every use of it is on record.',
  remediation: 'Name a KMS key of your own, and let the services that publish to the topic use it.',
  links: ['https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html'],
  blindSpots: [
    'Terraform: a topic without a key is not judged, since SNS encrypts its disks in any case.',
    'CloudFormation: a topic without a key is not judged, since SNS encrypts its disks in any case.',
  ],
  examine: ({ encryptionKey }) => {
    if (encryptionKey.state === 'absent') return 'not-applicable';
    return encryptionKey.state === 'unresolved'
      ? inconclusive(encryptionKey.reason, encryptionKey.location)
      : supports('A KMS key encrypts the messages.', encryptionKey.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sns_topic" "results" {
  kms_master_key_id = "alias/results"
}`,
      inconclusive: `
variable "key" {
  type = string
}

resource "aws_sns_topic" "results" {
  kms_master_key_id = var.key
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Results:
    Type: AWS::SNS::Topic
    Properties:
      KmsMasterKeyId: alias/results`,
    },
  },
});

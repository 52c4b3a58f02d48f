import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, supports } from '../expectations.ts';

export const sqsEncryption = defineCheck({
  id: 'sqs-encryption',
  kind: sqsQueue,
  title: 'SQS queue encrypts the messages it holds',
  why: 'Messages often carry orders, addresses or tokens, and wait in the queue for up to two weeks. Encrypted, they are unreadable without the key.',
  remediation:
    'Leave the encryption on that SQS manages, or name a KMS key where you need control over who may decrypt.',
  links: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
  ],
  blindSpots: [
    'Queues created before SQS began to encrypt by default may be unencrypted where the code says nothing.',
  ],
  examine: ({ encryptionKey, sqsManagedEncryption }) =>
    encryptionKey.state === 'absent'
      ? expectTrue(sqsManagedEncryption, {
          supports: 'SQS encrypts the messages with its own key.',
          contradicts: 'Encryption is turned off.',
        })
      : supports('A KMS key encrypts the messages.', encryptionKey.location),
  fix: { set: [{ attribute: 'sqsManagedEncryption', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "payments" {
  kms_master_key_id = "alias/payments"
}`,
      contradicts: `
resource "aws_sqs_queue" "payments" {
  sqs_managed_sse_enabled = false
}`,
      inconclusive: `
variable "encrypt" {
  type = bool
}

resource "aws_sqs_queue" "payments" {
  sqs_managed_sse_enabled = var.encrypt
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Payments:
    Type: AWS::SQS::Queue`,
      contradicts: `
Resources:
  Payments:
    Type: AWS::SQS::Queue
    Properties:
      SqsManagedSseEnabled: false`,
    },
  },
});

import { macieSession } from '../../architecture/kinds/macie.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const macieEnabled = defineCheck({
  id: 'macie-enabled',
  kind: macieSession,
  title: 'Macie looks for sensitive data in S3',
  why: 'Macie samples the buckets of the account and says where names, card numbers or keys lie. Paused it looks at nothing, and what is put into a bucket meanwhile goes unnoticed.',
  remediation: 'Set the status to ENABLED.',
  links: ['https://docs.aws.amazon.com/macie/latest/user/macie-suspend-disable.html'],
  examine: ({ status }) =>
    expect(status, (value) => value === 'ENABLED', {
      supports: 'Macie is on.',
      contradicts: 'Macie is paused.',
      absent: 'inconclusive',
    }),
  fix: {
    set: [{ attribute: 'status', value: 'ENABLED' }],
    caution: 'Macie charges for the buckets and objects that it looks at.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_macie2_account" "main" {}`,
      contradicts: `
resource "aws_macie2_account" "main" {
  status = "PAUSED"
}`,
      inconclusive: `
variable "status" {
  type = string
}

resource "aws_macie2_account" "main" {
  status = var.status
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Macie:
    Type: AWS::Macie::Session
    Properties:
      Status: ENABLED`,
      contradicts: `
Resources:
  Macie:
    Type: AWS::Macie::Session
    Properties:
      Status: PAUSED`,
    },
  },
});

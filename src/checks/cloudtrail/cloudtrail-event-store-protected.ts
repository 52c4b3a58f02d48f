import { cloudtrailEventDataStore } from '../../architecture/kinds/cloudtrail.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const cloudtrailEventStoreProtected = defineCheck({
  id: 'cloudtrail-event-store-protected',
  kind: cloudtrailEventDataStore,
  title: 'CloudTrail Lake event data store is protected against deletion',
  why: 'The store holds the history of the account. Without protection one wrong command, or an intruder, marks it for deletion together with the proof of what happened.',
  remediation: 'Turn on termination protection.',
  links: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store.html'],
  examine: ({ terminationProtection }) =>
    expectTrue(terminationProtection, {
      supports: 'Termination protection is on.',
      contradicts: 'Termination protection is off.',
      absent: 'inconclusive',
    }),
  fix: { set: [{ attribute: 'terminationProtection', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudtrail_event_data_store" "history" {
  name = "history"
}`,
      contradicts: `
resource "aws_cloudtrail_event_data_store" "history" {
  name                           = "history"
  termination_protection_enabled = false
}`,
      inconclusive: `
variable "protect" {
  type = bool
}

resource "aws_cloudtrail_event_data_store" "history" {
  name                           = "history"
  termination_protection_enabled = var.protect
}`,
    },
    cloudformation: {
      supports: `
Resources:
  History:
    Type: AWS::CloudTrail::EventDataStore
    Properties:
      TerminationProtectionEnabled: true`,
      contradicts: `
Resources:
  History:
    Type: AWS::CloudTrail::EventDataStore
    Properties:
      TerminationProtectionEnabled: false`,
    },
  },
});

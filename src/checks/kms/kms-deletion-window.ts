import { kmsKey } from '../../architecture/kinds/kms.ts';
import { environmentOf } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';

export const kmsDeletionWindow = defineCheck({
  id: 'kms-deletion-window',
  kind: kmsKey,
  title: 'KMS key leaves time to take its deletion back',
  why: 'With the key goes everything that it encrypted: no copy, no support case brings it back. The waiting time is the only chance to notice that something still needs the key, such as a backup that is read once a month.',
  remediation: 'Keep the 30 days that KMS waits by itself.',
  links: ['https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html'],
  blindSpots: [
    'A short time is judged only where a tag or the review file says that the key belongs to production.',
  ],
  examine: (key, _, requirements) => {
    const { deletionWindowDays } = key;
    if (deletionWindowDays.state !== 'known' || deletionWindowDays.value >= ENOUGH_DAYS) {
      return expect(deletionWindowDays, () => true, {
        supports: (days) => `A deletion can be taken back for ${days} days.`,
        contradicts: 'A deletion cannot be taken back.',
        absent: 'inconclusive',
      });
    }
    const environment = environmentOf(key, requirements);
    const message = `A deletion can be taken back for ${deletionWindowDays.value} days only.`;
    return environment.state === 'known' && environment.value === 'PRODUCTION'
      ? contradicts(message, deletionWindowDays.location)
      : inconclusive(message, deletionWindowDays.location);
  },
  fix: { set: [{ attribute: 'deletionWindowDays', value: 30 }] },
  examples: {
    terraform: {
      supports: `
resource "aws_kms_key" "records" {
  description = "Customer records"
}`,
      contradicts: `
resource "aws_kms_key" "records" {
  deletion_window_in_days = 7
  tags                    = { environment = "production" }
}`,
      inconclusive: `
resource "aws_kms_key" "records" {
  deletion_window_in_days = 7
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Records:
    Type: AWS::KMS::Key
    Properties:
      PendingWindowInDays: 30
      KeyPolicy: {}`,
      contradicts: `
Resources:
  Records:
    Type: AWS::KMS::Key
    Properties:
      PendingWindowInDays: 7
      KeyPolicy: {}
      Tags:
        - Key: environment
          Value: production`,
    },
  },
});

const ENOUGH_DAYS = 14;

import { macieClassificationJob } from '../../architecture/kinds/macie.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';

export const macieJobRepeats = defineCheck({
  id: 'macie-job-repeats',
  kind: macieClassificationJob,
  title: 'Macie classification job runs again and again',
  why: 'A single look says what lay in the bucket that day. The file with card numbers that somebody uploads next week is not seen.',
  remediation: 'Give the job a schedule.',
  links: ['https://docs.aws.amazon.com/macie/latest/user/discovery-jobs.html'],
  examine: ({ type, status }) => {
    if (status.state === 'known' && status.value !== 'RUNNING')
      return contradicts('The job is stopped.', status.location);
    if (type.state === 'known' && type.value === 'ONE_TIME')
      return inconclusive('The job looks once; automated discovery may do the rest.', type.location);
    return expect(type, (value) => value === 'SCHEDULED', {
      supports: 'The job runs on a schedule.',
      contradicts: 'The job has no schedule.',
      absent: 'inconclusive',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_macie2_classification_job" "uploads" {
  job_type = "SCHEDULED"
  s3_job_definition {
    bucket_definitions {
      account_id = "111122223333"
      buckets    = ["uploads"]
    }
  }
  schedule_frequency {
    daily_schedule = true
  }
}`,
      contradicts: `
resource "aws_macie2_classification_job" "uploads" {
  job_type = "SCHEDULED"
  s3_job_definition {
    bucket_definitions {
      account_id = "111122223333"
      buckets    = ["uploads"]
    }
  }
  job_status = "USER_PAUSED"
}`,
      inconclusive: `
resource "aws_macie2_classification_job" "uploads" {
  job_type = "ONE_TIME"
  s3_job_definition {
    bucket_definitions {
      account_id = "111122223333"
      buckets    = ["uploads"]
    }
  }
}`,
    },
  },
});

import { glueJob } from '../../architecture/kinds/glue.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

/** The timeout of older Glue versions where none is set: 48 hours. */
const LONGEST_MINUTES = 2880;

export const glueJobTimeout = defineCheck({
  id: 'glue-job-timeout',
  kind: glueJob,
  title: 'Glue job ends when it takes far too long',
  why: 'A job that waits for a lock or reads the wrong prefix runs on until its timeout, which is up to two days unless the code sets one, and every worker is paid for by the second.',
  remediation: 'Set a timeout of two or three times what the job usually takes.',
  links: ['https://docs.aws.amazon.com/glue/latest/dg/add-job.html'],
  blindSpots: [
    'Streaming jobs run without an end and are not judged.',
    'How long the job usually takes is not seen.',
  ],
  examine: ({ command, timeoutMinutes, glueVersion }) => {
    if (command.state === 'known' && command.value === 'gluestreaming') return 'not-applicable';
    const isNewer = glueVersion.state === 'known' && Number(glueVersion.value) >= 5;
    return expect(timeoutMinutes, (minutes) => minutes > 0 && minutes < LONGEST_MINUTES, {
      supports: (minutes) => `The job ends after ${minutes} minutes at the latest.`,
      contradicts: (minutes) => `The job may run for ${minutes === 0 ? 'ever' : `${minutes} minutes`}.`,
      absent: isNewer
        ? { verdict: 'inconclusive', message: 'No timeout is set; Glue 5 ends the job after 480 minutes.' }
        : { verdict: 'contradicts', message: 'No timeout is set: the job may run for up to two days.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_glue_job" "load" {
  name     = "load"
  role_arn = "arn:aws:iam::111122223333:role/glue"
  timeout  = 60
  command {
    script_location = "s3://scripts/load.py"
  }
}`,
      contradicts: `
resource "aws_glue_job" "load" {
  name         = "load"
  role_arn     = "arn:aws:iam::111122223333:role/glue"
  glue_version = "4.0"
  command {
    script_location = "s3://scripts/load.py"
  }
}`,
      inconclusive: `
variable "minutes" {
  type = number
}

resource "aws_glue_job" "load" {
  name     = "load"
  role_arn = "arn:aws:iam::111122223333:role/glue"
  timeout  = var.minutes
  command {
    script_location = "s3://scripts/load.py"
  }
}`,
      'not-applicable': `
resource "aws_glue_job" "clicks" {
  name     = "clicks"
  role_arn = "arn:aws:iam::111122223333:role/glue"
  command {
    name            = "gluestreaming"
    script_location = "s3://scripts/clicks.py"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Load:
    Type: AWS::Glue::Job
    Properties:
      Role: glue
      Timeout: 120
      Command:
        Name: glueetl
        ScriptLocation: s3://scripts/load.py`,
      contradicts: `
Resources:
  Load:
    Type: AWS::Glue::Job
    Properties:
      Role: glue
      Timeout: 2880
      Command:
        Name: glueetl
        ScriptLocation: s3://scripts/load.py`,
    },
  },
});

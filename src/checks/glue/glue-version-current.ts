import { glueJob } from '../../architecture/kinds/glue.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const glueVersionCurrent = defineCheck({
  id: 'glue-version-current',
  kind: glueJob,
  title: 'Glue job runs on a current Glue version',
  why: 'Old Glue versions run old releases of Spark and Python, which take longer for the same job and get no more fixes. AWS ends them one after the other, and then the job does not start any more.',
  remediation: 'Move the job to Glue 4.0 or newer, and compare its results with the old ones.',
  links: [
    'https://docs.aws.amazon.com/glue/latest/dg/release-notes.html',
    'https://docs.aws.amazon.com/glue/latest/dg/glue-version-support-policy.html',
  ],
  blindSpots: ['Python shell jobs are not judged by the version.'],
  examine: ({ command, glueVersion }) => {
    if (command.state === 'known' && command.value === 'pythonshell') return 'not-applicable';
    if (glueVersion.state === 'known' && glueVersion.value.startsWith('3')) {
      return inconclusive('Glue 3.0 still runs, two generations behind the newest.', glueVersion.location);
    }
    return expect(glueVersion, (version) => Number(version) >= 4, {
      supports: (version) => `The job runs on Glue ${version}.`,
      contradicts: (version) => `The job runs on Glue ${version}.`,
      absent: { verdict: 'inconclusive', message: 'No Glue version is written.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_glue_job" "match" {
  name         = "match"
  role_arn     = "arn:aws:iam::111122223333:role/glue"
  glue_version = "5.0"
  command {
    script_location = "s3://scripts/match.py"
  }
}`,
      contradicts: `
resource "aws_glue_job" "match" {
  name         = "match"
  role_arn     = "arn:aws:iam::111122223333:role/glue"
  glue_version = "2.0"
  command {
    script_location = "s3://scripts/match.py"
  }
}`,
      inconclusive: `
variable "glue_version" {
  type = string
}

resource "aws_glue_job" "match" {
  name         = "match"
  role_arn     = "arn:aws:iam::111122223333:role/glue"
  glue_version = var.glue_version
  command {
    script_location = "s3://scripts/match.py"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Match:
    Type: AWS::Glue::Job
    Properties:
      Role: glue
      GlueVersion: "4.0"
      Command:
        Name: glueetl
        ScriptLocation: s3://scripts/match.py`,
      contradicts: `
Resources:
  Match:
    Type: AWS::Glue::Job
    Properties:
      Role: glue
      GlueVersion: "1.0"
      Command:
        Name: glueetl
        ScriptLocation: s3://scripts/match.py`,
    },
  },
});

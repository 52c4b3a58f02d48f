import { glueJob } from '../../architecture/kinds/glue.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Below this there is hardly anything to give back. */
const FEW_WORKERS = 4;

export const glueJobAutoscaling = defineCheck({
  id: 'glue-job-autoscaling',
  kind: glueJob,
  title: 'Glue job takes workers only while it needs them',
  why: 'A job holds all its workers from the first step to the last, although one step can use a hundred and the next a single one. With auto scaling Glue gives back the workers that stand idle.',
  remediation: 'Set --enable-auto-scaling to true; the number of workers then is the most the job may take.',
  links: ['https://docs.aws.amazon.com/glue/latest/dg/auto-scaling.html'],
  blindSpots: ['Whether the steps of the job differ much is not seen.'],
  examine: ({ command, workers, arguments: given, location }) => {
    if (command.state === 'known' && !/^glue(?:etl|streaming)$/.test(command.value)) return 'not-applicable';
    if (given.state === 'unresolved') return inconclusive(given.reason, given.location);
    const scaling = given.state === 'known' ? given.value.get('--enable-auto-scaling') : undefined;
    if (scaling?.state === 'unresolved') return inconclusive(scaling.reason, scaling.location);
    if (scaling?.state === 'known' && scaling.value === 'true')
      return supports('Glue gives back workers that stand idle.', scaling.location);
    if (workers.state === 'absent') return 'not-applicable';
    if (workers.state === 'unresolved') return inconclusive(workers.reason, workers.location);
    return workers.value < FEW_WORKERS
      ? 'not-applicable'
      : contradicts(`The job holds ${workers.value} workers from start to end.`, location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_glue_job" "join" {
  name              = "join"
  role_arn          = "arn:aws:iam::111122223333:role/glue"
  number_of_workers = 20
  worker_type       = "G.1X"
  default_arguments = {
    "--enable-auto-scaling" = "true"
  }
  command {
    script_location = "s3://scripts/join.py"
  }
}`,
      contradicts: `
resource "aws_glue_job" "join" {
  name              = "join"
  role_arn          = "arn:aws:iam::111122223333:role/glue"
  number_of_workers = 20
  worker_type       = "G.1X"
  command {
    script_location = "s3://scripts/join.py"
  }
}`,
      inconclusive: `
variable "workers" {
  type = number
}

resource "aws_glue_job" "join" {
  name              = "join"
  role_arn          = "arn:aws:iam::111122223333:role/glue"
  number_of_workers = var.workers
  worker_type       = "G.1X"
  command {
    script_location = "s3://scripts/join.py"
  }
}`,
      'not-applicable': `
resource "aws_glue_job" "tidy" {
  name     = "tidy"
  role_arn = "arn:aws:iam::111122223333:role/glue"
  command {
    name            = "pythonshell"
    script_location = "s3://scripts/tidy.py"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Join:
    Type: AWS::Glue::Job
    Properties:
      Role: glue
      NumberOfWorkers: 10
      WorkerType: G.1X
      DefaultArguments:
        --enable-auto-scaling: "true"
      Command:
        Name: glueetl
        ScriptLocation: s3://scripts/join.py`,
      contradicts: `
Resources:
  Join:
    Type: AWS::Glue::Job
    Properties:
      Role: glue
      NumberOfWorkers: 10
      WorkerType: G.1X
      Command:
        Name: glueetl
        ScriptLocation: s3://scripts/join.py`,
    },
  },
});

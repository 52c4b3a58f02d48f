import { emrServerlessApplication } from '../../architecture/kinds/emr.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const emrServerlessLimits = defineCheck({
  id: 'emr-serverless-limits',
  kind: emrServerlessApplication,
  title: 'EMR Serverless application has an upper limit and stops when idle',
  why: 'A serverless application starts workers for as long as a job asks for them, and an application that does not stop keeps prepared workers waiting at full price.',
  remediation: 'Set a maximum capacity, and leave automatic stop on.',
  links: ['https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/app-behavior.html'],
  examine: ({ maximumCapacity, autoStop }) => {
    const stops = expectTrue(autoStop, {
      supports: 'The application stops when idle.',
      contradicts: 'The application does not stop when idle.',
    });
    if (stops.verdict !== 'supports') return stops;
    return expectTrue(maximumCapacity, {
      supports: 'The application stops when idle and has an upper limit.',
      contradicts: 'The application has no upper limit.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_emrserverless_application" "spark" {
  name          = "spark"
  release_label = "emr-7.5.0"
  type          = "spark"
  maximum_capacity {
    cpu    = "100 vCPU"
    memory = "400 GB"
  }
}`,
      contradicts: `
resource "aws_emrserverless_application" "spark" {
  name          = "spark"
  release_label = "emr-7.5.0"
  type          = "spark"
}`,
      inconclusive: `
variable "stop" {
  type = bool
}

resource "aws_emrserverless_application" "spark" {
  name          = "spark"
  release_label = "emr-7.5.0"
  type          = "spark"
  auto_stop_configuration {
    enabled = var.stop
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Spark:
    Type: AWS::EMRServerless::Application
    Properties:
      Type: SPARK
      ReleaseLabel: emr-7.5.0
      MaximumCapacity:
        Cpu: 100 vCPU
        Memory: 400 GB`,
      contradicts: `
Resources:
  Spark:
    Type: AWS::EMRServerless::Application
    Properties:
      Type: SPARK
      ReleaseLabel: emr-7.5.0`,
    },
  },
});

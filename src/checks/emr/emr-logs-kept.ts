import { emrCluster } from '../../architecture/kinds/emr.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const emrLogsKept = defineCheck({
  id: 'emr-logs-kept',
  kind: emrCluster,
  title: 'EMR cluster keeps its logs after it is gone',
  why: 'Logs of steps lie on the nodes and are gone with them. When a nightly job fails and the cluster ends, nothing is left to tell why.',
  remediation: 'Name a place in S3 for the logs.',
  links: ['https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-debugging.html'],
  blindSpots: ['Logs that an agent on the nodes sends elsewhere are not seen.'],
  examine: ({ logUri }) =>
    expect(logUri, (uri) => uri !== '', {
      supports: 'Logs are copied to S3.',
      contradicts: 'Logs are gone when the cluster ends.',
      absent: { verdict: 'contradicts', message: 'Logs are gone when the cluster ends.' },
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_emr_cluster" "nightly" {
  name          = "nightly"
  release_label = "emr-7.5.0"
  service_role  = "emr"
  log_uri       = "s3://logs/emr/"
}`,
      contradicts: `
resource "aws_emr_cluster" "nightly" {
  name          = "nightly"
  release_label = "emr-7.5.0"
  service_role  = "emr"
}`,
      inconclusive: `
variable "logs" {
  type = string
}

resource "aws_emr_cluster" "nightly" {
  name          = "nightly"
  release_label = "emr-7.5.0"
  service_role  = "emr"
  log_uri       = var.logs
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Nightly:
    Type: AWS::EMR::Cluster
    Properties:
      Name: nightly
      JobFlowRole: emr-ec2
      ServiceRole: emr
      Instances: {}
      LogUri: s3://logs/emr/`,
      contradicts: `
Resources:
  Nightly:
    Type: AWS::EMR::Cluster
    Properties:
      Name: nightly
      JobFlowRole: emr-ec2
      ServiceRole: emr
      Instances: {}`,
    },
  },
});

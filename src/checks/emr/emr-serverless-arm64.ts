import { emrServerlessApplication } from '../../architecture/kinds/emr.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const emrServerlessArm64 = defineCheck({
  id: 'emr-serverless-arm64',
  kind: emrServerlessApplication,
  title: 'EMR Serverless application runs on AWS Graviton processors',
  why: 'Spark and Hive run on Arm processors without a change, use less energy there and cost less by the hour. Only native libraries in the job need a build of their own.',
  remediation: 'Set the architecture to ARM64.',
  links: ['https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/architecture.html'],
  blindSpots: ['Whether jobs bring native libraries for x86 is not seen.'],
  examine: ({ architecture }) =>
    expect(architecture, (value) => value === 'ARM64', {
      supports: 'The application runs on Graviton.',
      contradicts: 'The application runs on x86 processors.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_emrserverless_application" "spark" {
  name          = "spark"
  release_label = "emr-7.5.0"
  type          = "spark"
  architecture  = "ARM64"
}`,
      contradicts: `
resource "aws_emrserverless_application" "spark" {
  name          = "spark"
  release_label = "emr-7.5.0"
  type          = "spark"
}`,
      inconclusive: `
variable "architecture" {
  type = string
}

resource "aws_emrserverless_application" "spark" {
  name          = "spark"
  release_label = "emr-7.5.0"
  type          = "spark"
  architecture  = var.architecture
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
      Architecture: ARM64`,
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

import { codebuildProject } from '../../architecture/kinds/codebuild.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive, supports } from '../expectations.ts';

export const codebuildLogs = defineCheck({
  id: 'codebuild-logs',
  kind: codebuildProject,
  title: 'Builds leave logs',
  why: 'The log is all that remains of a build. Without it nobody can say why it failed, what went into a release, or what an attacker ran in it.',
  remediation: 'Leave logs to CloudWatch on, or send them to an S3 bucket.',
  links: ['https://docs.aws.amazon.com/codebuild/latest/userguide/view-build-details.html'],
  examine: ({ bucketLogs, cloudwatchLogs, webhookEvents }) => {
    if (bucketLogs.state === 'known' && bucketLogs.value) {
      return supports('Logs go to an S3 bucket.', bucketLogs.location);
    }
    const said = expectTrue(cloudwatchLogs, {
      supports: 'Logs go to CloudWatch.',
      contradicts: 'Logs are switched off.',
    });
    const isRunner =
      webhookEvents.state === 'known' && webhookEvents.value.values.includes('WORKFLOW_JOB_QUEUED');
    if (said.verdict === 'contradicts' && isRunner) {
      return inconclusive(
        'Logs are switched off; as a runner of GitHub Actions the project leaves them there.',
        said.location,
      );
    }
    return said.verdict === 'contradicts' && bucketLogs.state === 'unresolved'
      ? inconclusive(bucketLogs.reason, bucketLogs.location)
      : said;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_codebuild_project" "web" {
  name         = "web"
  service_role = "arn:aws:iam::111122223333:role/build"

  artifacts {
    type = "CODEPIPELINE"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type = "CODEPIPELINE"
  }
}`,
      contradicts: `
resource "aws_codebuild_project" "web" {
  name         = "web"
  service_role = "arn:aws:iam::111122223333:role/build"

  artifacts {
    type = "CODEPIPELINE"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type = "CODEPIPELINE"
  }

  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
    }
  }
}`,
      inconclusive: `
variable "logs" {
  type = string
}

resource "aws_codebuild_project" "web" {
  name         = "web"
  service_role = "arn:aws:iam::111122223333:role/build"

  artifacts {
    type = "CODEPIPELINE"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type = "CODEPIPELINE"
  }

  logs_config {
    cloudwatch_logs {
      status = var.logs
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: arn:aws:iam::111122223333:role/build
      Artifacts:
        Type: CODEPIPELINE
      Source:
        Type: CODEPIPELINE
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/amazonlinux-x86_64-standard:5.0`,
      contradicts: `
Resources:
  Web:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: arn:aws:iam::111122223333:role/build
      Artifacts:
        Type: CODEPIPELINE
      Source:
        Type: CODEPIPELINE
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/amazonlinux-x86_64-standard:5.0
      LogsConfig:
        CloudWatchLogs:
          Status: DISABLED`,
    },
  },
});

import { codebuildProject } from '../../architecture/kinds/codebuild.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

/** Images before those on Ubuntu 20 and Amazon Linux 2 (version 4), and the old ones with one language each. */
const RETIRED =
  /^aws\/codebuild\/(?:standard:[1-4]\.|amazonlinux2-x86_64-standard:[1-3]\.|amazonlinux2-aarch64-standard:1\.|(?:docker|nodejs|java|python|ruby|golang|php|dot-net|android-java-\d|ubuntu-base|eb-[a-z]+)(?:[:-]))/;

export const codebuildCurrentImage = defineCheck({
  id: 'codebuild-current-image',
  kind: codebuildProject,
  title: 'Build runs in an image that still gets updates',
  why: 'AWS stops mending its older build images. What they hold, from the shell to the TLS library, then ages with every known hole open, in the place where your software is made; runtimes for current languages are missing as well.',
  remediation:
    'Choose a current image, such as aws/codebuild/amazonlinux-x86_64-standard:5.0 or aws/codebuild/standard:7.0.',
  links: ['https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html'],
  blindSpots: ['Images of your own are not judged.'],
  examine: ({ image }) => {
    if (image.state === 'known' && !image.value.startsWith('aws/codebuild/')) return 'not-applicable';
    return expect(image, (name) => !RETIRED.test(name), {
      supports: (name) => `${name} is maintained.`,
      contradicts: (name) => `${name} is no longer maintained.`,
      absent: { verdict: 'inconclusive', message: 'The code names no image.' },
    });
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
    image        = "aws/codebuild/standard:2.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type = "CODEPIPELINE"
  }
}`,
      inconclusive: `
variable "image" {
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
    image        = var.image
    type         = "LINUX_CONTAINER"
  }

  source {
    type = "CODEPIPELINE"
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
        Image: aws/codebuild/nodejs:8.11.0`,
    },
  },
});

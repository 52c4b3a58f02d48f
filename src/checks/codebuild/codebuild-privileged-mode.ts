import { codebuildProject } from '../../architecture/kinds/codebuild.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expectFalse, inconclusive, supports } from '../expectations.ts';

export const codebuildPrivilegedMode = defineCheck({
  id: 'codebuild-privileged-mode',
  kind: codebuildProject,
  title: 'Build runs privileged only where it builds container images',
  why: 'A privileged build container may do on its host what it likes. Who gets code into the build, by a pull request or a poisoned package, then gets that too. Only builds of container images need it.',
  remediation: 'Set privileged mode to false where the build does not run Docker.',
  links: ['https://docs.aws.amazon.com/codebuild/latest/userguide/create-project.html'],
  blindSpots: ['A buildspec in the repository is not read.', 'Scripts that the commands call are not read.'],
  examine: ({ buildspec, privileged }) => {
    if (privileged.state !== 'known' || !privileged.value) {
      return expectFalse(privileged, { supports: 'The build is not privileged.', contradicts: '' });
    }
    const script = buildspec.state === 'known' && /[\n{]/.test(buildspec.value) ? buildspec.value : undefined;
    if (script === undefined) {
      return inconclusive(
        'The build is privileged; whether it builds container images stands in a buildspec that is not in the code.',
        privileged.location,
      );
    }
    return /docker|podman|buildah|\bcdk\b|\bsam build\b|testcontainers|kaniko|pack build/i.test(script)
      ? supports('The build is privileged, and builds container images.', privileged.location)
      : contradicts(
          'The build is privileged, although its commands build no container images.',
          privileged.location,
        );
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
    privileged_mode = true
  }

  source {
    type = "CODEPIPELINE"

    buildspec = <<-SPEC
      version: 0.2
      phases:
        build:
          commands:
            - npm ci
            - npm run build
    SPEC
  }
}`,
      inconclusive: `
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
    privileged_mode = true
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
        BuildSpec: |
          version: 0.2
          phases:
            build:
              commands:
                - mvn package
      Environment:
        Type: LINUX_CONTAINER
        ComputeType: BUILD_GENERAL1_SMALL
        Image: aws/codebuild/amazonlinux-x86_64-standard:5.0
        PrivilegedMode: true`,
    },
  },
});

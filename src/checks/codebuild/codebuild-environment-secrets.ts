import { codebuildProject } from '../../architecture/kinds/codebuild.ts';
import { defineCheck } from '../check.ts';
import { secretIn } from '../credential-literals.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const codebuildEnvironmentSecrets = defineCheck({
  id: 'codebuild-environment-secrets',
  kind: codebuildProject,
  title: 'Environment of a build holds no secrets in plain text',
  why: 'The variables of a build project are shown to everybody who may look at the project, often appear in its logs, and stand in this code and all its history.',
  remediation:
    'Replace the secret at once. Keep the new one in Secrets Manager or Parameter Store, and give the variable the type SECRETS_MANAGER or PARAMETER_STORE.',
  links: [
    'https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html',
    'https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html',
  ],
  blindSpots: ['Only keys of well-known forms and literals with telling names are recognised.'],
  examine: ({ variables }) => {
    if (variables.state === 'absent') return 'not-applicable';
    if (variables.state === 'unresolved') return inconclusive(variables.reason, variables.location);
    const findings = variables.value.items.flatMap(({ location, name, type, value }) => {
      if (type.state !== 'known' || type.value !== 'PLAINTEXT') return [];
      if (name.state !== 'known' || value.state !== 'known') return [];
      const secret = secretIn(name.value, value.value);
      return secret === undefined ? [] : [contradicts(`${name.value} is ${secret} in plain text.`, location)];
    });
    if (findings.length > 0) return findings;
    const [reason] = variables.value.open;
    return reason === undefined
      ? supports('No secret is recognised in the environment.', variables.location)
      : inconclusive(reason, variables.location);
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

    environment_variable {
      name  = "NPM_TOKEN"
      type  = "SECRETS_MANAGER"
      value = "build/npm:token"
    }
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

    environment_variable {
      name  = "REGISTRY_PASSWORD"
      value = "autumn-wind-42"
    }
  }

  source {
    type = "CODEPIPELINE"
  }
}`,
      inconclusive: `
variable "settings" {
  type = map(string)
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

    dynamic "environment_variable" {
      for_each = var.settings
      content {
        name  = environment_variable.key
        value = environment_variable.value
      }
    }
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
        Image: aws/codebuild/amazonlinux-x86_64-standard:5.0
        EnvironmentVariables:
          - Name: NODE_ENV
            Value: production`,
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
        EnvironmentVariables:
          - Name: SIGNING_SECRET
            Value: 9d1f5c7e3b8a42609d1f5c7e3b8a4260`,
    },
  },
});

import { codepipeline } from '../../architecture/kinds/codepipeline.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const codepipelineSourceConnection = defineCheck({
  id: 'codepipeline-source-connection',
  kind: codepipeline,
  title: 'Pipeline reaches its source by a connection or a role, not by a personal token',
  why: 'The old GitHub source wants the access token of a person. It can usually read every repository that person can, never ends by itself, and stops the pipeline on the day the person leaves.',
  remediation:
    'Use the provider CodeStarSourceConnection with a connection of CodeConnections, and delete the token.',
  links: ['https://docs.aws.amazon.com/codepipeline/latest/userguide/update-github-action-connections.html'],
  examine: ({ stages }) => {
    if (stages.state === 'unresolved') return inconclusive(stages.reason, stages.location);
    if (stages.state === 'absent') return 'not-applicable';
    const sources = stages.value.items
      .flatMap(({ actions }) => (actions.state === 'known' ? actions.value.items : []))
      .filter(({ category }) => category.state === 'known' && category.value === 'Source');
    const [source] = sources;
    if (source === undefined) return 'not-applicable';
    return sources.map(({ location, provider, token }) => {
      if (token.state === 'known')
        return contradicts('The token of a person stands in the code.', token.location);
      if (provider.state === 'unresolved') return inconclusive(provider.reason, provider.location);
      return provider.state === 'known' && provider.value === 'GitHub'
        ? contradicts('The source is read with the access token of a person.', location)
        : supports('The source is read by a connection or a role.', location);
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_codepipeline" "shop" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"

  artifact_store {
    location = "shop-artifacts"
    type     = "S3"
  }

  stage {
    name = "Source"

    action {
      name     = "Source"
      category = "Source"
      owner    = "AWS"
      provider = "CodeStarSourceConnection"
      version  = "1"

      configuration = {
        ConnectionArn    = "arn:aws:codeconnections:eu-west-1:111122223333:connection/0a1b2c3d"
        FullRepositoryId = "shop/web"
      }
    }
  }
}`,
      contradicts: `
resource "aws_codepipeline" "shop" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"

  artifact_store {
    location = "shop-artifacts"
    type     = "S3"
  }

  stage {
    name = "Source"

    action {
      name     = "Source"
      category = "Source"
      owner    = "ThirdParty"
      provider = "GitHub"
      version  = "1"

      configuration = {
        Owner      = "shop"
        Repo       = "web"
        OAuthToken = var.token
      }
    }
  }
}

variable "token" {
  type = string
}`,
      inconclusive: `
resource "aws_codepipeline" "shop" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"

  artifact_store {
    location = "shop-artifacts"
    type     = "S3"
  }

  stage {
    name = "Source"

    action {
      name     = "Source"
      category = "Source"
      owner    = "AWS"
      provider = var.source
      version  = "1"

      configuration = {
        BranchName = "main"
      }
    }
  }
}

variable "source" {
  type = string
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/pipeline
      Stages:
        - Name: Source
          Actions:
            - Name: Source
              ActionTypeId: { Category: Source, Owner: AWS, Provider: CodeStarSourceConnection, Version: "1" }`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/pipeline
      Stages:
        - Name: Source
          Actions:
            - Name: Source
              ActionTypeId: { Category: Source, Owner: ThirdParty, Provider: GitHub, Version: "1" }
              Configuration:
                OAuthToken: '{{resolve:secretsmanager:github:SecretString:token}}'`,
    },
  },
});

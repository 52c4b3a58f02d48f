import { codepipeline } from '../../architecture/kinds/codepipeline.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const codepipelineTestsBeforeDeployment = defineCheck({
  id: 'codepipeline-tests-before-deployment',
  kind: codepipeline,
  title: 'Pipeline builds or tests a change before it deploys it',
  why: 'A pipeline that carries code from the repository straight to the servers makes every slip a production incident. A stage between them that builds and tests stops most of them for minutes of machine time.',
  remediation:
    'Add a stage before the first deployment that runs the tests, with CodeBuild or another test provider.',
  links: ['https://docs.aws.amazon.com/codepipeline/latest/userguide/integrations-action-type.html'],
  blindSpots: [
    'What a build does is not looked at.',
    'Tests that run before the code is merged, in another product, are not seen.',
  ],
  examine: ({ stages }) => {
    if (stages.state === 'unresolved') return inconclusive(stages.reason, stages.location);
    if (stages.state === 'absent') return 'not-applicable';
    for (const { actions, location } of stages.value.items) {
      if (actions.state === 'unresolved') return inconclusive(actions.reason, actions.location);
      if (actions.state === 'absent') continue;
      for (const { category } of actions.value.items) {
        if (category.state === 'unresolved') return inconclusive(category.reason, category.location);
        if (category.state === 'absent') continue;
        if (category.value === 'Test')
          return supports('The change is tested before it is deployed.', location);
        if (category.value === 'Build' || category.value === 'Compute') {
          return supports(
            'The change is built before it is deployed; the build may run its tests.',
            location,
          );
        }
        if (category.value === 'Deploy') {
          return contradicts('The change is deployed before anything built or tested it.', location);
        }
      }
    }
    const [reason] = stages.value.open;
    return reason === undefined ? 'not-applicable' : inconclusive(reason, stages.location);
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
    }
  }

  stage {
    name = "Test"

    action {
      name     = "Test"
      category = "Test"
      owner    = "AWS"
      provider = "CodeBuild"
      version  = "1"
    }
  }

  stage {
    name = "Deploy"

    action {
      name     = "Deploy"
      category = "Deploy"
      owner    = "AWS"
      provider = "ECS"
      version  = "1"
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
      owner    = "AWS"
      provider = "CodeStarSourceConnection"
      version  = "1"
    }
  }

  stage {
    name = "Deploy"

    action {
      name     = "Deploy"
      category = "Deploy"
      owner    = "AWS"
      provider = "ECS"
      version  = "1"
    }
  }
}`,
      inconclusive: `
variable "step" {
  type = string
}

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
    }
  }

  stage {
    name = "Check"

    action {
      name     = "Check"
      category = var.step
      owner    = "AWS"
      provider = "CodeBuild"
      version  = "1"
    }
  }

  stage {
    name = "Deploy"

    action {
      name     = "Deploy"
      category = "Deploy"
      owner    = "AWS"
      provider = "ECS"
      version  = "1"
    }
  }
}`,
      'not-applicable': `
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
    }
  }
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
              ActionTypeId: { Category: Source, Owner: AWS, Provider: CodeStarSourceConnection, Version: "1" }
        - Name: Build
          Actions:
            - Name: Build
              ActionTypeId: { Category: Build, Owner: AWS, Provider: CodeBuild, Version: "1" }
        - Name: Deploy
          Actions:
            - Name: Deploy
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: "1" }`,
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
              ActionTypeId: { Category: Source, Owner: AWS, Provider: CodeStarSourceConnection, Version: "1" }
        - Name: Deploy
          Actions:
            - Name: Deploy
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: "1" }`,
    },
  },
});

import { codepipeline } from '../../architecture/kinds/codepipeline.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** `prod`, `shop-production`; not `nonprod`, `pre-prod`. */
const PRODUCTION = /(?<!(?:non|pre|not)[^a-z]?)(?:(?<![a-z])prod|prod(?:uction)?$)/i;
const GATES: ReadonlySet<string> = new Set(['Test', 'Approval', 'Invoke', 'Build', 'Compute']);

export const codepipelineProductionGate = defineCheck({
  id: 'codepipeline-production-gate',
  kind: codepipeline,
  title: 'Something stands between the test environment and production in a pipeline',
  why: 'A pipeline that deploys to staging and then at once to production gains nothing from staging: nobody and nothing looks at the result between the two. A test, an alarm condition or an approval in between makes the first environment a gate.',
  remediation:
    'Put a test action, an entry condition on an alarm, or a manual approval between the deployment to the test environment and the one to production.',
  links: [
    'https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html',
    'https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html',
  ],
  blindSpots: ['Production is recognised by the name of the stage.'],
  examine: ({ stages }) => {
    if (stages.state === 'unresolved') return inconclusive(stages.reason, stages.location);
    if (stages.state === 'absent') return 'not-applicable';
    let deployed = false;
    let gated = false;
    for (const { actions, entryConditions, location, name } of stages.value.items) {
      if (actions.state === 'unresolved') return inconclusive(actions.reason, actions.location);
      const categories =
        actions.state === 'known'
          ? actions.value.items.map(({ category }) => (category.state === 'known' ? category.value : ''))
          : [];
      const deploys = categories.includes('Deploy');
      const isProduction = deploys && name.state === 'known' && PRODUCTION.test(name.value);
      const gatesInside = categories.slice(0, categories.indexOf('Deploy')).some((one) => GATES.has(one));
      if (isProduction && deployed) {
        const conditions = entryConditions.state === 'known' && entryConditions.value;
        return gated || gatesInside || conditions
          ? supports(
              'The pipeline stops before production until a test, a condition or a person lets it pass.',
              location,
            )
          : contradicts(
              'The pipeline deploys to production right after another environment, whatever came of it.',
              location,
            );
      }
      if (deploys) gated = false;
      deployed ||= deploys;
      gated ||= deploys
        ? categories.slice(categories.lastIndexOf('Deploy') + 1).some((one) => GATES.has(one))
        : categories.some((one) => GATES.has(one));
    }
    return stages.value.open.length > 0 && deployed
      ? inconclusive(stages.value.open[0] ?? '', stages.location)
      : 'not-applicable';
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
    name = "Staging"

    action {
      name     = "Staging"
      category = "Deploy"
      owner    = "AWS"
      provider = "ECS"
      version  = "1"
    }
  }

  stage {
    name = "Approve"

    action {
      name     = "Approve"
      category = "Approval"
      owner    = "AWS"
      provider = "Manual"
      version  = "1"
    }
  }

  stage {
    name = "Production"

    action {
      name     = "Production"
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
    name = "Staging"

    action {
      name     = "Staging"
      category = "Deploy"
      owner    = "AWS"
      provider = "ECS"
      version  = "1"
    }
  }

  stage {
    name = "Production"

    action {
      name     = "Production"
      category = "Deploy"
      owner    = "AWS"
      provider = "ECS"
      version  = "1"
    }
  }
}`,
      inconclusive: `
variable "regions" {
  type = list(string)
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
    name = "Staging"

    action {
      name     = "Staging"
      category = "Deploy"
      owner    = "AWS"
      provider = "ECS"
      version  = "1"
    }
  }

  dynamic "stage" {
    for_each = var.regions
    content {
      name = "prod-\${stage.value}"
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

  stage {
    name = "Production"

    action {
      name     = "Production"
      category = "Deploy"
      owner    = "AWS"
      provider = "ECS"
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
        - Name: DeployTest
          Actions:
            - Name: DeployTest
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: ECS, Version: "1" }
        - Name: Smoke
          Actions:
            - Name: Smoke
              ActionTypeId: { Category: Test, Owner: AWS, Provider: CodeBuild, Version: "1" }
        - Name: DeployProd
          Actions:
            - Name: DeployProd
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: ECS, Version: "1" }`,
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
        - Name: DeployTest
          Actions:
            - Name: DeployTest
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: ECS, Version: "1" }
        - Name: DeployProd
          Actions:
            - Name: DeployProd
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: ECS, Version: "1" }`,
    },
  },
});

import type { Resource, ResourceOf } from '../../architecture/index.ts';
import { stackSet } from '../../architecture/kinds/cloudformation.ts';
import { codepipeline } from '../../architecture/kinds/codepipeline.ts';
import { defineCheck, type Examination } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const workloadDeploymentRegionByRegion = defineCheck({
  id: 'workload-deployment-region-by-region',
  kind: [codepipeline, stackSet],
  title: 'A change reaches one Region after the other',
  why: 'Two Regions help against everything but a mistake of one’s own that is made in both at the same moment. A change that goes to one Region first, and only then to the next, hurts half of the visitors at most, and the healthy Region can take them over.',
  remediation:
    'Deploy to each Region in a stage of its own, with a check or some time between them; set the Region concurrency of a StackSet to SEQUENTIAL.',
  links: [
    'https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html',
    'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/regions.html',
  ],
  blindSpots: [
    'Pipelines of other products, and one pipeline for each Region, are not seen.',
    'What stands between two stages is not judged here.',
  ],
  examine: (deployment) =>
    isStackSet(deployment)
      ? ofStackSet(deployment)
      : ofPipeline(deployment as ResourceOf<typeof codepipeline>),
  examples: {
    terraform: {
      supports: pipelineWith(1, 2),
      contradicts: pipelineWith(1, 1),
      inconclusive: `
variable "regions" {
  type = list(string)
}

resource "aws_cloudformation_stack_set" "baseline" {
  name          = "baseline"
  template_body = "{}"

  operation_preferences {
    region_concurrency_type = "PARALLEL"
  }
}

resource "aws_cloudformation_stack_instances" "baseline" {
  stack_set_name = aws_cloudformation_stack_set.baseline.name
  regions        = var.regions
}`,
    },
    cloudformation: {
      supports: template('SEQUENTIAL'),
      contradicts: template('PARALLEL'),
    },
  },
});

function isStackSet(deployment: Resource): deployment is ResourceOf<typeof stackSet> {
  return deployment.kind === stackSet.id;
}

function ofStackSet({ location, regionConcurrency, regions }: ResourceOf<typeof stackSet>): Examination {
  if (regions.state !== 'known') return 'not-applicable';
  const { open, values } = regions.value;
  const distinct = new Set(values);
  if (distinct.size < 2 && open.length === 0) return 'not-applicable';
  if (regionConcurrency.state === 'unresolved') return inconclusive(regionConcurrency.reason, location);
  if (regionConcurrency.state === 'known' && regionConcurrency.value !== 'PARALLEL') {
    return supports('Its Regions are changed one after the other.', regionConcurrency.location);
  }
  return distinct.size > 1
    ? contradicts(`${distinct.size} Regions are changed at the same time.`, regionConcurrency.location)
    : inconclusive('Its Regions, however many, are changed at the same time.', regionConcurrency.location);
}

function ofPipeline({ location, stages }: ResourceOf<typeof codepipeline>): Examination {
  const steps = (stages.state === 'known' ? stages.value.items : []).flatMap(({ actions }) => {
    const deploys = (actions.state === 'known' ? actions.value.items : []).filter(
      ({ category }) => category.state === 'known' && category.value === 'Deploy',
    );
    const byOrder = Map.groupBy(deploys, ({ runOrder }) =>
      runOrder.state === 'known' ? runOrder.value : -1,
    );
    return [...byOrder.values()].map((items) => ({
      regions: new Set(items.map(({ region }) => (region.state === 'known' ? region.value : OWN_REGION))),
      at: items[0]?.location ?? location,
    }));
  });
  const all = new Set(steps.flatMap(({ regions }) => [...regions]));
  if (all.size < 2) return 'not-applicable';
  const together = steps.find(({ regions }) => regions.size > 1);
  return together === undefined
    ? supports('It deploys to one Region after the other.', location)
    : contradicts(`It deploys to ${[...together.regions].join(' and ')} at the same time.`, together.at);
}

const OWN_REGION = 'its own Region';

function pipelineWith(first: number, second: number): string {
  return `
resource "aws_codepipeline" "shop" {
  name     = "shop"
  role_arn = "arn:aws:iam::111122223333:role/pipeline"

  artifact_store {
    location = "shop-artifacts"
    type     = "S3"
  }

  stage {
    name = "Deploy"

    action {
      name            = "Stockholm"
      category        = "Deploy"
      owner           = "AWS"
      provider        = "CloudFormation"
      version         = "1"
      region          = "eu-north-1"
      run_order       = ${first}
      input_artifacts = ["build"]
    }

    action {
      name            = "Frankfurt"
      category        = "Deploy"
      owner           = "AWS"
      provider        = "CloudFormation"
      version         = "1"
      region          = "eu-central-1"
      run_order       = ${second}
      input_artifacts = ["build"]
    }
  }
}`;
}

function template(concurrency: string): string {
  return `
Resources:
  Baseline:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: SELF_MANAGED
      TemplateURL: https://example.com/baseline.yaml
      OperationPreferences:
        RegionConcurrencyType: ${concurrency}
      StackInstancesGroup:
        - DeploymentTargets:
            Accounts: ["111122223333"]
          Regions: [eu-north-1, eu-central-1]`;
}

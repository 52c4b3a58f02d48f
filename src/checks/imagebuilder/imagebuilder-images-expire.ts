import { imagebuilderLifecyclePolicy, imagebuilderPipeline } from '../../architecture/kinds/imagebuilder.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const imagebuilderImagesExpire = defineCheck({
  id: 'imagebuilder-images-expire',
  kind: imagebuilderPipeline,
  related: [imagebuilderLifecyclePolicy],
  title: 'Old machine images are deleted',
  why: 'A pipeline that runs every week makes 52 images a year, each with snapshots that are paid for by the month. Old images can also still be started, with all the holes that later ones have closed.',
  remediation:
    'Add an Image Builder lifecycle policy that deletes images, and their snapshots, after some months.',
  links: ['https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-image-lifecycles.html'],
  blindSpots: ['Images that another program deletes are not seen.'],
  examine: (pipeline, { beside }) => {
    const { enabled, schedule } = pipeline;
    if (schedule.state !== 'known' || (enabled.state === 'known' && !enabled.value)) return 'not-applicable';
    const [policy] = beside(pipeline, imagebuilderLifecyclePolicy);
    if (policy === undefined)
      return contradicts('The pipeline makes images by schedule, and nothing here deletes them.', pipeline);
    if (policy.enabled.state === 'unresolved')
      return inconclusive(policy.enabled.reason, policy.enabled.location);
    if (policy.enabled.state === 'known' && !policy.enabled.value)
      return contradicts(`${policy.id} is switched off.`, policy.enabled.location);
    return supports(`${policy.id} deletes old images.`, policy);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_imagebuilder_image_pipeline" "base" {
  name                             = "base"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:eu-west-1:111122223333:infrastructure-configuration/base"

  schedule {
    schedule_expression = "cron(0 4 ? * sun *)"
  }
}

resource "aws_imagebuilder_lifecycle_policy" "base" {
  name           = "base"
  execution_role = "arn:aws:iam::111122223333:role/lifecycle"
  resource_type  = "AMI_IMAGE"
}`,
      contradicts: `
resource "aws_imagebuilder_image_pipeline" "base" {
  name                             = "base"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:eu-west-1:111122223333:infrastructure-configuration/base"

  schedule {
    schedule_expression = "cron(0 4 ? * sun *)"
  }
}`,
      inconclusive: `
variable "status" {
  type = string
}

resource "aws_imagebuilder_image_pipeline" "base" {
  name                             = "base"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:eu-west-1:111122223333:infrastructure-configuration/base"

  schedule {
    schedule_expression = "cron(0 4 ? * sun *)"
  }
}

resource "aws_imagebuilder_lifecycle_policy" "base" {
  name           = "base"
  status         = var.status
  execution_role = "arn:aws:iam::111122223333:role/lifecycle"
  resource_type  = "AMI_IMAGE"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Base:
    Type: AWS::ImageBuilder::ImagePipeline
    Properties:
      Name: base
      Schedule:
        ScheduleExpression: cron(0 4 ? * sun *)
  Old:
    Type: AWS::ImageBuilder::LifecyclePolicy
    Properties:
      Name: old
      ResourceType: AMI_IMAGE`,
      contradicts: `
Resources:
  Base:
    Type: AWS::ImageBuilder::ImagePipeline
    Properties:
      Name: base
      Schedule:
        ScheduleExpression: cron(0 4 ? * sun *)`,
    },
  },
});

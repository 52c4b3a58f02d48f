import { imagebuilderPipeline } from '../../architecture/kinds/imagebuilder.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const imagebuilderSchedule = defineCheck({
  id: 'imagebuilder-schedule',
  kind: imagebuilderPipeline,
  title: 'Machine images are built anew by schedule',
  why: 'An image is as old as its last build. Machines started from it months later come with every security hole that was found since, and patch themselves, if at all, after they face the network.',
  remediation:
    'Give the pipeline a schedule, such as once a week, that runs when its parent image or parts have changed.',
  links: ['https://docs.aws.amazon.com/imagebuilder/latest/userguide/cron-expressions.html'],
  blindSpots: ['A pipeline that another program starts looks the same as one that nobody starts.'],
  examine: (pipeline) => {
    const { enabled, schedule } = pipeline;
    if (enabled.state === 'known' && !enabled.value)
      return contradicts('The pipeline is switched off.', enabled.location);
    if (schedule.state === 'unresolved') return inconclusive(schedule.reason, schedule.location);
    if (schedule.state === 'absent')
      return inconclusive('The pipeline has no schedule; something outside may start it.', pipeline);
    return supports(`The image is built by ${schedule.value}.`, schedule.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_imagebuilder_image_pipeline" "base" {
  name                             = "base"
  image_recipe_arn                 = "arn:aws:imagebuilder:eu-west-1:111122223333:image-recipe/base/1.0.0"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:eu-west-1:111122223333:infrastructure-configuration/base"

  schedule {
    schedule_expression = "cron(0 4 ? * sun *)"
  }
}`,
      contradicts: `
resource "aws_imagebuilder_image_pipeline" "base" {
  name                             = "base"
  status                           = "DISABLED"
  image_recipe_arn                 = "arn:aws:imagebuilder:eu-west-1:111122223333:image-recipe/base/1.0.0"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:eu-west-1:111122223333:infrastructure-configuration/base"
}`,
      inconclusive: `
resource "aws_imagebuilder_image_pipeline" "base" {
  name                             = "base"
  image_recipe_arn                 = "arn:aws:imagebuilder:eu-west-1:111122223333:image-recipe/base/1.0.0"
  infrastructure_configuration_arn = "arn:aws:imagebuilder:eu-west-1:111122223333:infrastructure-configuration/base"
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
      InfrastructureConfigurationArn: arn:aws:imagebuilder:eu-west-1:111122223333:infrastructure-configuration/base`,
      contradicts: `
Resources:
  Base:
    Type: AWS::ImageBuilder::ImagePipeline
    Properties:
      Name: base
      Status: DISABLED
      InfrastructureConfigurationArn: arn:aws:imagebuilder:eu-west-1:111122223333:infrastructure-configuration/base`,
    },
  },
});

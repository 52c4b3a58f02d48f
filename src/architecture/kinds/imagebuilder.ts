import { defineKind, flag, link, text } from '../index.ts';

export const imagebuilderPipeline = defineKind({
  id: 'imagebuilder-pipeline',
  name: 'EC2 Image Builder pipeline',
  terraform: 'aws_imagebuilder_image_pipeline',
  cloudformation: 'AWS::ImageBuilder::ImagePipeline',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    schedule: text({
      terraform: 'schedule.schedule_expression',
      cloudformation: 'Schedule.ScheduleExpression',
    }),
    enabled: flag({
      terraform: 'status',
      cloudformation: 'Status',
      trueWhen: ['ENABLED'],
      falseWhen: ['DISABLED'],
      default: true,
    }),
    recipe: link({
      terraform: ['image_recipe_arn', 'container_recipe_arn'],
      cloudformation: ['ImageRecipeArn', 'ContainerRecipeArn'],
      relation: 'uses',
      to: ['imagebuilder-recipe'],
    }),
    infrastructure: link({
      terraform: 'infrastructure_configuration_arn',
      cloudformation: 'InfrastructureConfigurationArn',
      relation: 'uses',
      to: ['imagebuilder-infrastructure'],
    }),
    tests: flag({
      terraform: 'image_tests_configuration.image_tests_enabled',
      cloudformation: 'ImageTestsConfiguration.ImageTestsEnabled',
      default: true,
    }),
  },
});

export const imagebuilderRecipe = defineKind({
  id: 'imagebuilder-recipe',
  name: 'EC2 Image Builder recipe',
  terraform: ['aws_imagebuilder_image_recipe', 'aws_imagebuilder_container_recipe'],
  cloudformation: ['AWS::ImageBuilder::ImageRecipe', 'AWS::ImageBuilder::ContainerRecipe'],
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

export const imagebuilderInfrastructure = defineKind({
  id: 'imagebuilder-infrastructure',
  name: 'EC2 Image Builder infrastructure configuration',
  terraform: 'aws_imagebuilder_infrastructure_configuration',
  cloudformation: 'AWS::ImageBuilder::InfrastructureConfiguration',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    metadataTokens: text({
      terraform: 'instance_metadata_options.http_tokens',
      cloudformation: 'InstanceMetadataOptions.HttpTokens',
    }),
  },
});

/** Deletes old images with their snapshots. */
export const imagebuilderLifecyclePolicy = defineKind({
  id: 'imagebuilder-lifecycle-policy',
  name: 'EC2 Image Builder lifecycle policy',
  terraform: 'aws_imagebuilder_lifecycle_policy',
  cloudformation: 'AWS::ImageBuilder::LifecyclePolicy',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    enabled: flag({
      terraform: 'status',
      cloudformation: 'Status',
      trueWhen: ['ENABLED'],
      falseWhen: ['DISABLED'],
      default: true,
    }),
  },
});

/** The parts around a pipeline: what is installed, where images go, images built at once. */
export const imagebuilderParts = defineKind({
  id: 'imagebuilder-part',
  name: 'EC2 Image Builder component, distribution or image',
  terraform: [
    'aws_imagebuilder_component',
    'aws_imagebuilder_distribution_configuration',
    'aws_imagebuilder_image',
  ],
  cloudformation: [
    'AWS::ImageBuilder::Component',
    'AWS::ImageBuilder::DistributionConfiguration',
    'AWS::ImageBuilder::Image',
  ],
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

import { sagemakerEndpointConfiguration } from '../../architecture/kinds/sagemaker.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const sagemakerEndpointInstances = defineCheck({
  id: 'sagemaker-endpoint-instances',
  kind: sagemakerEndpointConfiguration,
  title: 'SageMaker endpoint survives the loss of a machine',
  why: 'SageMaker spreads two or more instances over Availability Zones. With one instance, its failure or that of its zone stops all predictions until a new one has started and loaded the model, which takes many minutes.',
  remediation: 'Give each variant two instances at least, or use serverless inference.',
  links: ['https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-best-practices.html'],
  blindSpots: ['The minimum of an auto scaling target, which counts after the first start, is not compared.'],
  examine: (configuration) => {
    const { asynchronous, variants } = configuration;
    if (variants.state === 'unresolved') return inconclusive(variants.reason, variants.location);
    if (variants.state === 'absent') return 'not-applicable';
    if (asynchronous.state === 'known' && asynchronous.value) return 'not-applicable';
    return variants.value.items.map(({ instanceCount, location, managedScaling, serverless }) => {
      if (serverless.state === 'known' && serverless.value)
        return supports('AWS runs the variant without machines of yours.', serverless.location);
      if (managedScaling.state === 'known' && managedScaling.value)
        return inconclusive(
          'SageMaker chooses the number of instances in bounds not looked at here.',
          location,
        );
      if (instanceCount.state === 'unresolved')
        return inconclusive(instanceCount.reason, instanceCount.location);
      const count = instanceCount.state === 'known' ? instanceCount.value : 1;
      return count > 1
        ? supports(`The variant has ${count} instances.`, instanceCount.location)
        : contradicts('The variant has one instance.', location);
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sagemaker_endpoint_configuration" "scores" {
  name = "scores"

  production_variants {
    variant_name           = "all"
    model_name             = "scores"
    initial_instance_count = 2
    instance_type          = "ml.c7g.large"
  }
}`,
      contradicts: `
resource "aws_sagemaker_endpoint_configuration" "scores" {
  name = "scores"

  production_variants {
    variant_name           = "all"
    model_name             = "scores"
    initial_instance_count = 1
    instance_type          = "ml.c7g.large"
  }
}`,
      inconclusive: `
variable "count_at_start" {
  type = number
}

resource "aws_sagemaker_endpoint_configuration" "scores" {
  name = "scores"

  production_variants {
    variant_name           = "all"
    model_name             = "scores"
    initial_instance_count = var.count_at_start
    instance_type          = "ml.c7g.large"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Scores:
    Type: AWS::SageMaker::EndpointConfig
    Properties:
      ProductionVariants:
        - VariantName: all
          ModelName: scores
          ServerlessConfig:
            MaxConcurrency: 10
            MemorySizeInMB: 2048`,
      contradicts: `
Resources:
  Scores:
    Type: AWS::SageMaker::EndpointConfig
    Properties:
      ProductionVariants:
        - VariantName: all
          ModelName: scores
          InitialInstanceCount: 1
          InstanceType: ml.c7g.large`,
    },
  },
});

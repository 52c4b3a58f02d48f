import { scalableTarget } from '../../architecture/kinds/autoscaling.ts';
import { sagemakerEndpoint, sagemakerEndpointConfiguration } from '../../architecture/kinds/sagemaker.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const sagemakerEndpointScaling = defineCheck({
  id: 'sagemaker-endpoint-scaling',
  kind: sagemakerEndpoint,
  related: [scalableTarget, sagemakerEndpointConfiguration],
  title: 'SageMaker endpoint follows the load',
  why: 'Machines for inference, above all those with a GPU, are among the dearest and hungriest in the cloud. A fixed number of them idles most of the day, or is too slow at the peak.',
  remediation:
    'Register the variant as a scaling target with a target tracking policy, or use serverless or asynchronous inference, which go down to nothing.',
  links: [
    'https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling.html',
    'https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html',
  ],
  blindSpots: ['Scaling that is set up outside this code is not seen.'],
  examine: (endpoint, { beside, follow, referrers }) => {
    const [configuration] = follow(endpoint.configuration, sagemakerEndpointConfiguration);
    const variants = configuration?.variants;
    if (variants?.state === 'known') {
      const { items } = variants.value;
      const elastic = items.filter(
        ({ managedScaling, serverless }) =>
          (serverless.state === 'known' && serverless.value) ||
          (managedScaling.state === 'known' && managedScaling.value),
      );
      if (items.length > 0 && elastic.length === items.length)
        return supports('AWS changes the capacity of the endpoint by itself.', variants.location);
    }
    const [target] = referrers(endpoint, scalableTarget, 'target');
    if (target !== undefined) {
      const { maximum, minimum } = target;
      if (minimum.state === 'known' && maximum.state === 'known' && minimum.value === maximum.value)
        return contradicts(`Minimum and maximum are both ${minimum.value}.`, target);
      return supports(`${target.id} lets the number of instances change.`, target);
    }
    const loose = beside(endpoint, scalableTarget).some(
      ({ service, target: named }) =>
        !(service.state === 'known' && service.value !== 'sagemaker') &&
        (named.state !== 'known' || named.value.targets.length === 0),
    );
    if (loose)
      return inconclusive('The code does not tell which endpoint a scaling target belongs to.', endpoint);
    if (configuration === undefined)
      return inconclusive('The configuration of the endpoint is declared elsewhere.', endpoint);
    return contradicts('Nothing changes the number of instances.', endpoint);
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
    instance_type          = "ml.g5.xlarge"
  }
}

resource "aws_sagemaker_endpoint" "scores" {
  name                 = "scores"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.scores.name
}

resource "aws_appautoscaling_target" "scores" {
  service_namespace  = "sagemaker"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  resource_id        = "endpoint/\${aws_sagemaker_endpoint.scores.name}/variant/all"
  min_capacity       = 1
  max_capacity       = 6
}`,
      contradicts: `
resource "aws_sagemaker_endpoint_configuration" "scores" {
  name = "scores"

  production_variants {
    variant_name           = "all"
    model_name             = "scores"
    initial_instance_count = 4
    instance_type          = "ml.g5.xlarge"
  }
}

resource "aws_sagemaker_endpoint" "scores" {
  name                 = "scores"
  endpoint_config_name = aws_sagemaker_endpoint_configuration.scores.name
}`,
      inconclusive: `
resource "aws_sagemaker_endpoint" "scores" {
  name                 = "scores"
  endpoint_config_name = "scores"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Configuration:
    Type: AWS::SageMaker::EndpointConfig
    Properties:
      ProductionVariants:
        - VariantName: all
          ModelName: scores
          ServerlessConfig:
            MaxConcurrency: 10
            MemorySizeInMB: 2048
  Scores:
    Type: AWS::SageMaker::Endpoint
    Properties:
      EndpointConfigName: !GetAtt Configuration.EndpointConfigName`,
      contradicts: `
Resources:
  Configuration:
    Type: AWS::SageMaker::EndpointConfig
    Properties:
      ProductionVariants:
        - VariantName: all
          ModelName: scores
          InitialInstanceCount: 3
          InstanceType: ml.c5.xlarge
  Scores:
    Type: AWS::SageMaker::Endpoint
    Properties:
      EndpointConfigName: !GetAtt Configuration.EndpointConfigName`,
    },
  },
});

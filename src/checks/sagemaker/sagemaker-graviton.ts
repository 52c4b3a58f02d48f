import { sagemakerEndpointConfiguration } from '../../architecture/kinds/sagemaker.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';
import { gravitonSibling, isGraviton } from '../instance-types.ts';

/** Endpoints run on Graviton in these families of general use; there is no t4g. */
const FOR_INFERENCE = /^ml\.[mcr]\d/;

export const sagemakerGraviton = defineCheck({
  id: 'sagemaker-graviton',
  kind: sagemakerEndpointConfiguration,
  title: 'SageMaker endpoint without a GPU runs on energy-efficient Graviton processors',
  why: 'Predictions of tree models and small networks run on plain processors. Graviton, the Arm processor made by AWS, does that work with less electricity and for less money than x86.',
  remediation:
    'Take the arm64 image of the framework and an instance type such as ml.c7g or ml.m7g, after a comparison under load.',
  links: [
    'https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-graviton.html',
    'https://docs.aws.amazon.com/wellarchitected/latest/sustainability-pillar/sus_sus_hardware_a3.html',
  ],
  blindSpots: [
    'Terraform: whether the container runs on Arm is not seen, so x86 is never held against an endpoint.',
    'CloudFormation: whether the container runs on Arm is not seen, so x86 is never held against an endpoint.',
  ],
  examine: ({ variants }) => {
    if (variants.state === 'unresolved') return inconclusive(variants.reason, variants.location);
    if (variants.state === 'absent') return 'not-applicable';
    return variants.value.items.flatMap(({ instanceType }) => {
      if (instanceType.state === 'absent') return [];
      if (instanceType.state === 'unresolved')
        return [inconclusive(instanceType.reason, instanceType.location)];
      const { location, value } = instanceType;
      const type = value.replace(/^ml\./, '');
      if (isGraviton(type) && FOR_INFERENCE.test(value))
        return [supports(`${value} runs on Graviton.`, location)];
      const sibling = FOR_INFERENCE.test(value) ? gravitonSibling(type) : undefined;
      if (sibling === undefined) return [];
      return [
        inconclusive(
          `${value} runs on x86; where the container runs on Arm, ml.${sibling} does the same work with less energy.`,
          location,
        ),
      ];
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
      inconclusive: `
resource "aws_sagemaker_endpoint_configuration" "scores" {
  name = "scores"

  production_variants {
    variant_name           = "all"
    model_name             = "scores"
    initial_instance_count = 2
    instance_type          = "ml.m5.large"
  }
}`,
      'not-applicable': `
resource "aws_sagemaker_endpoint_configuration" "scores" {
  name = "scores"

  production_variants {
    variant_name           = "all"
    model_name             = "scores"
    initial_instance_count = 2
    instance_type          = "ml.g5.xlarge"
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
          InitialInstanceCount: 2
          InstanceType: ml.m7g.large`,
      inconclusive: `
Resources:
  Scores:
    Type: AWS::SageMaker::EndpointConfig
    Properties:
      ProductionVariants:
        - VariantName: all
          ModelName: scores
          InitialInstanceCount: 2
          InstanceType: ml.c5.xlarge`,
    },
  },
});

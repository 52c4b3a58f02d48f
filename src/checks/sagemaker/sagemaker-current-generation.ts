import { sagemakerEndpointConfiguration } from '../../architecture/kinds/sagemaker.ts';
import { sagemakerNotebook } from '../../architecture/kinds/sagemaker-studio.ts';
import type { Stated } from '../../architecture/index.ts';
import { defineCheck, type Finding } from '../check.ts';
import { expect } from '../expectations.ts';
import { isPreviousGeneration } from '../instance-types.ts';

export const sagemakerCurrentGeneration = defineCheck({
  id: 'sagemaker-current-generation',
  kind: [sagemakerEndpointConfiguration, sagemakerNotebook],
  title: 'SageMaker machines are of a current generation',
  why: 'Each generation of processors and GPUs does several times the work of the one before for the same electricity. On an old one training and predictions take longer, cost more, and capacity runs out first.',
  remediation:
    'Move to the current family: ml.m4 to m7i or m7g, ml.p2 to g6 or g5, after a comparison under load.',
  links: ['https://docs.aws.amazon.com/sagemaker/latest/dg/cmn-info-instance-types.html'],
  examine: (resource) => {
    if ('variants' in resource) {
      const { variants } = resource;
      if (variants.state !== 'known') return 'not-applicable';
      return variants.value.items
        .filter(({ instanceType }) => instanceType.state !== 'absent')
        .map(({ instanceType }) => examineType(instanceType));
    }
    return examineType(resource.instanceType);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sagemaker_notebook_instance" "lab" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/lab"
  instance_type = "ml.t3.medium"
}`,
      contradicts: `
resource "aws_sagemaker_notebook_instance" "lab" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/lab"
  instance_type = "ml.p2.xlarge"
}`,
      inconclusive: `
variable "type" {
  type = string
}

resource "aws_sagemaker_notebook_instance" "lab" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/lab"
  instance_type = var.type
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
          InstanceType: ml.g5.xlarge`,
      contradicts: `
Resources:
  Scores:
    Type: AWS::SageMaker::EndpointConfig
    Properties:
      ProductionVariants:
        - VariantName: all
          ModelName: scores
          InitialInstanceCount: 2
          InstanceType: ml.m4.xlarge`,
    },
  },
});

function examineType(type: Stated<string>): Finding {
  return expect(type, (value) => !isPreviousGeneration(value.replace(/^ml\./, '')), {
    supports: (value) => `${value} is of a current generation.`,
    contradicts: (value) => `${value} is of a previous generation.`,
    absent: { verdict: 'inconclusive', message: 'The code does not state the instance type.' },
  });
}

import { sagemakerModel } from '../../architecture/kinds/sagemaker.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const sagemakerModelNetworkIsolation = defineCheck({
  id: 'sagemaker-model-network-isolation',
  kind: sagemakerModel,
  title: 'SageMaker model runs in your network or without any',
  why: 'A model is a program, often with files from strangers. Without isolation and without a VPC its container may open connections to anywhere, and take along what it is asked about.',
  remediation:
    'Turn on network isolation; where the container must call something, give it a VPC configuration with narrow security groups.',
  links: [
    'https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html',
    'https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html',
  ],
  examine: (model) => {
    const { networkIsolation, subnets } = model;
    if (networkIsolation.state === 'known' && networkIsolation.value)
      return supports('The container has no network.', networkIsolation.location);
    if (subnets.state === 'known') return supports('The container runs in your VPC.', subnets.location);
    for (const open of [networkIsolation, subnets]) {
      if (open.state === 'unresolved') return inconclusive(open.reason, open.location);
    }
    return contradicts('The container of the model may reach any address.', model);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sagemaker_model" "scores" {
  name                     = "scores"
  execution_role_arn       = "arn:aws:iam::111122223333:role/scores"
  enable_network_isolation = true
}`,
      contradicts: `
resource "aws_sagemaker_model" "scores" {
  name               = "scores"
  execution_role_arn = "arn:aws:iam::111122223333:role/scores"
}`,
      inconclusive: `
variable "isolate" {
  type = bool
}

resource "aws_sagemaker_model" "scores" {
  name                     = "scores"
  execution_role_arn       = "arn:aws:iam::111122223333:role/scores"
  enable_network_isolation = var.isolate
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Scores:
    Type: AWS::SageMaker::Model
    Properties:
      ExecutionRoleArn: arn:aws:iam::111122223333:role/scores
      VpcConfig:
        Subnets: [subnet-0a1b2c3d4e5f60718]
        SecurityGroupIds: [sg-0a1b2c3d4e5f60718]`,
      contradicts: `
Resources:
  Scores:
    Type: AWS::SageMaker::Model
    Properties:
      ExecutionRoleArn: arn:aws:iam::111122223333:role/scores`,
    },
  },
});

import { sagemakerNotebook } from '../../architecture/kinds/sagemaker-studio.ts';
import { defineCheck } from '../check.ts';
import { expectFalse } from '../expectations.ts';

export const sagemakerNotebookInternet = defineCheck({
  id: 'sagemaker-notebook-internet',
  kind: sagemakerNotebook,
  title: 'SageMaker notebook reaches the internet through your network only',
  why: 'A notebook holds copies of training data, often the most sensitive that a company has. With a way of its own to the internet, a wrong package or a careless line of code sends them out, past every firewall and log of your VPC.',
  remediation:
    'Turn direct internet access off, give the notebook a subnet, and add VPC endpoints for what it needs.',
  links: ['https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html'],
  examine: ({ directInternet }) =>
    expectFalse(directInternet, {
      supports: 'The notebook has no way of its own to the internet.',
      contradicts: 'The notebook reaches the internet past your network.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_sagemaker_notebook_instance" "lab" {
  name                   = "lab"
  role_arn               = "arn:aws:iam::111122223333:role/lab"
  instance_type          = "ml.t3.medium"
  subnet_id              = "subnet-0a1b2c3d4e5f60718"
  direct_internet_access = "Disabled"
}`,
      contradicts: `
resource "aws_sagemaker_notebook_instance" "lab" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/lab"
  instance_type = "ml.t3.medium"
}`,
      inconclusive: `
variable "internet" {
  type = string
}

resource "aws_sagemaker_notebook_instance" "lab" {
  name                   = "lab"
  role_arn               = "arn:aws:iam::111122223333:role/lab"
  instance_type          = "ml.t3.medium"
  direct_internet_access = var.internet
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Lab:
    Type: AWS::SageMaker::NotebookInstance
    Properties:
      InstanceType: ml.t3.medium
      RoleArn: arn:aws:iam::111122223333:role/lab
      SubnetId: subnet-0a1b2c3d4e5f60718
      DirectInternetAccess: Disabled`,
      contradicts: `
Resources:
  Lab:
    Type: AWS::SageMaker::NotebookInstance
    Properties:
      InstanceType: ml.t3.medium
      RoleArn: arn:aws:iam::111122223333:role/lab`,
    },
  },
});

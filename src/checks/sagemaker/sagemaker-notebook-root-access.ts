import { sagemakerNotebook } from '../../architecture/kinds/sagemaker-studio.ts';
import { defineCheck } from '../check.ts';
import { expectFalse } from '../expectations.ts';

export const sagemakerNotebookRootAccess = defineCheck({
  id: 'sagemaker-notebook-root-access',
  kind: sagemakerNotebook,
  title: 'Users of a SageMaker notebook are not root on it',
  why: 'Who is root on the notebook can switch off its logging and firewall and read what other programs on it keep, with the permissions of its role. Any package that a user installs is root as well.',
  remediation: 'Set root access to Disabled and install what is needed in the lifecycle configuration.',
  links: ['https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html'],
  examine: ({ rootAccess }) =>
    expectFalse(rootAccess, {
      supports: 'Users are not root on the notebook.',
      contradicts: 'Users are root on the notebook.',
    }),
  fix: {
    set: [{ attribute: 'rootAccess', value: 'Disabled' }],
    caution: 'The notebook has to be stopped for the change.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sagemaker_notebook_instance" "lab" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/lab"
  instance_type = "ml.t3.medium"
  root_access   = "Disabled"
}`,
      contradicts: `
resource "aws_sagemaker_notebook_instance" "lab" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/lab"
  instance_type = "ml.t3.medium"
}`,
      inconclusive: `
variable "root" {
  type = string
}

resource "aws_sagemaker_notebook_instance" "lab" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/lab"
  instance_type = "ml.t3.medium"
  root_access   = var.root
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
      RootAccess: Disabled`,
      contradicts: `
Resources:
  Lab:
    Type: AWS::SageMaker::NotebookInstance
    Properties:
      InstanceType: ml.t3.medium
      RoleArn: arn:aws:iam::111122223333:role/lab
      RootAccess: Enabled`,
    },
  },
});

import { eksCluster } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { expectIncludes } from '../expectations.ts';

export const eksAuditLogs = defineCheck({
  id: 'eks-audit-logs',
  kind: eksCluster,
  title: 'EKS cluster records who did what in Kubernetes',
  why: 'The audit log of Kubernetes says which person or program changed or read what. It is off by default, and without it an intrusion into the cluster cannot be traced.',
  remediation: 'Turn on the control plane logs, at the least "audit" and "authenticator".',
  links: ['https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html'],
  examine: ({ logTypes }) =>
    expectIncludes(logTypes, ['audit'], {
      supports: 'The audit log is on.',
      contradicts: ({ values }) => `The audit log is off; on are ${values.join(', ') || 'none'}.`,
      absent: { verdict: 'contradicts', message: 'No log of the control plane is on.' },
    }),
  fix: {
    set: [
      {
        at: {
          terraform: 'enabled_cluster_log_types',
          cloudformation: 'Logging.ClusterLogging.EnabledTypes',
        },
        value: { terraform: ['audit'], cloudformation: [{ Type: 'audit' }] },
        adds: true,
      },
    ],
    caution: 'CloudWatch charges for the log events that arrive.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eks_cluster" "lab" {
  name                      = "lab"
  role_arn                  = "arn:aws:iam::111122223333:role/lab"
  enabled_cluster_log_types = ["api", "audit"]

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
      contradicts: `
resource "aws_eks_cluster" "lab" {
  name                      = "lab"
  role_arn                  = "arn:aws:iam::111122223333:role/lab"
  enabled_cluster_log_types = ["scheduler"]

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
      inconclusive: `
variable "logs" {
  type = list(string)
}

resource "aws_eks_cluster" "lab" {
  name                      = "lab"
  role_arn                  = "arn:aws:iam::111122223333:role/lab"
  enabled_cluster_log_types = var.logs

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Lab:
    Type: AWS::EKS::Cluster
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/lab
      ResourcesVpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
      Logging:
        ClusterLogging:
          EnabledTypes:
            - Type: audit`,
      contradicts: `
Resources:
  Lab:
    Type: AWS::EKS::Cluster
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/lab
      ResourcesVpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]`,
    },
  },
});

import { eksCluster } from '../../architecture/kinds/eks.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** From this version on, EKS encrypts all data of the Kubernetes API with a key of its own. */
const ENCRYPTED_SINCE = 28;

export const eksSecretsEncryption = defineCheck({
  id: 'eks-secrets-encryption',
  kind: eksCluster,
  title: 'EKS cluster encrypts Kubernetes secrets with a KMS key',
  why: 'Kubernetes keeps passwords and tokens in its database. Under a KMS key of your own, reading them needs access to that key as well, every use of it is recorded, and it can be taken away.',
  remediation: 'Add an encryption configuration for "secrets" with a KMS key of your own.',
  links: [
    'https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html',
  ],
  examine: ({ secretsKey, version, location }) => {
    if (secretsKey.state === 'known')
      return supports('Secrets are encrypted with a KMS key of your own.', secretsKey.location);
    if (secretsKey.state === 'unresolved') return inconclusive(secretsKey.reason, secretsKey.location);
    const minor = version.state === 'known' ? Number(version.value.split('.')[1]) : Number.NaN;
    if (minor >= ENCRYPTED_SINCE)
      return supports(
        `EKS ${version.state === 'known' ? version.value : ''} encrypts secrets with a key that AWS owns.`,
        location,
      );
    if (minor < ENCRYPTED_SINCE) return contradicts('The cluster names no key for its secrets.', location);
    return inconclusive(
      'The cluster names no key for its secrets; whether AWS encrypts them depends on its version.',
      location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eks_cluster" "vault" {
  name     = "vault"
  role_arn = "arn:aws:iam::111122223333:role/vault"

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
      contradicts: `
resource "aws_eks_cluster" "vault" {
  name     = "vault"
  version  = "1.27"
  role_arn = "arn:aws:iam::111122223333:role/vault"

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
      inconclusive: `
resource "aws_eks_cluster" "vault" {
  name     = "vault"
  role_arn = "arn:aws:iam::111122223333:role/vault"

  vpc_config {
    subnet_ids = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Vault:
    Type: AWS::EKS::Cluster
    Properties:
      Version: "1.33"
      RoleArn: arn:aws:iam::111122223333:role/vault
      ResourcesVpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]`,
      contradicts: `
Resources:
  Vault:
    Type: AWS::EKS::Cluster
    Properties:
      Version: "1.26"
      RoleArn: arn:aws:iam::111122223333:role/vault
      ResourcesVpcConfig:
        SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]`,
    },
  },
});

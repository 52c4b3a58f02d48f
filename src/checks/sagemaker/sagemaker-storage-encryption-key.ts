import { sagemakerEndpointConfiguration, sagemakerFeatureGroup } from '../../architecture/kinds/sagemaker.ts';
import { sagemakerDomain, sagemakerNotebook } from '../../architecture/kinds/sagemaker-studio.ts';
import { dataClassOf } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Classes of data that want a key of one's own. */
const SENSITIVE: ReadonlySet<string> = new Set(['pii', 'financial']);

export const sagemakerStorageEncryptionKey = defineCheck({
  id: 'sagemaker-storage-encryption-key',
  kind: [sagemakerNotebook, sagemakerDomain, sagemakerFeatureGroup, sagemakerEndpointConfiguration],
  title: 'SageMaker encrypts its disks with a key of your own',
  why: 'Notebooks and endpoints keep training data and models on disks. Under a key of your own, reading them needs a right that you grant and that is recorded, and taking the key away makes all copies unreadable at once.',
  remediation:
    'Name a customer managed KMS key for the notebook, domain, feature group or endpoint configuration.',
  links: ['https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html'],
  blindSpots: [
    'How sensitive the data is, is known by tags or from the review file.',
    'Disks inside the machine (NVMe) are encrypted by the hardware and take no key.',
  ],
  examine: (resource, _, requirements) => {
    const { encryptionKey } = resource;
    if (encryptionKey.state === 'known')
      return supports('The disks are encrypted with a key of your own.', encryptionKey.location);
    if (encryptionKey.state === 'unresolved')
      return inconclusive(encryptionKey.reason, encryptionKey.location);
    if ('variants' in resource) {
      const { variants } = resource;
      if (variants.state !== 'known') return 'not-applicable';
      const withDisk = variants.value.items.some(
        ({ instanceType, serverless }) =>
          !(serverless.state === 'known' && serverless.value) &&
          instanceType.state === 'known' &&
          !/^ml\.(?:g4dn|g5|g6e?|p3dn|p4de?|p5\w*|[mcr]\d\w*d)\./.test(instanceType.value),
      );
      if (!withDisk) return 'not-applicable';
    }
    const dataClass = dataClassOf(resource, requirements);
    if (dataClass.state === 'known' && SENSITIVE.has(dataClass.value))
      return contradicts(`The disks hold ${dataClass.value} data and have no key of your own.`, resource);
    return inconclusive('The disks are encrypted with a key that AWS keeps.', resource);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sagemaker_notebook_instance" "lab" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/lab"
  instance_type = "ml.t3.medium"
  kms_key_id    = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}`,
      contradicts: `
resource "aws_sagemaker_endpoint_configuration" "scores" {
  name = "scores"

  production_variants {
    variant_name           = "all"
    model_name             = "scores"
    initial_instance_count = 2
    instance_type          = "ml.m5.large"
  }

  tags = {
    DataClassification = "pii"
  }
}`,
      inconclusive: `
resource "aws_sagemaker_notebook_instance" "lab" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/lab"
  instance_type = "ml.t3.medium"
}`,
      'not-applicable': `
resource "aws_sagemaker_endpoint_configuration" "scores" {
  name = "scores"

  production_variants {
    variant_name = "all"
    model_name   = "scores"

    serverless_config {
      max_concurrency   = 5
      memory_size_in_mb = 2048
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Studio:
    Type: AWS::SageMaker::Domain
    Properties:
      DomainName: studio
      AuthMode: IAM
      VpcId: vpc-0a1b2c3d4e5f60718
      SubnetIds: [subnet-0a1b2c3d4e5f60718]
      KmsKeyId: arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      contradicts: `
Resources:
  Studio:
    Type: AWS::SageMaker::Domain
    Properties:
      DomainName: studio
      AuthMode: IAM
      VpcId: vpc-0a1b2c3d4e5f60718
      SubnetIds: [subnet-0a1b2c3d4e5f60718]
      Tags:
        - Key: DataClassification
          Value: financial`,
    },
  },
});

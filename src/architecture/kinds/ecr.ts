import { defineKind, flag, link, presence, text } from '../index.ts';

export const ecrRepository = defineKind({
  id: 'ecr-repository',
  name: 'Amazon ECR repository',
  terraform: 'aws_ecr_repository',
  cloudformation: 'AWS::ECR::Repository',
  names: { terraform: 'name', cloudformation: 'RepositoryName' },
  attributes: {
    scanOnPush: flag({
      terraform: 'image_scanning_configuration.scan_on_push',
      cloudformation: 'ImageScanningConfiguration.ScanOnPush',
      default: false,
    }),
    tagMutability: text({
      terraform: 'image_tag_mutability',
      cloudformation: 'ImageTagMutability',
      default: 'MUTABLE',
    }),
    lifecyclePolicy: presence({
      terraform: { companion: 'aws_ecr_lifecycle_policy', joinedBy: 'repository', at: '' },
      cloudformation: 'LifecyclePolicy',
    }),
    encryptionKey: link({
      terraform: 'encryption_configuration.kms_key',
      cloudformation: 'EncryptionConfiguration.KmsKey',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
  },
});

/** Scanning of all repositories of the registry, which takes the place of their own setting. */
export const ecrRegistryScanning = defineKind({
  id: 'ecr-registry-scanning',
  name: 'Amazon ECR registry scanning configuration',
  terraform: 'aws_ecr_registry_scanning_configuration',
  cloudformation: 'AWS::ECR::RegistryScanningConfiguration',
  attributes: {
    rules: presence({ terraform: 'rule', cloudformation: 'Rules' }),
  },
});

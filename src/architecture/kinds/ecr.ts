import { defineKind, flag, link, policy, presence, text, texts } from '../index.ts';

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
    policy: policy({
      terraform: { companion: 'aws_ecr_repository_policy', joinedBy: 'repository', at: 'policy' },
      cloudformation: 'RepositoryPolicyText',
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

export const ecrPublicRepository = defineKind({
  id: 'ecr-public-repository',
  name: 'Amazon ECR public repository',
  terraform: 'aws_ecrpublic_repository',
  cloudformation: 'AWS::ECR::PublicRepository',
  names: { terraform: 'repository_name', cloudformation: 'RepositoryName' },
  attributes: {},
});

/** Copies of the registry's images in other Regions or accounts. */
export const ecrReplication = defineKind({
  id: 'ecr-replication',
  name: 'Amazon ECR replication configuration',
  terraform: 'aws_ecr_replication_configuration',
  cloudformation: 'AWS::ECR::ReplicationConfiguration',
  attributes: {
    regions: texts({
      terraform: 'replication_configuration.rule.destination.region',
      cloudformation: 'ReplicationConfiguration.Rules.Destinations.Region',
    }),
  },
});

/** Images of a public registry, kept in this one after the first pull. */
export const ecrPullThroughCache = defineKind({
  id: 'ecr-pull-through-cache',
  name: 'Amazon ECR pull-through cache rule',
  terraform: 'aws_ecr_pull_through_cache_rule',
  cloudformation: 'AWS::ECR::PullThroughCacheRule',
  names: { terraform: 'ecr_repository_prefix', cloudformation: 'EcrRepositoryPrefix' },
  attributes: {},
});

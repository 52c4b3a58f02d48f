import { defineKind, flag, link, number, policy, text, texts } from '../index.ts';

export const kmsKey = defineKind({
  id: 'kms-key',
  name: 'AWS KMS key',
  terraform: 'aws_kms_key',
  cloudformation: 'AWS::KMS::Key',
  attributes: {
    rotation: flag({ terraform: 'enable_key_rotation', cloudformation: 'EnableKeyRotation', default: false }),
    keySpec: text({
      terraform: 'customer_master_key_spec',
      cloudformation: 'KeySpec',
      default: 'SYMMETRIC_DEFAULT',
    }),
    /** `EXTERNAL` for imported key material, which KMS cannot renew. */
    origin: text({ cloudformation: 'Origin', default: 'AWS_KMS' }),
    /** Stated of keys in a CloudHSM cluster or an external key store. */
    customKeyStore: text({ terraform: 'custom_key_store_id' }),
    /** Days in which a deletion can be taken back. */
    deletionWindowDays: number({
      terraform: 'deletion_window_in_days',
      cloudformation: 'PendingWindowInDays',
      default: 30,
    }),
    multiRegion: flag({ terraform: 'multi_region', cloudformation: 'MultiRegion', default: false }),
    policy: policy({
      terraform: ['policy', { companion: 'aws_kms_key_policy', joinedBy: 'key_id', at: 'policy' }],
      cloudformation: 'KeyPolicy',
    }),
  },
});

const TO_KEY = { relation: 'uses', to: ['kms-key'] } as const;

export const kmsAlias = defineKind({
  id: 'kms-alias',
  name: 'AWS KMS alias',
  terraform: 'aws_kms_alias',
  cloudformation: 'AWS::KMS::Alias',
  names: { terraform: 'name', cloudformation: 'AliasName' },
  attributes: {
    key: link({ terraform: 'target_key_id', cloudformation: 'TargetKeyId', ...TO_KEY }),
  },
});

/** Lets one principal use a key without a word in the key policy; CloudFormation has no such resource. */
export const kmsGrant = defineKind({
  id: 'kms-grant',
  name: 'AWS KMS grant',
  terraform: 'aws_kms_grant',
  attributes: {
    key: link({ terraform: 'key_id', ...TO_KEY }),
    grantee: link({ terraform: 'grantee_principal', relation: 'uses', to: ['iam-role', 'iam-user'] }),
    operations: texts({ terraform: 'operations' }),
  },
});

/** The same key in another Region. */
export const kmsReplicaKey = defineKind({
  id: 'kms-replica-key',
  name: 'AWS KMS replica key',
  terraform: 'aws_kms_replica_key',
  cloudformation: 'AWS::KMS::ReplicaKey',
  attributes: {
    primary: link({ terraform: 'primary_key_arn', cloudformation: 'PrimaryKeyArn', ...TO_KEY }),
    policy: policy({ terraform: 'policy', cloudformation: 'KeyPolicy' }),
  },
});

/** A key whose material comes from outside AWS. */
export const kmsExternalKey = defineKind({
  id: 'kms-external-key',
  name: 'AWS KMS key with imported material',
  terraform: 'aws_kms_external_key',
  attributes: { policy: policy({ terraform: 'policy' }) },
});

import { defineKind, flag, policy, text } from '../index.ts';

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
    policy: policy({
      terraform: ['policy', { companion: 'aws_kms_key_policy', joinedBy: 'key_id', at: 'policy' }],
      cloudformation: 'KeyPolicy',
    }),
  },
});

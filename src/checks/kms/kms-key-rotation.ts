import { kmsKey } from '../../architecture/kinds/kms.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';

export const kmsKeyRotation = defineCheck({
  id: 'kms-key-rotation',
  kind: kmsKey,
  title: 'KMS key renews its key material every year',
  why: 'The longer the same key material is used, the more data is lost with it should it ever become known. Rotation renews it by itself; old data stays readable and nothing has to be changed.',
  remediation: 'Turn on automatic rotation.',
  links: ['https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html'],
  blindSpots: ['Keys that are renewed by hand, with an alias that moves on, are judged like others.'],
  examine: ({ keySpec, origin, customKeyStore, rotation }) => {
    if (keySpec.state === 'unresolved') return inconclusive(keySpec.reason, keySpec.location);
    const isSymmetric = keySpec.state === 'known' && keySpec.value === 'SYMMETRIC_DEFAULT';
    const isMadeByKms =
      origin.state === 'known' && origin.value === 'AWS_KMS' && customKeyStore.state === 'absent';
    if (!isSymmetric || !isMadeByKms) return 'not-applicable';
    return expectTrue(rotation, {
      supports: 'Automatic rotation is on.',
      contradicts: 'Automatic rotation is off.',
    });
  },
  fix: {
    set: [{ attribute: 'rotation', value: true }],
    caution: 'The first two rotations add to the monthly price of the key.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kms_key" "records" {
  enable_key_rotation = true
}`,
      contradicts: `
resource "aws_kms_key" "records" {
  description = "Customer records"
}`,
      inconclusive: `
variable "rotate" {
  type = bool
}

resource "aws_kms_key" "records" {
  enable_key_rotation = var.rotate
}`,
      'not-applicable': `
resource "aws_kms_key" "signing" {
  customer_master_key_spec = "ECC_NIST_P256"
  key_usage                = "SIGN_VERIFY"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Records:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: true
      KeyPolicy: {}`,
      contradicts: `
Resources:
  Records:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: false
      KeyPolicy: {}`,
      'not-applicable': `
Resources:
  Records:
    Type: AWS::KMS::Key
    Properties:
      KeySpec: HMAC_256
      KeyPolicy: {}`,
    },
  },
});

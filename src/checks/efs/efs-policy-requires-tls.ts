import { efsFileSystem } from '../../architecture/kinds/efs.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

function isTlsDenial({ effect, conditions }: PolicyStatement): boolean {
  return (
    effect === 'Deny' &&
    conditions.some(
      ({ key, values }) => key.toLowerCase() === 'aws:securetransport' && values.values.includes('false'),
    )
  );
}

function isTlsCondition({ conditions }: PolicyStatement): boolean {
  return conditions.some(
    ({ key, values }) => key.toLowerCase() === 'aws:securetransport' && values.values.includes('true'),
  );
}

export const efsPolicyRequiresTls = defineCheck({
  id: 'efs-policy-requires-tls',
  kind: efsFileSystem,
  title: 'EFS file system policy turns away mounts without TLS',
  why: 'Files travel over the network in the clear unless a client mounts the file system with TLS. A policy that demands it keeps one forgotten mount option from exposing them.',
  remediation: 'Add a Deny for everyone on the condition that aws:SecureTransport is false.',
  links: ['https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html'],
  blindSpots: ['A file system without a policy is not judged here; how its clients mount it is not seen.'],
  examine: ({ policy }) => {
    if (policy.state === 'absent') return 'not-applicable';
    if (policy.state === 'unresolved') return inconclusive(policy.reason, policy.location);
    const { statements, open } = policy.value;
    const denial = statements.find(isTlsDenial);
    if (denial !== undefined) return supports('Mounts without TLS are denied.', denial.location);
    const grants = statements.filter(({ effect }) => effect === 'Allow');
    if (grants.length > 0 && grants.every(isTlsCondition))
      return supports('Only mounts with TLS are allowed.', policy.location);
    const [reason] = open;
    return reason === undefined
      ? contradicts('The policy lets clients mount the file system without TLS.', policy.location)
      : inconclusive(reason, policy.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_efs_file_system" "letters" {}

resource "aws_efs_file_system_policy" "letters" {
  file_system_id = aws_efs_file_system.letters.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}`,
      contradicts: `
resource "aws_efs_file_system" "letters" {}

resource "aws_efs_file_system_policy" "letters" {
  file_system_id = aws_efs_file_system.letters.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_efs_file_system" "letters" {}

resource "aws_efs_file_system_policy" "letters" {
  file_system_id = aws_efs_file_system.letters.id
  policy         = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Letters:
    Type: AWS::EFS::FileSystem
    Properties:
      FileSystemPolicy:
        Statement:
          - Effect: Deny
            Principal: { AWS: "*" }
            Action: "*"
            Condition:
              Bool:
                aws:SecureTransport: "false"`,
      contradicts: `
Resources:
  Letters:
    Type: AWS::EFS::FileSystem
    Properties:
      FileSystemPolicy:
        Statement:
          - Effect: Allow
            Principal: { AWS: "*" }
            Action: elasticfilesystem:ClientMount`,
    },
  },
});

import { transferServer } from '../../architecture/kinds/transfer.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const transferServerSecurityPolicy = defineCheck({
  id: 'transfer-server-security-policy',
  kind: transferServer,
  title: 'Transfer Family server takes strong ciphers only',
  why: 'The oldest security policies still take algorithms that later ones have dropped as too weak, for the sake of clients that hardly anybody uses. A partner whose client settles on one of them sends files that a patient listener may one day read.',
  remediation: 'Name a recent security policy, and ask partners with old clients to update.',
  links: ['https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html'],
  examine: ({ securityPolicy }) =>
    expect(securityPolicy, (policy) => !/-20(?:18|20)-/.test(policy), {
      supports: (policy) => `${policy} is in force.`,
      contradicts: (policy) => `${policy} still takes algorithms that later policies have dropped.`,
      absent: {
        verdict: 'inconclusive',
        message: 'No security policy is named; the one that AWS gives new servers applies.',
      },
    }),
  fix: {
    set: [{ attribute: 'securityPolicy', value: 'TransferSecurityPolicy-2024-01' }],
    caution: 'Clients that offer old ciphers only can no longer connect.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_transfer_server" "partners" {
  security_policy_name = "TransferSecurityPolicy-2024-01"
}`,
      contradicts: `
resource "aws_transfer_server" "partners" {
  protocols = ["SFTP"]
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_transfer_server" "partners" {
  security_policy_name = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Partners:
    Type: AWS::Transfer::Server
    Properties:
      SecurityPolicyName: TransferSecurityPolicy-2023-05`,
      contradicts: `
Resources:
  Partners:
    Type: AWS::Transfer::Server
    Properties:
      SecurityPolicyName: TransferSecurityPolicy-2020-06`,
    },
  },
});

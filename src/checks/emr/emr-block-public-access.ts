import { emrPublicAccessSettings } from '../../architecture/kinds/emr.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const emrBlockPublicAccess = defineCheck({
  id: 'emr-block-public-access',
  kind: emrPublicAccessSettings,
  title: 'EMR refuses clusters that are open to the internet',
  why: 'EMR clusters run web interfaces without a password on their nodes. With the block on, EMR does not start a cluster whose security groups let the whole internet in; with it off, one careless rule hands out the cluster and its role.',
  remediation: 'Leave the block on, and allow no port but 22 past it.',
  links: ['https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html'],
  examine: ({ blocked }) =>
    expectTrue(blocked, {
      supports: 'Clusters that are open to the internet are refused.',
      contradicts: 'Clusters may be open to the internet.',
      absent: { verdict: 'inconclusive', message: 'The code does not say whether the block is on.' },
    }),
  fix: { set: [{ attribute: 'blocked', value: { terraform: true } }] },
  examples: {
    terraform: {
      supports: `
resource "aws_emr_block_public_access_configuration" "account" {
  block_public_security_group_rules = true
}`,
      contradicts: `
resource "aws_emr_block_public_access_configuration" "account" {
  block_public_security_group_rules = false
}`,
      inconclusive: `
variable "block" {
  type = bool
}

resource "aws_emr_block_public_access_configuration" "account" {
  block_public_security_group_rules = var.block
}`,
    },
  },
});

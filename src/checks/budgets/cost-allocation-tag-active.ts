import { costAllocationTag } from '../../architecture/kinds/budgets.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const costAllocationTagActive = defineCheck({
  id: 'cost-allocation-tag-active',
  kind: costAllocationTag,
  title: 'Tag shows in the bill',
  why: 'Tags on resources do not reach the bill by themselves. Until a tag is activated for cost allocation, no report can say what a team or product costs, and the past cannot be filled in later for free.',
  remediation: 'Set the status of the cost allocation tag to Active.',
  links: ['https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html'],
  examine: ({ active }) =>
    expectTrue(active, {
      supports: 'The tag shows in the bill.',
      contradicts: 'The tag does not show in the bill.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_ce_cost_allocation_tag" "team" {
  tag_key = "team"
  status  = "Active"
}`,
      contradicts: `
resource "aws_ce_cost_allocation_tag" "team" {
  tag_key = "team"
  status  = "Inactive"
}`,
      inconclusive: `
variable "status" {
  type = string
}

resource "aws_ce_cost_allocation_tag" "team" {
  tag_key = "team"
  status  = var.status
}`,
    },
  },
});

import { computeOptimizerEnrollment } from '../../architecture/kinds/computeoptimizer.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const computeoptimizerEnrolled = defineCheck({
  id: 'computeoptimizer-enrolled',
  kind: computeOptimizerEnrollment,
  title: 'Compute Optimizer compares sizes with measured use',
  why: 'Most machines are chosen by a guess and never looked at again. Compute Optimizer measures them for weeks and says which are twice as large as they need be, and which are too small.',
  remediation: 'Set the enrolment to Active, for all member accounts of the organisation.',
  links: ['https://docs.aws.amazon.com/compute-optimizer/latest/ug/getting-started.html'],
  blindSpots: ['Whether anybody follows the recommendations is not seen.'],
  examine: ({ active }) =>
    expectTrue(active, {
      supports: 'The account is enrolled in Compute Optimizer.',
      contradicts: 'The account is not enrolled in Compute Optimizer.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_computeoptimizer_enrollment_status" "all" {
  status                  = "Active"
  include_member_accounts = true
}`,
      contradicts: `
resource "aws_computeoptimizer_enrollment_status" "all" {
  status = "Inactive"
}`,
      inconclusive: `
variable "status" {
  type = string
}

resource "aws_computeoptimizer_enrollment_status" "all" {
  status = var.status
}`,
    },
  },
});

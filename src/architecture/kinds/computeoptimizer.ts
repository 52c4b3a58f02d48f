import { defineKind, flag, text } from '../index.ts';

/** The account's enrolment in recommendations of sizes from measured use. */
export const computeOptimizerEnrollment = defineKind({
  id: 'computeoptimizer-enrollment',
  name: 'AWS Compute Optimizer enrolment',
  terraform: 'aws_computeoptimizer_enrollment_status',
  attributes: {
    active: flag({ terraform: 'status', trueWhen: ['Active'], falseWhen: ['Inactive'] }),
  },
});

/** The account's enrolment in the list of all savings that AWS sees. */
export const costOptimizationHub = defineKind({
  id: 'computeoptimizer-cost-optimization-hub',
  name: 'AWS Cost Optimization Hub enrolment',
  terraform: 'aws_costoptimizationhub_enrollment_status',
  attributes: { memberAccounts: text({ terraform: 'include_member_accounts' }) },
});

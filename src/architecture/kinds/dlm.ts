import { defineKind, link, presence, text } from '../index.ts';

/** Snapshots and images made by schedule, and deleted by age or number. */
export const dlmLifecyclePolicy = defineKind({
  id: 'dlm-lifecycle-policy',
  name: 'Amazon Data Lifecycle Manager policy',
  terraform: 'aws_dlm_lifecycle_policy',
  cloudformation: 'AWS::DLM::LifecyclePolicy',
  attributes: {
    state: text({ terraform: 'state', cloudformation: 'State', default: { terraform: 'ENABLED' } }),
    role: link({
      terraform: 'execution_role_arn',
      cloudformation: 'ExecutionRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
    retention: presence({
      terraform: 'policy_details.schedule.retain_rule',
      cloudformation: ['PolicyDetails.Schedules.RetainRule', 'RetainInterval'],
    }),
  },
});

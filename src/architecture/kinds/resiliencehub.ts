import { defineKind, link, text } from '../index.ts';

export const resilienceApp = defineKind({
  id: 'resiliencehub-app',
  name: 'AWS Resilience Hub application',
  cloudformation: 'AWS::ResilienceHub::App',
  names: { cloudformation: 'Name' },
  attributes: {
    schedule: text({ cloudformation: 'AppAssessmentSchedule' }),
    policy: link({
      cloudformation: 'ResiliencyPolicyArn',
      relation: 'uses',
      to: ['resiliencehub-policy'],
    }),
  },
});

/** How long the workload may be down, and how much data it may lose, per sort of disruption. */
export const resiliencyPolicy = defineKind({
  id: 'resiliencehub-policy',
  name: 'AWS Resilience Hub resiliency policy',
  terraform: 'aws_resiliencehub_resiliency_policy',
  cloudformation: 'AWS::ResilienceHub::ResiliencyPolicy',
  names: { terraform: 'name', cloudformation: 'PolicyName' },
  attributes: {
    tier: text({ terraform: 'tier', cloudformation: 'Tier' }),
  },
});

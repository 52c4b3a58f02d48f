import { resilienceApp } from '../../architecture/kinds/resiliencehub.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const resiliencehubAssessment = defineCheck({
  id: 'resiliencehub-assessment',
  kind: resilienceApp,
  title: 'Application has recovery objectives, and is assessed against them every day',
  why: 'An application in Resilience Hub without a policy has no objectives to be held against, and without a schedule it is looked at once. Each change after that may have broken the recovery, unnoticed until it is needed.',
  remediation: 'Name the resiliency policy of the application, and set the assessment schedule to Daily.',
  links: ['https://docs.aws.amazon.com/resilience-hub/latest/userguide/scheduled-assessment.html'],
  examine: ({ location, policy, schedule }) => {
    if (policy.state === 'absent')
      return contradicts('The application has no recovery objectives.', location);
    if (schedule.state === 'unresolved') return inconclusive(schedule.reason, schedule.location);
    return schedule.state === 'known' && schedule.value === 'Daily'
      ? supports('The application is assessed against its objectives every day.', schedule.location)
      : inconclusive(
          'The application has objectives, but is assessed only when somebody asks for it.',
          schedule.location,
        );
  },
  examples: {
    cloudformation: {
      supports: `
Resources:
  Objectives:
    Type: AWS::ResilienceHub::ResiliencyPolicy
    Properties:
      PolicyName: shop
      Tier: Critical
      Policy:
        AZ: { RpoInSecs: 300, RtoInSecs: 900 }
        Hardware: { RpoInSecs: 300, RtoInSecs: 900 }
        Software: { RpoInSecs: 300, RtoInSecs: 900 }
  Shop:
    Type: AWS::ResilienceHub::App
    Properties:
      Name: shop
      AppTemplateBody: '{}'
      ResourceMappings: []
      ResiliencyPolicyArn: !Ref Objectives
      AppAssessmentSchedule: Daily`,
      contradicts: `
Resources:
  Objectives:
    Type: AWS::ResilienceHub::ResiliencyPolicy
    Properties:
      PolicyName: shop
      Tier: Critical
      Policy:
        AZ: { RpoInSecs: 300, RtoInSecs: 900 }
        Hardware: { RpoInSecs: 300, RtoInSecs: 900 }
        Software: { RpoInSecs: 300, RtoInSecs: 900 }
  Shop:
    Type: AWS::ResilienceHub::App
    Properties:
      Name: shop
      AppTemplateBody: '{}'
      ResourceMappings: []
      AppAssessmentSchedule: Daily`,
      inconclusive: `
Parameters:
  Schedule:
    Type: String
Resources:
  Objectives:
    Type: AWS::ResilienceHub::ResiliencyPolicy
    Properties:
      PolicyName: shop
      Tier: Critical
      Policy:
        AZ: { RpoInSecs: 300, RtoInSecs: 900 }
        Hardware: { RpoInSecs: 300, RtoInSecs: 900 }
        Software: { RpoInSecs: 300, RtoInSecs: 900 }
  Shop:
    Type: AWS::ResilienceHub::App
    Properties:
      Name: shop
      AppTemplateBody: '{}'
      ResourceMappings: []
      ResiliencyPolicyArn: !Ref Objectives
      AppAssessmentSchedule: !Ref Schedule`,
    },
  },
});

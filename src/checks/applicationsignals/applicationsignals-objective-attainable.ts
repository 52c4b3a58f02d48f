import { serviceLevelObjective } from '../../architecture/kinds/applicationsignals.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const applicationsignalsObjectiveAttainable = defineCheck({
  id: 'applicationsignals-objective-attainable',
  kind: serviceLevelObjective,
  title: 'Service level objective leaves room for errors',
  why: 'An objective of 100 % is broken by the first failed request, and says nothing from then on. One below leaves a budget of errors: while it lasts, the team may ship, and when it shrinks fast, an alarm says so.',
  remediation: 'Set the goal to what users need, such as 99.9, and watch the burn rate.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-ServiceLevelObjectives.html',
  ],
  examine: ({ attainmentGoal }) =>
    expect(attainmentGoal, (percent) => percent < 100, {
      supports: (percent) => `The objective is ${percent} %.`,
      contradicts: 'The objective is 100 %: the first error breaks it.',
    }),
  examples: {
    cloudformation: {
      supports: `
Resources:
  Checkout:
    Type: AWS::ApplicationSignals::ServiceLevelObjective
    Properties:
      Name: checkout
      Goal:
        AttainmentGoal: 99.9
        Interval: { RollingInterval: { Duration: 28, DurationUnit: DAY } }`,
      contradicts: `
Resources:
  Checkout:
    Type: AWS::ApplicationSignals::ServiceLevelObjective
    Properties:
      Name: checkout
      Goal:
        AttainmentGoal: 100
        Interval: { RollingInterval: { Duration: 28, DurationUnit: DAY } }`,
      inconclusive: `
Parameters:
  Goal:
    Type: Number
Resources:
  Checkout:
    Type: AWS::ApplicationSignals::ServiceLevelObjective
    Properties:
      Name: checkout
      Goal:
        AttainmentGoal: !Ref Goal
        Interval: { RollingInterval: { Duration: 28, DurationUnit: DAY } }`,
    },
  },
});

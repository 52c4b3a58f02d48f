import { defineKind, number, presence } from '../index.ts';

export const serviceLevelObjective = defineKind({
  id: 'applicationsignals-service-level-objective',
  name: 'Amazon CloudWatch Application Signals service level objective',
  cloudformation: 'AWS::ApplicationSignals::ServiceLevelObjective',
  names: { cloudformation: 'Name' },
  attributes: {
    /** In percent; 99 where the goal does not say. */
    attainmentGoal: number({ cloudformation: 'Goal.AttainmentGoal', default: 99 }),
    burnRates: presence({ cloudformation: 'BurnRateConfigurations' }),
  },
});

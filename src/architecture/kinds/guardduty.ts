import { defineKind, flag } from '../index.ts';

export const guarddutyDetector = defineKind({
  id: 'guardduty-detector',
  name: 'Amazon GuardDuty detector',
  terraform: 'aws_guardduty_detector',
  cloudformation: 'AWS::GuardDuty::Detector',
  attributes: {
    enabled: flag({ terraform: 'enable', cloudformation: 'Enable', default: { terraform: true } }),
  },
});

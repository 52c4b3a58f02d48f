import { defineKind, link, number, text } from '../index.ts';

export const xraySamplingRule = defineKind({
  id: 'xray-sampling-rule',
  name: 'AWS X-Ray sampling rule',
  terraform: 'aws_xray_sampling_rule',
  cloudformation: 'AWS::XRay::SamplingRule',
  names: { terraform: 'rule_name', cloudformation: 'SamplingRule.RuleName' },
  attributes: {
    fixedRate: number({ terraform: 'fixed_rate', cloudformation: 'SamplingRule.FixedRate' }),
    reservoir: number({ terraform: 'reservoir_size', cloudformation: 'SamplingRule.ReservoirSize' }),
    service: text({ terraform: 'service_name', cloudformation: 'SamplingRule.ServiceName' }),
    urlPath: text({ terraform: 'url_path', cloudformation: 'SamplingRule.URLPath' }),
  },
});

export const xrayGroup = defineKind({
  id: 'xray-group',
  name: 'AWS X-Ray group',
  terraform: 'aws_xray_group',
  cloudformation: 'AWS::XRay::Group',
  names: { terraform: 'group_name', cloudformation: 'GroupName' },
  attributes: {},
});

export const xrayEncryption = defineKind({
  id: 'xray-encryption',
  name: 'AWS X-Ray encryption configuration',
  terraform: 'aws_xray_encryption_config',
  attributes: {
    key: link({ terraform: 'key_id', relation: 'encrypts-with', to: ['kms-key'] }),
  },
});

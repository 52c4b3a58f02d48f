import { defineKind, number, text } from '../index.ts';

/** A quota that the code asks AWS to raise. */
export const serviceQuota = defineKind({
  id: 'servicequotas-quota',
  name: 'Service Quotas request',
  terraform: ['aws_servicequotas_service_quota', 'aws_servicequotas_template'],
  attributes: {
    code: text({ terraform: 'quota_code' }),
    value: number({ terraform: 'value' }),
  },
});

export const quotaTemplateAssociation = defineKind({
  id: 'servicequotas-template-association',
  name: 'Service Quotas template association',
  terraform: 'aws_servicequotas_template_association',
  attributes: {},
});

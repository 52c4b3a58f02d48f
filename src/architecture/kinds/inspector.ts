import { defineKind, flag, texts } from '../index.ts';

/** CloudFormation cannot switch Amazon Inspector on. */
export const inspectorEnabler = defineKind({
  id: 'inspector-enabler',
  name: 'Amazon Inspector scanning',
  terraform: 'aws_inspector2_enabler',
  attributes: { resourceTypes: texts({ terraform: 'resource_types' }) },
});

/** What new accounts of the organization get. */
export const inspectorOrganizationConfiguration = defineKind({
  id: 'inspector-organization-configuration',
  name: 'Amazon Inspector organization configuration',
  terraform: 'aws_inspector2_organization_configuration',
  attributes: {
    ec2: flag({ terraform: 'auto_enable.ec2', default: false }),
    ecr: flag({ terraform: 'auto_enable.ecr', default: false }),
    lambda: flag({ terraform: 'auto_enable.lambda', default: false }),
  },
});

/** Findings that nobody is shown. */
export const inspectorFilter = defineKind({
  id: 'inspector-filter',
  name: 'Amazon Inspector filter',
  terraform: 'aws_inspector2_filter',
  cloudformation: 'AWS::InspectorV2::Filter',
  attributes: {},
});

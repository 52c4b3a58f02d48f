import { defineKind, flag, text, texts } from '../index.ts';

export const securityHub = defineKind({
  id: 'securityhub-hub',
  name: 'AWS Security Hub',
  terraform: 'aws_securityhub_account',
  cloudformation: 'AWS::SecurityHub::Hub',
  attributes: {
    defaultStandards: flag({
      terraform: 'enable_default_standards',
      cloudformation: 'EnableDefaultStandards',
      default: { terraform: true },
    }),
    newControls: flag({
      terraform: 'auto_enable_controls',
      cloudformation: 'AutoEnableControls',
      default: true,
    }),
  },
});

/** A list of controls that Security Hub measures the account against. */
export const securityHubStandard = defineKind({
  id: 'securityhub-standard',
  name: 'AWS Security Hub standard',
  terraform: 'aws_securityhub_standards_subscription',
  cloudformation: 'AWS::SecurityHub::Standard',
  attributes: {
    standard: text({ terraform: 'standards_arn', cloudformation: 'StandardsArn', outline: true }),
  },
});

export const securityHubOrganizationConfiguration = defineKind({
  id: 'securityhub-organization-configuration',
  name: 'AWS Security Hub organization configuration',
  terraform: 'aws_securityhub_organization_configuration',
  attributes: {
    autoEnable: flag({ terraform: 'auto_enable' }),
    configurationType: text({
      terraform: 'organization_configuration.configuration_type',
      default: 'LOCAL',
    }),
  },
});

export const securityHubAggregator = defineKind({
  id: 'securityhub-finding-aggregator',
  name: 'AWS Security Hub cross-Region aggregation',
  terraform: 'aws_securityhub_finding_aggregator',
  cloudformation: 'AWS::SecurityHub::FindingAggregator',
  attributes: {
    linkingMode: text({ terraform: 'linking_mode', cloudformation: 'RegionLinkingMode' }),
    regions: texts({ terraform: 'specified_regions', cloudformation: 'Regions' }),
  },
});

export const securityHubProduct = defineKind({
  id: 'securityhub-product-subscription',
  name: 'AWS Security Hub product subscription',
  terraform: 'aws_securityhub_product_subscription',
  cloudformation: 'AWS::SecurityHub::ProductSubscription',
  attributes: {},
});

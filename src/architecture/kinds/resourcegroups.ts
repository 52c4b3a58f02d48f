import { defineKind, presence } from '../index.ts';

export const resourceGroup = defineKind({
  id: 'resourcegroups-group',
  name: 'AWS resource group',
  terraform: 'aws_resourcegroups_group',
  cloudformation: 'AWS::ResourceGroups::Group',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    members: presence({
      terraform: { companion: 'aws_resourcegroups_resource', joinedBy: 'group_arn', at: 'resource_arn' },
      cloudformation: 'Resources',
    }),
  },
});

/** Watches an application for known problems and sets its alarms. */
export const applicationInsights = defineKind({
  id: 'resourcegroups-application-insights',
  name: 'Amazon CloudWatch Application Insights application',
  terraform: 'aws_applicationinsights_application',
  cloudformation: 'AWS::ApplicationInsights::Application',
  attributes: {},
});

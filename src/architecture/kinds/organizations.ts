import { defineKind, link, policy, text, texts } from '../index.ts';

export const organization = defineKind({
  id: 'organizations-organization',
  name: 'AWS organization',
  terraform: 'aws_organizations_organization',
  cloudformation: 'AWS::Organizations::Organization',
  attributes: {
    featureSet: text({ terraform: 'feature_set', cloudformation: 'FeatureSet', default: 'ALL' }),
    policyTypes: texts({ terraform: 'enabled_policy_types' }),
    /** Services that may work in every account, e.g. `cloudtrail.amazonaws.com`. */
    trustedServices: texts({ terraform: 'aws_service_access_principals' }),
  },
});

export const organizationalUnit = defineKind({
  id: 'organizations-organizational-unit',
  name: 'AWS organizational unit',
  terraform: 'aws_organizations_organizational_unit',
  cloudformation: 'AWS::Organizations::OrganizationalUnit',
  attributes: {
    parent: link({
      terraform: 'parent_id',
      cloudformation: 'ParentId',
      relation: 'in',
      to: ['organizations-organizational-unit'],
    }),
  },
});

export const organizationAccount = defineKind({
  id: 'organizations-account',
  name: 'AWS account of an organization',
  terraform: 'aws_organizations_account',
  cloudformation: 'AWS::Organizations::Account',
  names: { terraform: 'name', cloudformation: 'AccountName' },
  attributes: {
    parent: link({
      terraform: 'parent_id',
      cloudformation: 'ParentIds',
      relation: 'in',
      to: ['organizations-organizational-unit'],
    }),
    /** Makes `terraform destroy` close the account instead of removing it from the organization. */
    email: text({ terraform: 'email', cloudformation: 'Email', outline: true }),
  },
});

/** A service control policy or another policy of the organization. */
export const organizationPolicy = defineKind({
  id: 'organizations-policy',
  name: 'AWS Organizations policy',
  terraform: 'aws_organizations_policy',
  cloudformation: 'AWS::Organizations::Policy',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    type: text({
      terraform: 'type',
      cloudformation: 'Type',
      default: { terraform: 'SERVICE_CONTROL_POLICY' },
    }),
    statements: policy({ terraform: 'content', cloudformation: 'Content' }),
    targets: link({
      terraform: { companion: 'aws_organizations_policy_attachment', joinedBy: 'policy_id', at: 'target_id' },
      cloudformation: 'TargetIds',
      relation: 'protects',
      to: ['organizations-account', 'organizations-organizational-unit', 'organizations-organization'],
    }),
  },
});

/** Account that runs a service for the whole organization. */
export const delegatedAdministrator = defineKind({
  id: 'organizations-delegated-administrator',
  name: 'AWS Organizations delegated administrator',
  terraform: 'aws_organizations_delegated_administrator',
  attributes: {},
});

/** Whom AWS writes to about billing, operations or security, beside the root address. */
export const alternateContact = defineKind({
  id: 'organizations-alternate-contact',
  name: 'AWS account alternate contact',
  terraform: 'aws_account_alternate_contact',
  attributes: {
    contactType: text({ terraform: 'alternate_contact_type' }),
    email: text({ terraform: 'email_address', outline: true }),
  },
});

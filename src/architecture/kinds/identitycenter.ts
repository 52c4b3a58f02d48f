import { defineKind, link, policy, presence, text, texts } from '../index.ts';

const TO_PERMISSION_SET = { relation: 'uses', to: ['identitycenter-permission-set'] } as const;

function permissionSetCompanion(companion: string, at: string) {
  return { companion, joinedBy: 'permission_set_arn', at };
}

export const permissionSet = defineKind({
  id: 'identitycenter-permission-set',
  name: 'IAM Identity Center permission set',
  terraform: 'aws_ssoadmin_permission_set',
  cloudformation: 'AWS::SSO::PermissionSet',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    name: text({ terraform: 'name', cloudformation: 'Name', outline: true }),
    /** ISO 8601, e.g. `PT4H`. */
    sessionDuration: text({
      terraform: 'session_duration',
      cloudformation: 'SessionDuration',
      default: 'PT1H',
    }),
    permissions: policy({
      terraform: permissionSetCompanion('aws_ssoadmin_permission_set_inline_policy', 'inline_policy'),
      cloudformation: 'InlinePolicy',
    }),
    managedPolicies: texts({
      terraform: permissionSetCompanion('aws_ssoadmin_managed_policy_attachment', 'managed_policy_arn'),
      cloudformation: 'ManagedPolicies',
      outline: true,
    }),
    customerPolicies: texts({
      terraform: permissionSetCompanion(
        'aws_ssoadmin_customer_managed_policy_attachment',
        'customer_managed_policy_reference.name',
      ),
      cloudformation: 'CustomerManagedPolicyReferences.Name',
      outline: true,
    }),
    permissionsBoundary: presence({
      terraform: permissionSetCompanion('aws_ssoadmin_permissions_boundary_attachment', ''),
      cloudformation: 'PermissionsBoundary',
    }),
  },
});

/** Gives a group or a user a permission set in an account. */
export const accountAssignment = defineKind({
  id: 'identitycenter-account-assignment',
  name: 'IAM Identity Center account assignment',
  terraform: 'aws_ssoadmin_account_assignment',
  cloudformation: 'AWS::SSO::Assignment',
  attributes: {
    permissionSet: link({
      terraform: 'permission_set_arn',
      cloudformation: 'PermissionSetArn',
      ...TO_PERMISSION_SET,
    }),
    principalType: text({ terraform: 'principal_type', cloudformation: 'PrincipalType' }),
    principal: link({
      terraform: 'principal_id',
      cloudformation: 'PrincipalId',
      relation: 'uses',
      to: ['identitycenter-group', 'identitycenter-user'],
    }),
  },
});

export const identityGroup = defineKind({
  id: 'identitycenter-group',
  name: 'IAM Identity Center group',
  terraform: 'aws_identitystore_group',
  cloudformation: 'AWS::IdentityStore::Group',
  attributes: {},
});

export const identityUser = defineKind({
  id: 'identitycenter-user',
  name: 'IAM Identity Center user',
  terraform: 'aws_identitystore_user',
  attributes: {},
});

export const identityGroupMembership = defineKind({
  id: 'identitycenter-group-membership',
  name: 'IAM Identity Center group membership',
  terraform: 'aws_identitystore_group_membership',
  cloudformation: 'AWS::IdentityStore::GroupMembership',
  attributes: {
    group: link({
      terraform: 'group_id',
      cloudformation: 'GroupId',
      relation: 'in',
      to: ['identitycenter-group'],
    }),
    member: link({
      terraform: 'member_id',
      cloudformation: 'MemberId.UserId',
      relation: 'contains',
      to: ['identitycenter-user'],
    }),
  },
});

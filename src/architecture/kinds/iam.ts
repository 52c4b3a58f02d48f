import { defineKind, link, policy, presence, text, texts } from '../index.ts';

/** Permissions in a document of their own: customer managed, or written into one role, user or group. */
export const iamPolicy = defineKind({
  id: 'iam-policy',
  name: 'IAM policy',
  terraform: ['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy'],
  cloudformation: [
    'AWS::IAM::Policy',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::RolePolicy',
    'AWS::IAM::UserPolicy',
    'AWS::IAM::GroupPolicy',
  ],
  names: { terraform: 'name', cloudformation: ['ManagedPolicyName', 'PolicyName'] },
  attributes: {
    permissions: policy({ terraform: 'policy', cloudformation: 'PolicyDocument' }),
    roles: link({
      terraform: 'role',
      cloudformation: ['Roles', 'RoleName'],
      relation: 'uses',
      to: ['iam-role'],
    }),
    users: link({
      terraform: 'user',
      cloudformation: ['Users', 'UserName'],
      relation: 'uses',
      to: ['iam-user'],
    }),
    groups: link({
      terraform: 'group',
      cloudformation: ['Groups', 'GroupName'],
      relation: 'uses',
      to: ['iam-group'],
    }),
  },
});

export const iamRole = defineKind({
  id: 'iam-role',
  name: 'IAM role',
  terraform: 'aws_iam_role',
  cloudformation: 'AWS::IAM::Role',
  names: { terraform: 'name', cloudformation: 'RoleName' },
  attributes: {
    trust: policy({ terraform: 'assume_role_policy', cloudformation: 'AssumeRolePolicyDocument' }),
    /** The policies written into the role itself. */
    permissions: policy({ terraform: 'inline_policy.policy', cloudformation: 'Policies.PolicyDocument' }),
    managedPolicies: texts({
      terraform: [
        'managed_policy_arns',
        { companion: 'aws_iam_role_policy_attachment', joinedBy: 'role', at: 'policy_arn' },
        { companion: 'aws_iam_policy_attachment', joinedBy: 'roles', at: 'policy_arn' },
      ],
      cloudformation: 'ManagedPolicyArns',
      outline: true,
    }),
    /** Those of the managed policies that the code writes itself. */
    ownManagedPolicies: link({
      terraform: [
        'managed_policy_arns',
        { companion: 'aws_iam_role_policy_attachment', joinedBy: 'role', at: 'policy_arn' },
        { companion: 'aws_iam_policy_attachment', joinedBy: 'roles', at: 'policy_arn' },
      ],
      cloudformation: 'ManagedPolicyArns',
      relation: 'uses',
      to: ['iam-policy'],
    }),
    permissionsBoundary: link({
      terraform: 'permissions_boundary',
      cloudformation: 'PermissionsBoundary',
      relation: 'protects',
      to: ['iam-policy'],
    }),
  },
});

const MEMBERSHIPS = {
  terraform: [
    { companion: 'aws_iam_user_group_membership', joinedBy: 'user', at: 'groups' },
    { companion: 'aws_iam_group_membership', joinedBy: 'users', at: 'group' },
  ],
  cloudformation: [
    'Groups',
    { companion: 'AWS::IAM::UserToGroupAddition', joinedBy: 'Users', at: 'GroupName' },
  ],
} as const;

export const iamUser = defineKind({
  id: 'iam-user',
  name: 'IAM user',
  terraform: 'aws_iam_user',
  cloudformation: 'AWS::IAM::User',
  names: { terraform: 'name', cloudformation: 'UserName' },
  attributes: {
    permissions: policy({
      terraform: { companion: 'aws_iam_user_policy', joinedBy: 'user', at: 'policy' },
      cloudformation: 'Policies.PolicyDocument',
    }),
    managedPolicies: texts({
      terraform: [
        { companion: 'aws_iam_user_policy_attachment', joinedBy: 'user', at: 'policy_arn' },
        { companion: 'aws_iam_policy_attachment', joinedBy: 'users', at: 'policy_arn' },
      ],
      cloudformation: 'ManagedPolicyArns',
      outline: true,
    }),
    /** Those of the managed policies that the code writes itself. */
    ownManagedPolicies: link({
      terraform: [
        { companion: 'aws_iam_user_policy_attachment', joinedBy: 'user', at: 'policy_arn' },
        { companion: 'aws_iam_policy_attachment', joinedBy: 'users', at: 'policy_arn' },
      ],
      cloudformation: 'ManagedPolicyArns',
      relation: 'uses',
      to: ['iam-policy'],
    }),
    /** Permissions given to the user itself, not through a group. */
    ownPermissions: presence({
      terraform: [
        { companion: 'aws_iam_user_policy', joinedBy: 'user', at: '' },
        { companion: 'aws_iam_user_policy_attachment', joinedBy: 'user', at: '' },
        { companion: 'aws_iam_policy_attachment', joinedBy: 'users', at: '' },
      ],
      cloudformation: [
        'Policies',
        'ManagedPolicyArns',
        { companion: 'AWS::IAM::Policy', joinedBy: 'Users', at: '' },
        { companion: 'AWS::IAM::ManagedPolicy', joinedBy: 'Users', at: '' },
        { companion: 'AWS::IAM::UserPolicy', joinedBy: 'UserName', at: '' },
      ],
    }),
    /** A password for the console. */
    consolePassword: presence({
      terraform: { companion: 'aws_iam_user_login_profile', joinedBy: 'user', at: '' },
      cloudformation: 'LoginProfile',
    }),
    permissionsBoundary: link({
      terraform: 'permissions_boundary',
      cloudformation: 'PermissionsBoundary',
      relation: 'protects',
      to: ['iam-policy'],
    }),
    groups: texts(MEMBERSHIPS),
    /** The same groups as an edge. */
    ownGroups: link({ ...MEMBERSHIPS, relation: 'in', to: ['iam-group'] }),
  },
});

/** A long-lived key of an IAM user. */
export const iamAccessKey = defineKind({
  id: 'iam-access-key',
  name: 'IAM access key',
  terraform: 'aws_iam_access_key',
  cloudformation: 'AWS::IAM::AccessKey',
  attributes: {
    status: text({ terraform: 'status', cloudformation: 'Status', default: 'Active' }),
    user: link({ terraform: 'user', cloudformation: 'UserName', relation: 'uses', to: ['iam-user'] }),
  },
});

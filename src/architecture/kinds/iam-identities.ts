import { defineKind, flag, link, number, policy, text, texts } from '../index.ts';

/** Policies attached to a group, in Terraform from the side of the attachment. */
const ATTACHED_TO_GROUP = [
  { companion: 'aws_iam_group_policy_attachment', joinedBy: 'group', at: 'policy_arn' },
  { companion: 'aws_iam_policy_attachment', joinedBy: 'groups', at: 'policy_arn' },
] as const;

export const iamGroup = defineKind({
  id: 'iam-group',
  name: 'IAM group',
  terraform: 'aws_iam_group',
  cloudformation: 'AWS::IAM::Group',
  names: { terraform: 'name', cloudformation: 'GroupName' },
  attributes: {
    /** The policies written into the group itself. */
    permissions: policy({
      terraform: { companion: 'aws_iam_group_policy', joinedBy: 'group', at: 'policy' },
      cloudformation: 'Policies.PolicyDocument',
    }),
    managedPolicies: texts({
      terraform: ATTACHED_TO_GROUP,
      cloudformation: 'ManagedPolicyArns',
      outline: true,
    }),
    /** Those of the managed policies that the code writes itself. */
    ownManagedPolicies: link({
      terraform: ATTACHED_TO_GROUP,
      cloudformation: 'ManagedPolicyArns',
      relation: 'uses',
      to: ['iam-policy'],
    }),
    /** Users that join from the side of the group. */
    members: link({
      terraform: [
        { companion: 'aws_iam_group_membership', joinedBy: 'group', at: 'users' },
        { companion: 'aws_iam_user_group_membership', joinedBy: 'groups', at: 'user' },
      ],
      cloudformation: { companion: 'AWS::IAM::UserToGroupAddition', joinedBy: 'GroupName', at: 'Users' },
      relation: 'contains',
      to: ['iam-user'],
    }),
  },
});

/** Hands a role to EC2 instances. */
export const iamInstanceProfile = defineKind({
  id: 'iam-instance-profile',
  name: 'IAM instance profile',
  terraform: 'aws_iam_instance_profile',
  cloudformation: 'AWS::IAM::InstanceProfile',
  names: { terraform: 'name', cloudformation: 'InstanceProfileName' },
  attributes: {
    role: link({ terraform: 'role', cloudformation: 'Roles', relation: 'assumes', to: ['iam-role'] }),
  },
});

export const iamOidcProvider = defineKind({
  id: 'iam-oidc-provider',
  name: 'IAM OpenID Connect provider',
  terraform: 'aws_iam_openid_connect_provider',
  cloudformation: 'AWS::IAM::OIDCProvider',
  names: { terraform: 'url', cloudformation: 'Url' },
  attributes: {
    url: text({ terraform: 'url', cloudformation: 'Url', outline: true }),
    audiences: texts({ terraform: 'client_id_list', cloudformation: 'ClientIdList' }),
  },
});

export const iamSamlProvider = defineKind({
  id: 'iam-saml-provider',
  name: 'IAM SAML provider',
  terraform: 'aws_iam_saml_provider',
  cloudformation: 'AWS::IAM::SAMLProvider',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

/** A role that AWS writes for one of its services. */
export const iamServiceLinkedRole = defineKind({
  id: 'iam-service-linked-role',
  name: 'IAM service-linked role',
  terraform: 'aws_iam_service_linked_role',
  cloudformation: 'AWS::IAM::ServiceLinkedRole',
  attributes: {},
});

/** Rules for the console passwords of the account's IAM users; CloudFormation has no such resource. */
export const iamPasswordPolicy = defineKind({
  id: 'iam-password-policy',
  name: 'IAM account password policy',
  terraform: 'aws_iam_account_password_policy',
  attributes: {
    minimumLength: number({ terraform: 'minimum_password_length', default: 6 }),
    remembered: number({ terraform: 'password_reuse_prevention', default: 0 }),
    lowercase: flag({ terraform: 'require_lowercase_characters', default: false }),
    uppercase: flag({ terraform: 'require_uppercase_characters', default: false }),
    numbers: flag({ terraform: 'require_numbers', default: false }),
    symbols: flag({ terraform: 'require_symbols', default: false }),
    usersMayChange: flag({ terraform: 'allow_users_to_change_password', default: false }),
  },
});

/** A device that shows sign-in codes; it belongs to a user once somebody enters two of them. */
export const iamVirtualMfaDevice = defineKind({
  id: 'iam-virtual-mfa-device',
  name: 'IAM virtual MFA device',
  terraform: 'aws_iam_virtual_mfa_device',
  cloudformation: 'AWS::IAM::VirtualMFADevice',
  attributes: {
    users: link({ cloudformation: 'Users', relation: 'protects', to: ['iam-user'] }),
  },
});

/** A credential of an IAM user for one service, such as a Git repository. */
export const iamServiceCredential = defineKind({
  id: 'iam-service-credential',
  name: 'IAM service-specific credential',
  terraform: 'aws_iam_service_specific_credential',
  attributes: {
    user: link({ terraform: 'user_name', relation: 'uses', to: ['iam-user'] }),
    status: text({ terraform: 'status', default: 'Active' }),
    serviceName: text({ terraform: 'service_name' }),
  },
});

/** Central management of root credentials of member accounts; CloudFormation has no such resource. */
export const iamOrganizationFeatures = defineKind({
  id: 'iam-organization-features',
  name: 'IAM centralized root access',
  terraform: 'aws_iam_organizations_features',
  attributes: { features: texts({ terraform: 'enabled_features' }) },
});

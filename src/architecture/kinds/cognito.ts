import { defineKind, flag, link, number, presence, tagMap, text, texts } from '../index.ts';

const TO_POOL = { relation: 'in', to: ['cognito-user-pool'] } as const;

function passwordRule(terraform: string, cloudformation: string) {
  return flag({
    terraform: `password_policy.${terraform}`,
    cloudformation: `Policies.PasswordPolicy.${cloudformation}`,
    default: false,
  });
}

export const userPool = defineKind({
  id: 'cognito-user-pool',
  name: 'Amazon Cognito user pool',
  terraform: 'aws_cognito_user_pool',
  cloudformation: 'AWS::Cognito::UserPool',
  names: { terraform: 'name', cloudformation: 'UserPoolName' },
  attributes: {
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'UserPoolTags' }),
    mfa: text({ terraform: 'mfa_configuration', cloudformation: 'MfaConfiguration', default: 'OFF' }),
    tier: text({ terraform: 'user_pool_tier', cloudformation: 'UserPoolTier' }),
    /** `AUDIT`, `ENFORCED` or `OFF`. */
    threatProtection: text({
      terraform: 'user_pool_add_ons.advanced_security_mode',
      cloudformation: 'UserPoolAddOns.AdvancedSecurityMode',
      default: 'OFF',
    }),
    passwordPolicy: presence({ terraform: 'password_policy', cloudformation: 'Policies.PasswordPolicy' }),
    minimumLength: number({
      terraform: 'password_policy.minimum_length',
      cloudformation: 'Policies.PasswordPolicy.MinimumLength',
    }),
    lowercase: passwordRule('require_lowercase', 'RequireLowercase'),
    uppercase: passwordRule('require_uppercase', 'RequireUppercase'),
    numbers: passwordRule('require_numbers', 'RequireNumbers'),
    symbols: passwordRule('require_symbols', 'RequireSymbols'),
    temporaryPasswordDays: number({
      terraform: 'password_policy.temporary_password_validity_days',
      cloudformation: 'Policies.PasswordPolicy.TemporaryPasswordValidityDays',
      default: 7,
    }),
    onlyAdministratorsCreate: flag({
      terraform: 'admin_create_user_config.allow_admin_create_user_only',
      cloudformation: 'AdminCreateUserConfig.AllowAdminCreateUserOnly',
      default: false,
    }),
    verified: texts({ terraform: 'auto_verified_attributes', cloudformation: 'AutoVerifiedAttributes' }),
    deletionProtection: text({
      terraform: 'deletion_protection',
      cloudformation: 'DeletionProtection',
      default: 'INACTIVE',
    }),
    /** `COGNITO_DEFAULT` sends a few messages a day only. */
    emailSender: text({
      terraform: 'email_configuration.email_sending_account',
      cloudformation: 'EmailConfiguration.EmailSendingAccount',
      default: 'COGNITO_DEFAULT',
    }),
    triggers: link({
      terraform: [
        'lambda_config.pre_sign_up',
        'lambda_config.post_confirmation',
        'lambda_config.pre_authentication',
        'lambda_config.post_authentication',
        'lambda_config.custom_message',
        'lambda_config.pre_token_generation',
        'lambda_config.define_auth_challenge',
        'lambda_config.create_auth_challenge',
        'lambda_config.verify_auth_challenge_response',
        'lambda_config.user_migration',
      ],
      cloudformation: [
        'LambdaConfig.PreSignUp',
        'LambdaConfig.PostConfirmation',
        'LambdaConfig.PreAuthentication',
        'LambdaConfig.PostAuthentication',
        'LambdaConfig.CustomMessage',
        'LambdaConfig.PreTokenGeneration',
        'LambdaConfig.DefineAuthChallenge',
        'LambdaConfig.CreateAuthChallenge',
        'LambdaConfig.VerifyAuthChallengeResponse',
        'LambdaConfig.UserMigration',
      ],
      relation: 'triggers',
      to: ['lambda-function'],
    }),
  },
});

export const userPoolClient = defineKind({
  id: 'cognito-user-pool-client',
  name: 'Amazon Cognito user pool client',
  terraform: 'aws_cognito_user_pool_client',
  cloudformation: 'AWS::Cognito::UserPoolClient',
  names: { terraform: 'name', cloudformation: 'ClientName' },
  attributes: {
    pool: link({ terraform: 'user_pool_id', cloudformation: 'UserPoolId', ...TO_POOL }),
    refreshTokenValidity: number({
      terraform: 'refresh_token_validity',
      cloudformation: 'RefreshTokenValidity',
      default: 30,
    }),
    refreshTokenUnit: text({
      terraform: 'token_validity_units.refresh_token',
      cloudformation: 'TokenValidityUnits.RefreshToken',
      default: 'days',
    }),
    accessTokenValidity: number({
      terraform: 'access_token_validity',
      cloudformation: 'AccessTokenValidity',
      default: 1,
    }),
    accessTokenUnit: text({
      terraform: 'token_validity_units.access_token',
      cloudformation: 'TokenValidityUnits.AccessToken',
      default: 'hours',
    }),
    revocation: flag({
      terraform: 'enable_token_revocation',
      cloudformation: 'EnableTokenRevocation',
      default: true,
    }),
    userExistenceErrors: text({
      terraform: 'prevent_user_existence_errors',
      cloudformation: 'PreventUserExistenceErrors',
    }),
    oauthFlows: texts({ terraform: 'allowed_oauth_flows', cloudformation: 'AllowedOAuthFlows' }),
    authFlows: texts({ terraform: 'explicit_auth_flows', cloudformation: 'ExplicitAuthFlows' }),
    callbacks: texts({ terraform: 'callback_urls', cloudformation: 'CallbackURLs', outline: true }),
  },
});

export const userPoolDomain = defineKind({
  id: 'cognito-user-pool-domain',
  name: 'Amazon Cognito user pool domain',
  terraform: 'aws_cognito_user_pool_domain',
  cloudformation: 'AWS::Cognito::UserPoolDomain',
  attributes: {
    pool: link({ terraform: 'user_pool_id', cloudformation: 'UserPoolId', ...TO_POOL }),
  },
});

export const userPoolGroup = defineKind({
  id: 'cognito-user-pool-group',
  name: 'Amazon Cognito user pool group',
  terraform: 'aws_cognito_user_group',
  cloudformation: 'AWS::Cognito::UserPoolGroup',
  attributes: {
    pool: link({ terraform: 'user_pool_id', cloudformation: 'UserPoolId', ...TO_POOL }),
    role: link({ terraform: 'role_arn', cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
  },
});

export const userPoolIdentityProvider = defineKind({
  id: 'cognito-identity-provider',
  name: 'Amazon Cognito identity provider',
  terraform: 'aws_cognito_identity_provider',
  cloudformation: 'AWS::Cognito::UserPoolIdentityProvider',
  attributes: {
    pool: link({ terraform: 'user_pool_id', cloudformation: 'UserPoolId', ...TO_POOL }),
  },
});

export const userPoolResourceServer = defineKind({
  id: 'cognito-resource-server',
  name: 'Amazon Cognito resource server',
  terraform: 'aws_cognito_resource_server',
  cloudformation: 'AWS::Cognito::UserPoolResourceServer',
  attributes: {
    pool: link({ terraform: 'user_pool_id', cloudformation: 'UserPoolId', ...TO_POOL }),
  },
});

/** A user that the code itself puts into the pool. */
export const userPoolUser = defineKind({
  id: 'cognito-user',
  name: 'Amazon Cognito user',
  terraform: 'aws_cognito_user',
  cloudformation: 'AWS::Cognito::UserPoolUser',
  attributes: {
    pool: link({ terraform: 'user_pool_id', cloudformation: 'UserPoolId', ...TO_POOL }),
  },
});

/** Hands AWS credentials to users of an application. */
export const identityPool = defineKind({
  id: 'cognito-identity-pool',
  name: 'Amazon Cognito identity pool',
  terraform: 'aws_cognito_identity_pool',
  cloudformation: 'AWS::Cognito::IdentityPool',
  names: { terraform: 'identity_pool_name', cloudformation: 'IdentityPoolName' },
  attributes: {
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'IdentityPoolTags' }),
    guests: flag({
      terraform: 'allow_unauthenticated_identities',
      cloudformation: 'AllowUnauthenticatedIdentities',
      default: { terraform: false },
    }),
    classicFlow: flag({
      terraform: 'allow_classic_flow',
      cloudformation: 'AllowClassicFlow',
      default: false,
    }),
    guestRole: link({
      terraform: {
        companion: 'aws_cognito_identity_pool_roles_attachment',
        joinedBy: 'identity_pool_id',
        at: 'roles.unauthenticated',
      },
      cloudformation: {
        companion: 'AWS::Cognito::IdentityPoolRoleAttachment',
        joinedBy: 'IdentityPoolId',
        at: 'Roles.unauthenticated',
      },
      relation: 'assumes',
      to: ['iam-role'],
    }),
    userRole: link({
      terraform: {
        companion: 'aws_cognito_identity_pool_roles_attachment',
        joinedBy: 'identity_pool_id',
        at: 'roles.authenticated',
      },
      cloudformation: {
        companion: 'AWS::Cognito::IdentityPoolRoleAttachment',
        joinedBy: 'IdentityPoolId',
        at: 'Roles.authenticated',
      },
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

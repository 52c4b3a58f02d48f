import { defineKind, items, link, tagMap, text } from '../index.ts';

export const amplifyApp = defineKind({
  id: 'amplify-app',
  name: 'AWS Amplify app',
  terraform: 'aws_amplify_app',
  cloudformation: 'AWS::Amplify::App',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    accessToken: text({
      terraform: ['access_token', 'oauth_token'],
      cloudformation: ['AccessToken', 'OauthToken'],
    }),
    basicAuthPassword: text({ cloudformation: 'BasicAuthConfig.Password' }),
    environment: tagMap({ terraform: 'environment_variables' }),
    /** The same variables as CloudFormation lists them. */
    environmentList: items({
      cloudformation: 'EnvironmentVariables',
      fields: { name: text({ cloudformation: 'Name' }), value: text({ cloudformation: 'Value' }) },
    }),
  },
});

export const amplifyBranch = defineKind({
  id: 'amplify-branch',
  name: 'AWS Amplify branch',
  terraform: 'aws_amplify_branch',
  cloudformation: 'AWS::Amplify::Branch',
  names: { terraform: 'branch_name', cloudformation: 'BranchName' },
  attributes: {
    app: link({ terraform: 'app_id', cloudformation: 'AppId', relation: 'in', to: ['amplify-app'] }),
  },
});

export const amplifyDomain = defineKind({
  id: 'amplify-domain',
  name: 'AWS Amplify domain',
  terraform: 'aws_amplify_domain_association',
  cloudformation: 'AWS::Amplify::Domain',
  names: { terraform: 'domain_name', cloudformation: 'DomainName' },
  attributes: {
    app: link({ terraform: 'app_id', cloudformation: 'AppId', relation: 'in', to: ['amplify-app'] }),
  },
});

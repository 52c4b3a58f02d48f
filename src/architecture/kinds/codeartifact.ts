import { defineKind, link, policy, texts } from '../index.ts';

export const codeartifactDomain = defineKind({
  id: 'codeartifact-domain',
  name: 'AWS CodeArtifact domain',
  terraform: 'aws_codeartifact_domain',
  cloudformation: 'AWS::CodeArtifact::Domain',
  names: { terraform: 'domain', cloudformation: 'DomainName' },
  attributes: {
    encryptionKey: link({
      terraform: 'encryption_key',
      cloudformation: 'EncryptionKey',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    policy: policy({
      terraform: {
        companion: 'aws_codeartifact_domain_permissions_policy',
        joinedBy: 'domain',
        at: 'policy_document',
      },
      cloudformation: 'PermissionsPolicyDocument',
    }),
  },
});

export const codeartifactRepository = defineKind({
  id: 'codeartifact-repository',
  name: 'AWS CodeArtifact repository',
  terraform: 'aws_codeartifact_repository',
  cloudformation: 'AWS::CodeArtifact::Repository',
  names: { terraform: 'repository', cloudformation: 'RepositoryName' },
  attributes: {
    domain: link({
      terraform: 'domain',
      cloudformation: 'DomainName',
      relation: 'in',
      to: ['codeartifact-domain'],
    }),
    externalConnections: texts({
      terraform: 'external_connections.external_connection_name',
      cloudformation: 'ExternalConnections',
    }),
    policy: policy({
      terraform: {
        companion: 'aws_codeartifact_repository_permissions_policy',
        joinedBy: 'repository',
        at: 'policy_document',
      },
      cloudformation: 'PermissionsPolicyDocument',
    }),
  },
});

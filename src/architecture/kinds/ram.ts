import { defineKind, flag, link, texts } from '../index.ts';

export const resourceShare = defineKind({
  id: 'ram-resource-share',
  name: 'AWS Resource Access Manager share',
  terraform: 'aws_ram_resource_share',
  cloudformation: 'AWS::RAM::ResourceShare',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    allowsExternal: flag({
      terraform: 'allow_external_principals',
      cloudformation: 'AllowExternalPrincipals',
      default: { terraform: false, cloudformation: true },
    }),
    resources: link({
      terraform: {
        companion: 'aws_ram_resource_association',
        joinedBy: 'resource_share_arn',
        at: 'resource_arn',
      },
      cloudformation: 'ResourceArns',
      relation: 'contains',
    }),
    principals: texts({
      terraform: {
        companion: 'aws_ram_principal_association',
        joinedBy: 'resource_share_arn',
        at: 'principal',
      },
      cloudformation: 'Principals',
      outline: true,
    }),
  },
});

import { defineKind, items, link, presence, text } from '../index.ts';

export const wafv2WebAcl = defineKind({
  id: 'wafv2-web-acl',
  name: 'AWS WAF web ACL',
  terraform: 'aws_wafv2_web_acl',
  cloudformation: 'AWS::WAFv2::WebACL',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    scope: text({ terraform: 'scope', cloudformation: 'Scope' }),
    blocksByDefault: presence({ terraform: 'default_action.block', cloudformation: 'DefaultAction.Block' }),
    rules: items({
      terraform: 'rule',
      cloudformation: 'Rules',
      fields: { name: text({ terraform: 'name', cloudformation: 'Name' }) },
    }),
    /** Terraform takes the rules as one JSON text as well. */
    rulesAsJson: text({ terraform: 'rule_json' }),
  },
});

/** Puts a web ACL before a load balancer, an API or another regional entry point. */
export const wafv2WebAclAssociation = defineKind({
  id: 'wafv2-web-acl-association',
  name: 'AWS WAF web ACL association',
  terraform: 'aws_wafv2_web_acl_association',
  cloudformation: 'AWS::WAFv2::WebACLAssociation',
  attributes: {
    resource: link({ terraform: 'resource_arn', cloudformation: 'ResourceArn', relation: 'protects' }),
    webAcl: link({
      terraform: 'web_acl_arn',
      cloudformation: 'WebACLArn',
      relation: 'uses',
      to: ['wafv2-web-acl'],
    }),
  },
});

import { defineKind, items, link, number, presence, text, texts } from '../index.ts';

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
      fields: {
        name: text({ terraform: 'name', cloudformation: 'Name' }),
        /** The managed group's own name, e.g. `AWSManagedRulesCommonRuleSet`. */
        managedGroup: text({
          terraform: 'statement.managed_rule_group_statement.name',
          cloudformation: 'Statement.ManagedRuleGroupStatement.Name',
        }),
        ruleGroup: link({
          terraform: 'statement.rule_group_reference_statement.arn',
          cloudformation: 'Statement.RuleGroupReferenceStatement.Arn',
          relation: 'uses',
          to: ['wafv2-rule-group'],
        }),
        rateBased: presence({
          terraform: 'statement.rate_based_statement',
          cloudformation: 'Statement.RateBasedStatement',
        }),
        rateLimit: number({
          terraform: 'statement.rate_based_statement.limit',
          cloudformation: 'Statement.RateBasedStatement.Limit',
        }),
        /** For groups: the group only counts. */
        groupCounts: presence({ terraform: 'override_action.count', cloudformation: 'OverrideAction.Count' }),
        counts: presence({ terraform: 'action.count', cloudformation: 'Action.Count' }),
        statement: presence({ terraform: 'statement', cloudformation: 'Statement' }),
      },
    }),
    /** Terraform takes the rules as one JSON text as well. */
    rulesAsJson: text({ terraform: 'rule_json' }),
    logDestinations: link({
      terraform: {
        companion: 'aws_wafv2_web_acl_logging_configuration',
        joinedBy: 'resource_arn',
        at: 'log_destination_configs',
      },
      cloudformation: {
        companion: 'AWS::WAFv2::LoggingConfiguration',
        joinedBy: 'ResourceArn',
        at: 'LogDestinationConfigs',
      },
      relation: 'logs-to',
      to: ['s3-bucket', 'cloudwatch-log-group', 'firehose-delivery-stream'],
    }),
    logging: presence({
      terraform: { companion: 'aws_wafv2_web_acl_logging_configuration', joinedBy: 'resource_arn', at: '' },
      cloudformation: { companion: 'AWS::WAFv2::LoggingConfiguration', joinedBy: 'ResourceArn', at: '' },
    }),
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

/** Rules kept for use in several web ACLs. */
export const wafv2RuleGroup = defineKind({
  id: 'wafv2-rule-group',
  name: 'AWS WAF rule group',
  terraform: 'aws_wafv2_rule_group',
  cloudformation: 'AWS::WAFv2::RuleGroup',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    rules: items({
      terraform: 'rule',
      cloudformation: 'Rules',
      fields: {
        rateBased: presence({
          terraform: 'statement.rate_based_statement',
          cloudformation: 'Statement.RateBasedStatement',
        }),
      },
    }),
  },
});

export const wafv2IpSet = defineKind({
  id: 'wafv2-ip-set',
  name: 'AWS WAF IP set',
  terraform: 'aws_wafv2_ip_set',
  cloudformation: 'AWS::WAFv2::IPSet',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    addresses: texts({ terraform: 'addresses', cloudformation: 'Addresses' }),
  },
});

export const wafv2RegexPatternSet = defineKind({
  id: 'wafv2-regex-pattern-set',
  name: 'AWS WAF regex pattern set',
  terraform: 'aws_wafv2_regex_pattern_set',
  cloudformation: 'AWS::WAFv2::RegexPatternSet',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

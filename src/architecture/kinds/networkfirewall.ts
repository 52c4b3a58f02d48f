import { defineKind, items, link, presence, text, texts } from '../index.ts';

export const networkFirewall = defineKind({
  id: 'networkfirewall-firewall',
  name: 'AWS Network Firewall firewall',
  terraform: 'aws_networkfirewall_firewall',
  cloudformation: 'AWS::NetworkFirewall::Firewall',
  names: { terraform: 'name', cloudformation: 'FirewallName' },
  attributes: {
    vpc: link({ terraform: 'vpc_id', cloudformation: 'VpcId', relation: 'in', to: ['vpc'] }),
    subnets: link({
      terraform: 'subnet_mapping.subnet_id',
      cloudformation: 'SubnetMappings.SubnetId',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    policy: link({
      terraform: 'firewall_policy_arn',
      cloudformation: 'FirewallPolicyArn',
      relation: 'uses',
      to: ['networkfirewall-policy'],
    }),
    logging: presence({
      terraform: { companion: 'aws_networkfirewall_logging_configuration', joinedBy: 'firewall_arn', at: '' },
      cloudformation: {
        companion: 'AWS::NetworkFirewall::LoggingConfiguration',
        joinedBy: 'FirewallArn',
        at: '',
      },
    }),
  },
});

export const networkFirewallPolicy = defineKind({
  id: 'networkfirewall-policy',
  name: 'AWS Network Firewall policy',
  terraform: 'aws_networkfirewall_firewall_policy',
  cloudformation: 'AWS::NetworkFirewall::FirewallPolicy',
  names: { terraform: 'name', cloudformation: 'FirewallPolicyName' },
  attributes: {
    statelessDefaultActions: texts({
      terraform: 'firewall_policy.stateless_default_actions',
      cloudformation: 'FirewallPolicy.StatelessDefaultActions',
    }),
    statefulDefaultActions: texts({
      terraform: 'firewall_policy.stateful_default_actions',
      cloudformation: 'FirewallPolicy.StatefulDefaultActions',
    }),
    statefulRuleGroups: presence({
      terraform: 'firewall_policy.stateful_rule_group_reference',
      cloudformation: 'FirewallPolicy.StatefulRuleGroupReferences',
    }),
    ruleGroups: link({
      terraform: [
        'firewall_policy.stateful_rule_group_reference.resource_arn',
        'firewall_policy.stateless_rule_group_reference.resource_arn',
      ],
      cloudformation: [
        'FirewallPolicy.StatefulRuleGroupReferences.ResourceArn',
        'FirewallPolicy.StatelessRuleGroupReferences.ResourceArn',
      ],
      relation: 'uses',
      to: ['networkfirewall-rule-group'],
    }),
  },
});

export const networkFirewallRuleGroup = defineKind({
  id: 'networkfirewall-rule-group',
  name: 'AWS Network Firewall rule group',
  terraform: 'aws_networkfirewall_rule_group',
  cloudformation: 'AWS::NetworkFirewall::RuleGroup',
  names: { terraform: 'name', cloudformation: 'RuleGroupName' },
  attributes: {
    type: text({ terraform: 'type', cloudformation: 'Type' }),
    statefulRules: items({
      terraform: 'rule_group.rules_source.stateful_rule',
      cloudformation: 'RuleGroup.RulesSource.StatefulRules',
      fields: { action: text({ terraform: 'action', cloudformation: 'Action' }) },
    }),
  },
});

import { networkFirewallPolicy } from '../../architecture/kinds/networkfirewall.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const networkfirewallInspectsTraffic = defineCheck({
  id: 'networkfirewall-inspects-traffic',
  kind: networkFirewallPolicy,
  title: 'Network Firewall policy looks into the traffic that no rule names',
  why: 'Stateless rules see single packets and no connections. A policy that lets the rest pass at this first stage never looks at domain names, protocols or known attacks, and the firewall is paid for without protecting.',
  remediation:
    'Make aws:forward_to_sfe the stateless default action, and drop in the stateful stage what no rule allows.',
  links: [
    'https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateless-default-actions.html',
  ],
  examine: (policy) => {
    const { statelessDefaultActions, statefulDefaultActions, statefulRuleGroups } = policy;
    if (statelessDefaultActions.state === 'absent') return 'not-applicable';
    if (statelessDefaultActions.state === 'unresolved') {
      return inconclusive(statelessDefaultActions.reason, statelessDefaultActions.location);
    }
    const { values, open } = statelessDefaultActions.value;
    if (values.includes('aws:pass')) {
      return contradicts(
        'Traffic that no stateless rule names passes without a look.',
        statelessDefaultActions.location,
      );
    }
    const [reason] = open;
    if (reason !== undefined) return inconclusive(reason, statelessDefaultActions.location);
    if (!values.includes('aws:forward_to_sfe')) {
      return supports('Traffic that no rule names is dropped.', statelessDefaultActions.location);
    }
    if (statefulRuleGroups.state === 'unresolved') {
      return inconclusive(statefulRuleGroups.reason, statefulRuleGroups.location);
    }
    const hasRules = statefulRuleGroups.state === 'known' && statefulRuleGroups.value;
    if (!hasRules && statefulDefaultActions.state === 'absent') {
      return contradicts(
        'Traffic is handed to the stateful stage, which has no rules and lets it pass.',
        policy,
      );
    }
    return supports('Traffic that no stateless rule names is looked into.', statelessDefaultActions.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_networkfirewall_firewall_policy" "edge" {
  name = "edge"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]

    stateful_rule_group_reference {
      resource_arn = "arn:aws:network-firewall:eu-west-1:111122223333:stateful-rulegroup/domains"
    }
  }
}`,
      contradicts: `
resource "aws_networkfirewall_firewall_policy" "edge" {
  name = "edge"

  firewall_policy {
    stateless_default_actions          = ["aws:pass"]
    stateless_fragment_default_actions = ["aws:drop"]
  }
}`,
      inconclusive: `
variable "actions" {
  type = list(string)
}

resource "aws_networkfirewall_firewall_policy" "edge" {
  name = "edge"

  firewall_policy {
    stateless_default_actions          = var.actions
    stateless_fragment_default_actions = ["aws:drop"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Edge:
    Type: AWS::NetworkFirewall::FirewallPolicy
    Properties:
      FirewallPolicyName: edge
      FirewallPolicy:
        StatelessDefaultActions: ["aws:drop"]
        StatelessFragmentDefaultActions: ["aws:drop"]`,
      contradicts: `
Resources:
  Edge:
    Type: AWS::NetworkFirewall::FirewallPolicy
    Properties:
      FirewallPolicyName: edge
      FirewallPolicy:
        StatelessDefaultActions: ["aws:forward_to_sfe"]
        StatelessFragmentDefaultActions: ["aws:forward_to_sfe"]`,
    },
  },
});

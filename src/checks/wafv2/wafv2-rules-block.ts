import { wafv2WebAcl } from '../../architecture/kinds/wafv2.ts';
import type { Stated } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const wafv2RulesBlock = defineCheck({
  id: 'wafv2-rules-block',
  kind: wafv2WebAcl,
  title: 'Web ACL blocks what its rules find',
  why: 'Rules that only count let every attack through and write it down. That is right for the first weeks; afterwards the firewall is a statistic.',
  remediation: 'Let the rules act once the counts show no false alarms.',
  links: ['https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-testing.html'],
  blindSpots: ['Rules of a group that are overridden one by one are not seen.'],
  examine: ({ rules, blocksByDefault }) => {
    if (rules.state !== 'known' || rules.value.items.length === 0) return 'not-applicable';
    if (blocksByDefault.state === 'known' && blocksByDefault.value)
      return supports('The web ACL blocks what no rule lets through.', blocksByDefault.location);
    const acting = rules.value.items.find(
      ({ counts, groupCounts }) => !isStated(counts) && !isStated(groupCounts),
    );
    if (acting !== undefined) return supports('The web ACL has rules that act.', acting.location);
    const [reason] = rules.value.open;
    if (reason !== undefined) return inconclusive(`Further rules are not known: ${reason}.`, rules.location);
    return rules.value.items.some(
      ({ counts, groupCounts }) => counts.state === 'unresolved' || groupCounts.state === 'unresolved',
    )
      ? inconclusive('Whether the rules count or act is known only at deployment.', rules.location)
      : contradicts('Every rule of the web ACL only counts.', rules.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_wafv2_web_acl" "site" {
  name  = "site"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name     = "core"
    priority = 1
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}`,
      contradicts: `
resource "aws_wafv2_web_acl" "site" {
  name  = "site"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name     = "core"
    priority = 1
    override_action {
      count {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}`,
      inconclusive: `
variable "more" {
  type = any
}

resource "aws_wafv2_web_acl" "site" {
  name  = "site"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name     = "core"
    priority = 1
    override_action {
      count {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
  }
  dynamic "rule" {
    for_each = var.more
    content {
      name     = rule.value
      priority = 3
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Site:
    Type: AWS::WAFv2::WebACL
    Properties:
      Scope: REGIONAL
      DefaultAction:
        Allow: {}
      Rules:
        - Name: core
          Priority: 1
          OverrideAction:
            None: {}
          Statement:
            ManagedRuleGroupStatement:
              VendorName: AWS
              Name: AWSManagedRulesCommonRuleSet`,
      contradicts: `
Resources:
  Site:
    Type: AWS::WAFv2::WebACL
    Properties:
      Scope: REGIONAL
      DefaultAction:
        Allow: {}
      Rules:
        - Name: core
          Priority: 1
          OverrideAction:
            Count: {}
          Statement:
            ManagedRuleGroupStatement:
              VendorName: AWS
              Name: AWSManagedRulesCommonRuleSet`,
    },
  },
});

/** Open counts as stated: it may be. */
function isStated(stated: Stated<boolean>): boolean {
  return stated.state === 'unresolved' || (stated.state === 'known' && stated.value);
}

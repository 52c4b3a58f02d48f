import { wafv2WebAcl } from '../../architecture/kinds/wafv2.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const wafv2WebAclRules = defineCheck({
  id: 'wafv2-web-acl-rules',
  kind: wafv2WebAcl,
  title: 'Web ACL has rules that inspect requests',
  why: 'A web ACL without rules lets every request through unseen. It looks like protection and is none.',
  remediation: 'Add the managed rule groups of AWS that fit the application, and a rate-based rule.',
  links: ['https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html'],
  blindSpots: ['Whether the rules count or block, and whether they fit the application, is not judged.'],
  examine: ({ rules, rulesAsJson, blocksByDefault, location }) => {
    if (rulesAsJson.state !== 'absent') return supports('The web ACL has rules.', rulesAsJson.location);
    if (rules.state === 'unresolved') return inconclusive(rules.reason, rules.location);
    if (rules.state === 'known') {
      if (rules.value.items.length > 0) return supports('The web ACL has rules.', rules.location);
      const [reason] = rules.value.open;
      if (reason !== undefined) return inconclusive(reason, rules.location);
    }
    return blocksByDefault.state === 'known' && blocksByDefault.value
      ? supports('The web ACL blocks every request.', blocksByDefault.location)
      : contradicts('The web ACL has no rules.', location);
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
        - Name: flood
          Priority: 1
          Action:
            Block: {}
          Statement:
            RateBasedStatement:
              Limit: 1000
              AggregateKeyType: IP`,
      contradicts: `
Resources:
  Site:
    Type: AWS::WAFv2::WebACL
    Properties:
      Scope: REGIONAL
      DefaultAction:
        Allow: {}`,
      inconclusive: `
Parameters:
  Rules:
    Type: String
Resources:
  Site:
    Type: AWS::WAFv2::WebACL
    Properties:
      Scope: REGIONAL
      DefaultAction:
        Allow: {}
      Rules: !Ref Rules`,
    },
  },
});

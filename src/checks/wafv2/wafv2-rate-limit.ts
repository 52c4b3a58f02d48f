import { wafv2RuleGroup, wafv2WebAcl } from '../../architecture/kinds/wafv2.ts';
import type { Stated } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive, supports } from '../expectations.ts';

export const wafv2RateLimit = defineCheck({
  id: 'wafv2-rate-limit',
  kind: wafv2WebAcl,
  related: [wafv2RuleGroup],
  title: 'Web ACL slows down clients that send too many requests',
  why: 'Without a limit one client can try passwords or search queries as fast as the network allows, until the application behind gives up for everybody.',
  remediation: 'Add a rate-based rule with a limit somewhat above what a busy client needs in five minutes.',
  links: ['https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html'],
  blindSpots: ['Limits in an API gateway, in CloudFront or in the application are not looked at.'],
  examine: ({ rules, rulesAsJson, location }, { follow }) => {
    if (rulesAsJson.state !== 'absent' || rules.state === 'absent') return 'not-applicable';
    if (rules.state === 'unresolved') return inconclusive(rules.reason, rules.location);
    const limits = rules.value.items.filter(
      ({ rateBased }) => rateBased.state === 'known' && rateBased.value,
    );
    if (limits.length > 0) {
      return limits.map(({ rateLimit }) =>
        expect(rateLimit, (limit) => limit < SENSELESS, {
          supports: (limit) => `A client may send ${limit} requests in the window of the rule.`,
          contradicts: (limit) => `A limit of ${limit} requests stops nobody.`,
          absent: 'inconclusive',
        }),
      );
    }
    const group = rules.value.items
      .flatMap(({ ruleGroup }) => follow(ruleGroup, wafv2RuleGroup))
      .find((found) => found.rules.state === 'known' && found.rules.value.items.some(isRateBased));
    return group === undefined
      ? inconclusive('No rule of the web ACL limits the rate; something else may.', location)
      : supports('A rule group of the web ACL limits the rate.', group);
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
    name     = "flood"
    priority = 2
    action {
      block {}
    }
    statement {
      rate_based_statement {
        limit = 2000
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
    name     = "flood"
    priority = 2
    action {
      block {}
    }
    statement {
      rate_based_statement {
        limit = 2000000
      }
    }
  }
}`,
      inconclusive: `
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
          Priority: 2
          Action:
            Block: {}
          Statement:
            RateBasedStatement:
              Limit: 2000
              AggregateKeyType: IP`,
      contradicts: `
Resources:
  Site:
    Type: AWS::WAFv2::WebACL
    Properties:
      Scope: REGIONAL
      DefaultAction:
        Allow: {}
      Rules:
        - Name: flood
          Priority: 2
          Action:
            Block: {}
          Statement:
            RateBasedStatement:
              Limit: 2000000
              AggregateKeyType: IP`,
    },
  },
});

/** Requests of one client in five minutes: more than three thousand a second. */
const SENSELESS = 1_000_000;

function isRateBased({ rateBased }: { readonly rateBased: Stated<boolean> }): boolean {
  return rateBased.state === 'known' && rateBased.value;
}

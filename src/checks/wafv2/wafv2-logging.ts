import { wafv2WebAcl } from '../../architecture/kinds/wafv2.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const wafv2Logging = defineCheck({
  id: 'wafv2-logging',
  kind: wafv2WebAcl,
  title: 'Web ACL writes down the requests that it judges',
  why: 'A firewall without a log cannot tell which customer it turned away yesterday, nor which requests came before a break-in. Samples in the console are gone after three hours.',
  remediation:
    'Add a logging configuration with a log group, a bucket or a delivery stream whose name begins with aws-waf-logs.',
  links: ['https://docs.aws.amazon.com/waf/latest/developerguide/logging.html'],
  blindSpots: ['Logging that Firewall Manager or another root module adds is not seen.'],
  examine: ({ logging, location }) => {
    if (logging.state === 'unresolved') return inconclusive(logging.reason, logging.location);
    return logging.state === 'known' && logging.value
      ? supports('The web ACL has a log.', logging.location)
      : contradicts('The web ACL has no log.', location);
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
}

resource "aws_wafv2_web_acl_logging_configuration" "site" {
  resource_arn            = aws_wafv2_web_acl.site.arn
  log_destination_configs = ["arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-site"]
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
      inconclusive: `
variable "log" {
  type = bool
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
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}

resource "aws_wafv2_web_acl_logging_configuration" "site" {
  count                   = var.log ? 1 : 0
  resource_arn            = aws_wafv2_web_acl.site.arn
  log_destination_configs = ["arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-site"]
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
              Name: AWSManagedRulesCommonRuleSet
  SiteLog:
    Type: AWS::WAFv2::LoggingConfiguration
    Properties:
      ResourceArn: !GetAtt Site.Arn
      LogDestinationConfigs:
        - arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-site`,
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
            None: {}
          Statement:
            ManagedRuleGroupStatement:
              VendorName: AWS
              Name: AWSManagedRulesCommonRuleSet`,
    },
  },
});

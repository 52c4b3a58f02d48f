import { accessAnalyzer } from '../../architecture/kinds/accessanalyzer.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

export const accessanalyzerUnusedAccess = defineCheck({
  id: 'accessanalyzer-unused-access',
  kind: accessAnalyzer,
  title: 'Access Analyzer reports permissions that nobody uses',
  why: 'Permissions pile up: a role that needed a service last year may use it still. The analyzer names what was not used for a time; with a time of most of a year the pile stays.',
  remediation: 'Report access that was not used for 90 days.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-findings.html'],
  examine: ({ type, unusedDays }) => {
    if (type.state === 'unresolved') return inconclusive(type.reason, type.location);
    if (type.state !== 'known' || !type.value.endsWith('UNUSED_ACCESS')) return 'not-applicable';
    return expect(unusedDays, (days) => days <= 180, {
      supports: (days) => `Access that was not used for ${days} days is reported.`,
      contradicts: (days) => `Access counts as unused after ${days} days only.`,
      absent: 'inconclusive',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_accessanalyzer_analyzer" "unused" {
  analyzer_name = "unused"
  type          = "ACCOUNT_UNUSED_ACCESS"
  configuration {
    unused_access {
      unused_access_age = 90
    }
  }
}`,
      contradicts: `
resource "aws_accessanalyzer_analyzer" "unused" {
  analyzer_name = "unused"
  type          = "ACCOUNT_UNUSED_ACCESS"
  configuration {
    unused_access {
      unused_access_age = 365
    }
  }
}`,
      inconclusive: `
variable "days" {
  type = number
}

resource "aws_accessanalyzer_analyzer" "unused" {
  analyzer_name = "unused"
  type          = "ACCOUNT_UNUSED_ACCESS"
  configuration {
    unused_access {
      unused_access_age = var.days
    }
  }
}`,
      'not-applicable': `
resource "aws_accessanalyzer_analyzer" "account" {
  analyzer_name = "account"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Unused:
    Type: AWS::AccessAnalyzer::Analyzer
    Properties:
      Type: ORGANIZATION_UNUSED_ACCESS
      AnalyzerConfiguration:
        UnusedAccessConfiguration:
          UnusedAccessAge: 90`,
      contradicts: `
Resources:
  Unused:
    Type: AWS::AccessAnalyzer::Analyzer
    Properties:
      Type: ACCOUNT_UNUSED_ACCESS
      AnalyzerConfiguration:
        UnusedAccessConfiguration:
          UnusedAccessAge: 365`,
    },
  },
});

import { accessAnalyzer } from '../../architecture/kinds/accessanalyzer.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const accessanalyzerExternalAccess = defineCheck({
  id: 'accessanalyzer-external-access',
  kind: accessAnalyzer,
  title: 'Access Analyzer reports what is open to the outside',
  why: 'The analyzer names every bucket, key and role that somebody outside may use. A rule that archives findings about public access hides exactly those that matter most.',
  remediation:
    'Keep an analyzer of the account or the organization, and archive single resources that are public on purpose, not public access as such.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html'],
  blindSpots: ['Whether anybody reads the findings is not seen.'],
  examine: ({ type, archiveRules, location }) => {
    if (type.state === 'unresolved') return inconclusive(type.reason, type.location);
    if (type.state === 'known' && !EXTERNAL.has(type.value)) return 'not-applicable';
    const hiding = (archiveRules.state === 'known' ? archiveRules.value.items : []).find(
      ({ criteria }) =>
        criteria.state === 'known' &&
        criteria.value.open.length === 0 &&
        criteria.value.items.length === 1 &&
        criteria.value.items.every(
          ({ property, equals }) =>
            property.state === 'known' &&
            property.value === 'isPublic' &&
            equals.state === 'known' &&
            equals.value.values.includes('true'),
        ),
    );
    return hiding === undefined
      ? supports('Access from outside is reported.', location)
      : contradicts('Every finding about public access is archived unseen.', hiding.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_accessanalyzer_analyzer" "account" {
  analyzer_name = "account"
}`,
      contradicts: `
resource "aws_accessanalyzer_analyzer" "account" {
  analyzer_name = "account"
}

resource "aws_accessanalyzer_archive_rule" "noise" {
  analyzer_name = aws_accessanalyzer_analyzer.account.analyzer_name
  rule_name     = "noise"
  filter {
    criteria = "isPublic"
    eq       = ["true"]
  }
}`,
      inconclusive: `
variable "type" {
  type = string
}

resource "aws_accessanalyzer_analyzer" "account" {
  analyzer_name = "account"
  type          = var.type
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Account:
    Type: AWS::AccessAnalyzer::Analyzer
    Properties:
      Type: ACCOUNT`,
      contradicts: `
Resources:
  Account:
    Type: AWS::AccessAnalyzer::Analyzer
    Properties:
      Type: ACCOUNT
      ArchiveRules:
        - RuleName: noise
          Filter:
            - Property: isPublic
              Eq:
                - 'true'`,
    },
  },
});

const EXTERNAL = new Set(['ACCOUNT', 'ORGANIZATION']);

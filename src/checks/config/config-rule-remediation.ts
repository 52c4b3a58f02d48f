import { configRule } from '../../architecture/kinds/config.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const configRuleRemediation = defineCheck({
  id: 'config-rule-remediation',
  kind: configRule,
  title: 'AWS Config rule puts right what it finds',
  why: 'A finding that waits for a person stays open over the weekend, and the open port with it. A rule with a remediation starts a runbook within minutes, the same way every time.',
  remediation:
    'Attach a remediation with a runbook of Systems Manager, and let it start by itself where that does no harm.',
  links: ['https://docs.aws.amazon.com/config/latest/developerguide/remediation.html'],
  blindSpots: [
    'Terraform: a rule without a remediation is not judged, as findings may be handled elsewhere.',
    'CloudFormation: a rule without a remediation is not judged, as findings may be handled elsewhere.',
  ],
  examine: ({ remediation, automaticRemediation }) => {
    if (remediation.state === 'unresolved') return inconclusive(remediation.reason, remediation.location);
    if (remediation.state === 'absent' || !remediation.value) return 'not-applicable';
    if (automaticRemediation.state === 'unresolved')
      return inconclusive(automaticRemediation.reason, automaticRemediation.location);
    return automaticRemediation.state === 'known' && automaticRemediation.value
      ? supports('The remediation starts by itself.', remediation.location)
      : inconclusive('The remediation waits for a person to start it.', remediation.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_config_config_rule" "volumes" {
  name = "encrypted-volumes"
  source {
    owner             = "AWS"
    source_identifier = "ENCRYPTED_VOLUMES"
  }
}

resource "aws_config_remediation_configuration" "volumes" {
  config_rule_name = aws_config_config_rule.volumes.name
  target_type      = "SSM_DOCUMENT"
  target_id        = "AWS-DisablePublicAccessForSecurityGroup"
  automatic        = true
}`,
      inconclusive: `
resource "aws_config_config_rule" "volumes" {
  name = "encrypted-volumes"
  source {
    owner             = "AWS"
    source_identifier = "ENCRYPTED_VOLUMES"
  }
}

resource "aws_config_remediation_configuration" "volumes" {
  config_rule_name = aws_config_config_rule.volumes.name
  target_type      = "SSM_DOCUMENT"
  target_id        = "AWS-DisablePublicAccessForSecurityGroup"
}`,
      'not-applicable': `
resource "aws_config_config_rule" "volumes" {
  name = "encrypted-volumes"
  source {
    owner             = "AWS"
    source_identifier = "ENCRYPTED_VOLUMES"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Volumes:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: encrypted-volumes
      Source:
        Owner: AWS
        SourceIdentifier: ENCRYPTED_VOLUMES
  Repair:
    Type: AWS::Config::RemediationConfiguration
    Properties:
      ConfigRuleName: !Ref Volumes
      TargetType: SSM_DOCUMENT
      TargetId: AWS-DisablePublicAccessForSecurityGroup
      Automatic: true`,
    },
  },
});

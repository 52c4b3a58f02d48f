import { configConformancePack, configRecorder, configRule } from '../../architecture/kinds/config.ts';
import { securityHub } from '../../architecture/kinds/securityhub.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const configRecorderJudgedByRules = defineCheck({
  id: 'config-recorder-judged-by-rules',
  kind: configRecorder,
  related: [configRule, configConformancePack, securityHub],
  title: 'AWS Config judges what it records by rules',
  why: 'Without rules Config is an archive: it knows that a bucket became public on Tuesday and tells nobody. Rules turn the record into findings.',
  remediation:
    'Add managed rules or a conformance pack, or turn on Security Hub, which brings rules of its own.',
  links: ['https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config.html'],
  blindSpots: ['Rules that the organization sends to all of its accounts are not seen.'],
  examine: (recorder, { beside }) => {
    const [judge] = [
      ...beside(recorder, configRule),
      ...beside(recorder, configConformancePack),
      ...beside(recorder, securityHub),
    ];
    if (judge === undefined)
      return contradicts('No rule, conformance pack or Security Hub stands beside the recorder.', recorder);
    return judge.declared.uncertain === undefined
      ? supports(`What is recorded is judged by ${judge.id}.`, judge)
      : inconclusive(`It is not certain that ${judge.id} exists: ${judge.declared.uncertain}.`, judge);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}

resource "aws_config_config_rule" "volumes" {
  name = "encrypted-volumes"
  source {
    owner             = "AWS"
    source_identifier = "ENCRYPTED_VOLUMES"
  }
}`,
      contradicts: `
resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}`,
      inconclusive: `
variable "judge" {
  type = bool
}

resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}

resource "aws_securityhub_account" "main" {
  count = var.judge ? 1 : 0
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Recorder:
    Type: AWS::Config::ConfigurationRecorder
    Properties:
      RoleARN: arn:aws:iam::111122223333:role/config
      RecordingGroup:
        AllSupported: true
        IncludeGlobalResourceTypes: true
  Volumes:
    Type: AWS::Config::ConfigRule
    Properties:
      Source:
        Owner: AWS
        SourceIdentifier: ENCRYPTED_VOLUMES`,
      contradicts: `
Resources:
  Recorder:
    Type: AWS::Config::ConfigurationRecorder
    Properties:
      RoleARN: arn:aws:iam::111122223333:role/config
      RecordingGroup:
        AllSupported: true
        IncludeGlobalResourceTypes: true`,
    },
  },
});

import { configRecorder } from '../../architecture/kinds/config.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const configRecorderAllTypes = defineCheck({
  id: 'config-recorder-all-types',
  kind: configRecorder,
  title: 'AWS Config records every type of resource',
  why: 'Config writes down how each resource was set up at any time. A type that is left out has no history and no rule can judge it; with a list of types, every type that AWS adds later is left out.',
  remediation: 'Record all types, and take out by name those that cost more than they tell.',
  links: ['https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html'],
  blindSpots: ['A recorder for global types in another Region is not seen.'],
  examine: ({ allTypes, strategy, types, location }) => {
    if (strategy.state === 'unresolved') return inconclusive(strategy.reason, strategy.location);
    if (strategy.state === 'known' && strategy.value !== 'INCLUSION_BY_RESOURCE_TYPES')
      return supports('Every type is recorded, but for those left out by name.', strategy.location);
    if (allTypes.state === 'unresolved') return inconclusive(allTypes.reason, allTypes.location);
    if (allTypes.state === 'known' && allTypes.value && types.state === 'absent')
      return supports('Every type is recorded.', allTypes.location);
    if (types.state === 'known') return contradicts('Only listed types are recorded.', types.location);
    return allTypes.state === 'known'
      ? contradicts('Not every type is recorded.', allTypes.location)
      : inconclusive('Which types are recorded is not written.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}`,
      contradicts: `
resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
  recording_group {
    all_supported  = false
    resource_types = ["AWS::EC2::Instance"]
  }
}`,
      inconclusive: `
variable "all" {
  type = bool
}

resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
  recording_group {
    all_supported = var.all
  }
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
        IncludeGlobalResourceTypes: true`,
      contradicts: `
Resources:
  Recorder:
    Type: AWS::Config::ConfigurationRecorder
    Properties:
      RoleARN: arn:aws:iam::111122223333:role/config
      RecordingGroup:
        AllSupported: false
        ResourceTypes:
          - AWS::EC2::Instance`,
    },
  },
});

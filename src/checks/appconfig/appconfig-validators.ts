import { appconfigProfile } from '../../architecture/kinds/appconfig.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive, supports } from '../expectations.ts';

export const appconfigValidators = defineCheck({
  id: 'appconfig-validators',
  kind: appconfigProfile,
  title: 'Configuration is validated before it is deployed',
  why: 'A comma too many in a JSON document, or a limit of 0 instead of 10, is found by a validator before the configuration goes anywhere. Without one the application finds it, in production.',
  remediation:
    'Add a JSON Schema, or a Lambda function that knows what is allowed, as a validator of the profile; use the type AWS.AppConfig.FeatureFlags for flags, which has its own.',
  links: [
    'https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-creating-configuration-and-profile-validators.html',
  ],
  examine: ({ type, validators }) => {
    if (type.state === 'unresolved') return inconclusive(type.reason, type.location);
    if (type.state === 'known' && type.value === 'AWS.AppConfig.FeatureFlags') {
      return supports('AppConfig validates feature flags by itself.', type.location);
    }
    return expectTrue(validators, {
      supports: 'The configuration is validated.',
      contradicts: 'Nothing validates the configuration.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_appconfig_configuration_profile" "limits" {
  application_id = "abc1234"
  name           = "limits"
  location_uri   = "hosted"

  validator {
    type    = "JSON_SCHEMA"
    content = jsonencode({ type = "object", required = ["limit"] })
  }
}`,
      contradicts: `
resource "aws_appconfig_configuration_profile" "limits" {
  application_id = "abc1234"
  name           = "limits"
  location_uri   = "hosted"
}`,
      inconclusive: `
variable "kind" {
  type = string
}

resource "aws_appconfig_configuration_profile" "limits" {
  application_id = "abc1234"
  name           = "limits"
  location_uri   = "hosted"
  type           = var.kind
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Flags:
    Type: AWS::AppConfig::ConfigurationProfile
    Properties:
      ApplicationId: abc1234
      Name: flags
      LocationUri: hosted
      Type: AWS.AppConfig.FeatureFlags`,
      contradicts: `
Resources:
  Limits:
    Type: AWS::AppConfig::ConfigurationProfile
    Properties:
      ApplicationId: abc1234
      Name: limits
      LocationUri: hosted`,
    },
  },
});

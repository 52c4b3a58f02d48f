import { ssmParameter } from '../../architecture/kinds/ssm.ts';
import { defineCheck } from '../check.ts';
import { secretIn } from '../credential-literals.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const SECRET_NAME = /(?:password|passwd|secret|token|api[-_]?key|private[-_]?key|credentials?)$/i;
/** Names of parameters that say where a secret is, and do not hold it. */
const ADDRESS_NAME = /arn|name|id$|url|endpoint|path/i;
const PLACEHOLDER =
  /^$|placeholder|change|replace|dummy|todo|default|example|\bnone\b|\bunset\b|^x+$|\btbc\b|\btbd\b|^initial/i;

export const ssmParameterSecrets = defineCheck({
  id: 'ssm-parameter-secrets',
  kind: ssmParameter,
  title: 'Secrets in Parameter Store are SecureStrings, and their values are not in the code',
  why: 'A parameter of type String is stored as it is, and shown to everybody who may read parameters. A SecureString is encrypted with a key whose policy decides who may read it. A value written into code is in its history for good, whatever the type.',
  remediation:
    'Store secrets as SecureString, or in Secrets Manager, and set their value outside the code; Terraform: value_wo, or a placeholder with ignore_changes.',
  links: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html',
  ],
  blindSpots: ['Secrets are recognised by the name of the parameter and the form of the value.'],
  examine: ({ ignoredChanges, location, name, type, value, writeOnlyValue }) => {
    const named = name.state === 'known' ? (name.value.split('/').pop() ?? '') : '';
    const text = value.state === 'known' ? value.value : '';
    const secret = secretIn(named.replaceAll(/[-.]/g, '_'), text);
    if (type.state === 'unresolved') return inconclusive(type.reason, type.location);
    const isSecure = type.state === 'known' && type.value === 'SecureString';
    const ignored = ignoredChanges.state === 'known' && ignoredChanges.value.values.includes('value');
    if (secret !== undefined && !PLACEHOLDER.test(text)) {
      return contradicts(
        isSecure
          ? `The value, ${secret}, stands in the code.`
          : `The parameter holds ${secret} in plain text.`,
        value.location,
      );
    }
    if (isSecure) {
      if (value.state === 'known' && text !== '' && !ignored && !PLACEHOLDER.test(text)) {
        return inconclusive(
          'The value stands in the code; whether it is secret is not seen.',
          value.location,
        );
      }
      return supports(
        writeOnlyValue.state === 'known' && writeOnlyValue.value
          ? 'The value is encrypted, and not kept in the state.'
          : 'The value is encrypted.',
        type.location,
      );
    }
    if (SECRET_NAME.test(named) && !ADDRESS_NAME.test(named) && value.state === 'unresolved') {
      return inconclusive(
        'By its name the parameter holds a secret, or says where one is; its type keeps it in plain text.',
        location,
      );
    }
    return value.state === 'known'
      ? supports('Neither name nor value say that the parameter holds a secret.', location)
      : 'not-applicable';
  },
  examples: {
    terraform: {
      supports: `
variable "key" {
  type = string
}

resource "aws_ssm_parameter" "key" {
  name  = "/shop/payment/api-key"
  type  = "SecureString"
  value = var.key
}`,
      contradicts: `
resource "aws_ssm_parameter" "password" {
  name  = "/shop/database/password"
  type  = "String"
  value = "quiet-harbour-7"
}`,
      inconclusive: `
variable "type" {
  type = string
}

resource "aws_ssm_parameter" "key" {
  name  = "/shop/payment/api-key"
  type  = var.type
  value = "none"
}`,
      'not-applicable': `
variable "table" {
  type = string
}

resource "aws_ssm_parameter" "table" {
  name  = "/shop/table"
  type  = "String"
  value = var.table
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Table:
    Type: AWS::SSM::Parameter
    Properties:
      Name: /shop/table
      Type: String
      Value: orders`,
      contradicts: `
Resources:
  Key:
    Type: AWS::SSM::Parameter
    Properties:
      Name: /shop/payment/api-key
      Type: String
      Value: 7c9e6679b8454f3e9a1d2b3c4d5e6f70`,
    },
  },
});

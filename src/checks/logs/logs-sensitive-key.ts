import { cloudwatchLogGroup } from '../../architecture/kinds/cloudwatch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const CLASS_TAG = /^(?:data)?(?:class|classification|sensitivity)$|confidentiality|compliance$/i;
const SENSITIVE = /confidential|restricted|secret|sensitive|\bpii\b|\bphi\b|\bpci\b|hipaa|high/i;

export const logsSensitiveKey = defineCheck({
  id: 'logs-sensitive-key',
  kind: cloudwatchLogGroup,
  title: 'Logs said to be sensitive are encrypted with a key of your own',
  why: 'CloudWatch Logs encrypts everything with a key of AWS, which whoever may read the log group uses unasked. A key of your own adds a second lock: its policy decides who reads, and its use is recorded.',
  remediation: 'Name a KMS key for the log group, or correct its tag.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html'],
  blindSpots: ['Log groups without a tag that names the class of their data are not judged.'],
  examine: ({ encryptionKey, location, tags }) => {
    if (tags.state !== 'known') return 'not-applicable';
    const classes = [...tags.value].filter(([name]) => CLASS_TAG.test(name.replaceAll(/[^a-z]/gi, '')));
    const [unknown] = classes.flatMap(([, value]) => (value.state === 'unresolved' ? [value] : []));
    if (unknown !== undefined) return inconclusive(unknown.reason, unknown.location);
    const sensitive = classes.find(([, value]) => value.state === 'known' && SENSITIVE.test(value.value));
    if (sensitive === undefined) return 'not-applicable';
    if (encryptionKey.state === 'unresolved')
      return inconclusive(encryptionKey.reason, encryptionKey.location);
    return encryptionKey.state === 'absent'
      ? contradicts(
          `Its tag ${sensitive[0]} calls the data sensitive; only the key of AWS protects them.`,
          location,
        )
      : supports('Sensitive logs are encrypted with a key of your own.', encryptionKey.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_log_group" "patients" {
  name = "/clinic/patients"
  kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d"

  tags = {
    DataClassification = "confidential"
  }
}`,
      contradicts: `
resource "aws_cloudwatch_log_group" "patients" {
  name = "/clinic/patients"

  tags = {
    DataClassification = "confidential"
  }
}`,
      inconclusive: `
variable "class" {
  type = string
}

resource "aws_cloudwatch_log_group" "patients" {
  name = "/clinic/patients"

  tags = {
    DataClassification = var.class
  }
}`,
      'not-applicable': `
resource "aws_cloudwatch_log_group" "patients" {
  name = "/clinic/patients"

  tags = {
    DataClassification = "public"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Patients:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: /clinic/patients
      KmsKeyId: arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d
      Tags:
        - Key: DataClassification
          Value: confidential`,
      contradicts: `
Resources:
  Patients:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: /clinic/patients
      Tags:
        - Key: DataClassification
          Value: confidential`,
    },
  },
});

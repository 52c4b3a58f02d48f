import { configDeliveryChannel, configRecorder } from '../../architecture/kinds/config.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expectTrue, supports } from '../expectations.ts';

export const configRecorderStarted = defineCheck({
  id: 'config-recorder-started',
  kind: configRecorder,
  related: [configDeliveryChannel],
  title: 'AWS Config recorder is running',
  why: 'A recorder that was set up but never started writes nothing down. It looks like an audit trail until somebody needs it.',
  remediation:
    'Start the recorder: in Terraform with a recorder status that is enabled, in CloudFormation with a delivery channel beside it.',
  links: ['https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html'],
  blindSpots: ['A delivery channel in another template is not seen.'],
  examine: (recorder, { beside }) => {
    const { started, declared, location } = recorder;
    if (declared.language === 'terraform') {
      return expectTrue(started, {
        supports: 'The recorder is started.',
        contradicts: 'The recorder is stopped.',
        absent: { verdict: 'contradicts', message: 'Nothing in the code starts the recorder.' },
      });
    }
    const [channel] = beside(recorder, configDeliveryChannel);
    return channel === undefined
      ? contradicts('Without a delivery channel the recorder does not start.', location)
      : supports('The recorder starts with its delivery channel.', channel);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}

resource "aws_config_configuration_recorder_status" "main" {
  name       = aws_config_configuration_recorder.main.name
  is_enabled = true
}`,
      contradicts: `
resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}`,
      inconclusive: `
variable "record" {
  type = bool
}

resource "aws_config_configuration_recorder" "main" {
  role_arn = "arn:aws:iam::111122223333:role/config"
}

resource "aws_config_configuration_recorder_status" "main" {
  name       = aws_config_configuration_recorder.main.name
  is_enabled = var.record
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
  Channel:
    Type: AWS::Config::DeliveryChannel
    Properties:
      S3BucketName: config-history`,
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

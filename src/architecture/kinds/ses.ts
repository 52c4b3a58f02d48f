import { defineKind, flag, link, presence, text, texts } from '../index.ts';

/** A domain or address that mail is sent from. */
export const sesIdentity = defineKind({
  id: 'ses-identity',
  name: 'Amazon SES identity',
  terraform: ['aws_ses_domain_identity', 'aws_ses_email_identity', 'aws_sesv2_email_identity'],
  cloudformation: 'AWS::SES::EmailIdentity',
  names: { terraform: ['domain', 'email', 'email_identity'], cloudformation: 'EmailIdentity' },
  attributes: {
    /** Version 1 of the API signs mail only for domains that have DKIM tokens. */
    dkimTokens: presence({ terraform: { companion: 'aws_ses_domain_dkim', joinedBy: 'domain', at: '' } }),
    dkimSigning: flag({ cloudformation: 'DkimAttributes.SigningEnabled', default: true }),
    notifications: presence({
      terraform: { companion: 'aws_ses_identity_notification_topic', joinedBy: 'identity', at: 'topic_arn' },
    }),
    configurationSet: link({
      terraform: 'configuration_set_name',
      cloudformation: 'ConfigurationSetAttributes.ConfigurationSetName',
      relation: 'uses',
      to: ['ses-configuration-set'],
    }),
  },
});

export const sesConfigurationSet = defineKind({
  id: 'ses-configuration-set',
  name: 'Amazon SES configuration set',
  terraform: ['aws_ses_configuration_set', 'aws_sesv2_configuration_set'],
  cloudformation: 'AWS::SES::ConfigurationSet',
  names: { terraform: ['name', 'configuration_set_name'], cloudformation: 'Name' },
  attributes: {
    tlsPolicy: text({
      terraform: 'delivery_options.tls_policy',
      cloudformation: 'DeliveryOptions.TlsPolicy',
    }),
  },
});

/** Where a configuration set reports what became of a mail. */
export const sesEventDestination = defineKind({
  id: 'ses-event-destination',
  name: 'Amazon SES event destination',
  terraform: ['aws_ses_event_destination', 'aws_sesv2_configuration_set_event_destination'],
  cloudformation: 'AWS::SES::ConfigurationSetEventDestination',
  attributes: {
    configurationSet: link({
      terraform: 'configuration_set_name',
      cloudformation: 'ConfigurationSetName',
      relation: 'in',
      to: ['ses-configuration-set'],
    }),
    enabled: flag({
      terraform: ['enabled', 'event_destination.enabled'],
      cloudformation: 'EventDestination.Enabled',
      default: false,
    }),
    events: texts({
      terraform: ['matching_types', 'event_destination.matching_event_types'],
      cloudformation: 'EventDestination.MatchingEventTypes',
    }),
  },
});

export const sesReceiptRule = defineKind({
  id: 'ses-receipt-rule',
  name: 'Amazon SES receipt rule',
  terraform: ['aws_ses_receipt_rule', 'aws_ses_receipt_rule_set'],
  cloudformation: ['AWS::SES::ReceiptRule', 'AWS::SES::ReceiptRuleSet'],
  attributes: {
    targets: link({
      terraform: ['lambda_action.function_arn', 's3_action.bucket_name', 'sns_action.topic_arn'],
      cloudformation: [
        'Rule.Actions.LambdaAction.FunctionArn',
        'Rule.Actions.S3Action.BucketName',
        'Rule.Actions.SNSAction.TopicArn',
      ],
      relation: 'triggers',
      to: ['lambda-function', 's3-bucket', 'sns-topic'],
    }),
  },
});

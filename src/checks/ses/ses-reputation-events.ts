import { sesConfigurationSet, sesEventDestination, sesIdentity } from '../../architecture/kinds/ses.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const sesReputationEvents = defineCheck({
  id: 'ses-reputation-events',
  kind: sesConfigurationSet,
  related: [sesEventDestination, sesIdentity],
  title: 'Bounces and complaints about your mail are heard of',
  why: 'SES reviews accounts when one mail in twenty bounces or one in a thousand is reported as spam, and may stop all sending: sign-up mails and receipts included. An application that never hears of bounces goes on writing to dead addresses until that happens.',
  remediation:
    'Add an event destination for BOUNCE and COMPLAINT, and stop writing to the addresses it reports.',
  links: ['https://docs.aws.amazon.com/ses/latest/dg/monitor-sending-activity.html'],
  blindSpots: ['What is done with the events is not seen.'],
  examine: (set, { beside, referrers }) => {
    const destinations = referrers(set, sesEventDestination, 'configurationSet').filter(
      ({ enabled }) => !(enabled.state === 'known' && !enabled.value),
    );
    const told = destinations.find(
      ({ events }) =>
        events.state === 'known' &&
        events.value.values.some((event) => /^(?:bounce|complaint)$/i.test(event)),
    );
    if (told !== undefined) return supports(`${told.id} takes the events.`, told);
    const open = destinations.find(({ events }) => events.state !== 'known' || events.value.open.length > 0);
    if (open !== undefined)
      return inconclusive('Which events are reported is known only at deployment.', open);
    const isToldOtherwise = beside(set, sesIdentity).some(
      ({ notifications }) => notifications.state !== 'known' || notifications.value,
    );
    if (isToldOtherwise) return 'not-applicable';
    const [other] = beside(set, sesEventDestination);
    return other === undefined
      ? inconclusive('Nothing in this code takes the events of the configuration set.', set)
      : contradicts('Bounces and complaints are not reported.', set);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sesv2_configuration_set" "bills" {
  configuration_set_name = "bills"
}

resource "aws_sesv2_configuration_set_event_destination" "bills" {
  configuration_set_name = aws_sesv2_configuration_set.bills.configuration_set_name
  event_destination_name = "bad-addresses"

  event_destination {
    enabled              = true
    matching_event_types = ["BOUNCE", "COMPLAINT"]

    sns_destination {
      topic_arn = "arn:aws:sns:eu-west-1:111122223333:bad-addresses"
    }
  }
}`,
      contradicts: `
resource "aws_ses_configuration_set" "bills" {
  name = "bills"
}

resource "aws_ses_event_destination" "bills" {
  name                   = "opened"
  configuration_set_name = aws_ses_configuration_set.bills.name
  enabled                = true
  matching_types         = ["open", "click"]

  sns_destination {
    topic_arn = "arn:aws:sns:eu-west-1:111122223333:opened"
  }
}`,
      inconclusive: `
resource "aws_ses_configuration_set" "bills" {
  name = "bills"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Bills:
    Type: AWS::SES::ConfigurationSet
  BadAddresses:
    Type: AWS::SES::ConfigurationSetEventDestination
    Properties:
      ConfigurationSetName: !Ref Bills
      EventDestination:
        Enabled: true
        MatchingEventTypes: [BOUNCE, COMPLAINT]
        SnsDestination:
          TopicARN: arn:aws:sns:eu-west-1:111122223333:bad-addresses`,
      contradicts: `
Resources:
  Bills:
    Type: AWS::SES::ConfigurationSet
  Opened:
    Type: AWS::SES::ConfigurationSetEventDestination
    Properties:
      ConfigurationSetName: !Ref Bills
      EventDestination:
        Enabled: true
        MatchingEventTypes: [OPEN]
        SnsDestination:
          TopicARN: arn:aws:sns:eu-west-1:111122223333:opened`,
    },
  },
});

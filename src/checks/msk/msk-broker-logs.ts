import { mskCluster } from '../../architecture/kinds/msk.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const mskBrokerLogs = defineCheck({
  id: 'msk-broker-logs',
  kind: mskCluster,
  title: 'Kafka brokers deliver their logs',
  why: 'Nobody can sign in to a broker of Amazon MSK. Unless its logs are sent somewhere, there is no way to see why a client was turned away or a partition lost its leader.',
  remediation: 'Send the broker logs to CloudWatch Logs, S3 or Firehose.',
  links: ['https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html'],
  examine: ({ logsToBucket, logsToCloudWatch, logsToFirehose, location }) => {
    const destinations = [logsToCloudWatch, logsToBucket, logsToFirehose];
    const on = destinations.find((log) => log.state === 'known' && log.value);
    if (on !== undefined) return supports('Broker logs are delivered.', on.location);
    const open = destinations.find(({ state }) => state === 'unresolved');
    return open?.state === 'unresolved'
      ? inconclusive(open.reason, open.location)
      : contradicts('Broker logs are not delivered anywhere.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = "kafka"
      }
    }
  }
}`,
      contradicts: `
resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
}`,
      inconclusive: `
variable "log" {
  type = bool
}

resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  logging_info {
    broker_logs {
      s3 {
        enabled = var.log
        bucket  = "example-logs"
      }
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Events:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: events
      KafkaVersion: 3.6.0
      NumberOfBrokerNodes: 3
      LoggingInfo:
        BrokerLogs:
          Firehose:
            Enabled: true
            DeliveryStream: kafka-logs`,
      contradicts: `
Resources:
  Events:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: events
      KafkaVersion: 3.6.0
      NumberOfBrokerNodes: 3`,
    },
  },
});

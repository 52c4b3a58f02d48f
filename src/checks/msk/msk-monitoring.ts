import { mskCluster } from '../../architecture/kinds/msk.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const mskMonitoring = defineCheck({
  id: 'msk-monitoring',
  kind: mskCluster,
  title: 'Kafka cluster reports detailed metrics of its brokers',
  why: 'The metrics that come without asking show how busy each broker is, but not with what. How long requests wait in a broker, and which topic they are for, is seen only at a finer level: without it, a slow cluster can only be made bigger on suspicion.',
  remediation: 'Set enhanced monitoring to PER_BROKER or finer, or turn on open monitoring with Prometheus.',
  links: ['https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html'],
  blindSpots: [
    'Terraform: the basic level does not contradict: for a small cluster it may do.',
    'CloudFormation: the basic level does not contradict: for a small cluster it may do.',
  ],
  examine: ({ monitoringLevel, prometheus }) => {
    if (prometheus.state === 'known' && prometheus.value)
      return supports('Prometheus may read the metrics of the brokers.', prometheus.location);
    if (monitoringLevel.state === 'known' && monitoringLevel.value !== 'DEFAULT')
      return supports(`The level of monitoring is ${monitoringLevel.value}.`, monitoringLevel.location);
    for (const attribute of [prometheus, monitoringLevel]) {
      if (attribute.state === 'unresolved') return inconclusive(attribute.reason, attribute.location);
    }
    return inconclusive('Only the basic metrics are reported.', monitoringLevel.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
  enhanced_monitoring    = "PER_BROKER"
}`,
      inconclusive: `
variable "level" {
  type = string
}

resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
  enhanced_monitoring    = var.level
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
      OpenMonitoring:
        Prometheus:
          JmxExporter:
            EnabledInBroker: true`,
    },
  },
});

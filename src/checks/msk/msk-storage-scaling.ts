import { scalableTarget } from '../../architecture/kinds/autoscaling.ts';
import { mskCluster } from '../../architecture/kinds/msk.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const mskStorageScaling = defineCheck({
  id: 'msk-storage-scaling',
  kind: mskCluster,
  related: [scalableTarget],
  title: 'Storage of a Kafka cluster grows when it is needed',
  why: 'A broker whose disk is full stops taking messages, and with it every producer. To be safe, people give brokers far larger disks than they fill, and disks of Amazon MSK cannot be made smaller again. Storage that grows with use needs neither.',
  remediation:
    "Register the cluster's storage with Application Auto Scaling, or use tiered storage so that old messages move off the brokers.",
  links: ['https://docs.aws.amazon.com/msk/latest/developerguide/msk-autoexpand.html'],
  examine: (cluster, { beside }) => {
    const { storageMode } = cluster;
    if (storageMode.state === 'known' && storageMode.value === 'TIERED')
      return supports('Old messages move off the brokers.', storageMode.location);
    const targets = beside(cluster, scalableTarget).filter(
      ({ service }) => service.state === 'known' && service.value === 'kafka',
    );
    const own = targets.find(
      ({ target }) => target.state === 'known' && target.value.targets.includes(cluster),
    );
    if (own !== undefined) return supports(`${own.id} lets the storage grow.`, own);
    if (storageMode.state === 'unresolved') return inconclusive(storageMode.reason, storageMode.location);
    return targets.some(({ target }) => target.state !== 'known' || target.value.open.length > 0)
      ? inconclusive('Which cluster the storage scaling is for is known only at deployment.', cluster)
      : targets.length > 0
        ? contradicts(
            'The storage of another cluster in this code grows by itself; this one does not.',
            cluster,
          )
        : inconclusive('Nothing in this code lets the storage grow.', cluster);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
}

resource "aws_appautoscaling_target" "events" {
  service_namespace  = "kafka"
  resource_id        = aws_msk_cluster.events.arn
  scalable_dimension = "kafka:broker-storage:VolumeSize"
  min_capacity       = 1
  max_capacity       = 1000
}`,
      contradicts: `
resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
  storage_mode           = "TIERED"
}

resource "aws_msk_cluster" "audit" {
  cluster_name           = "audit"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
}

resource "aws_appautoscaling_target" "events" {
  service_namespace  = "kafka"
  resource_id        = aws_msk_cluster.events.arn
  scalable_dimension = "kafka:broker-storage:VolumeSize"
  min_capacity       = 1
  max_capacity       = 1000
}`,
      inconclusive: `
resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
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
      StorageMode: TIERED`,
      contradicts: `
Resources:
  Events:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: events
      KafkaVersion: 3.6.0
      NumberOfBrokerNodes: 3
  Audit:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: audit
      KafkaVersion: 3.6.0
      NumberOfBrokerNodes: 3
      StorageMode: LOCAL
  Growth:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ServiceNamespace: kafka
      ScalableDimension: kafka:broker-storage:VolumeSize
      ResourceId: !Ref Events
      MinCapacity: 1
      MaxCapacity: 500`,
    },
  },
});

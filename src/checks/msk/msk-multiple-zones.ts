import { mskCluster, mskServerlessCluster } from '../../architecture/kinds/msk.ts';
import { subnet } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralZones } from '../subnet-zones.ts';

export const mskMultipleZones = defineCheck({
  id: 'msk-multiple-zones',
  kind: [mskCluster, mskServerlessCluster],
  related: [subnet],
  title: 'Kafka brokers stand in several Availability Zones',
  why: 'Kafka keeps copies of each message on several brokers. If these stand in one Availability Zone, a power failure there takes all copies at once: nothing can be read or written until the zone is back.',
  remediation:
    'Give the cluster subnets in three Availability Zones, and its topics a replication factor of three.',
  links: ['https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html'],
  blindSpots: ['The replication factor of topics is not seen.'],
  examine: (cluster, neighbours) =>
    cluster.subnets.state === 'absent'
      ? 'not-applicable'
      : expectSeveralZones(cluster, cluster.subnets, neighbours),
  examples: {
    terraform: {
      supports: `
resource "aws_subnet" "brokers" {
  for_each          = { a = "10.15.0.0/24", b = "10.15.1.0/24", c = "10.15.2.0/24" }
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = each.value
  availability_zone = "eu-west-1\${each.key}"
}

resource "aws_msk_serverless_cluster" "events" {
  cluster_name = "events"

  vpc_config {
    subnet_ids = [for zone in aws_subnet.brokers : zone.id]
  }
}`,
      contradicts: `
resource "aws_subnet" "brokers" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.15.0.0/24"
  availability_zone = "eu-west-1a"
}

resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = [aws_subnet.brokers.id]
    security_groups = ["sg-0123456789abcdef0"]
  }
}`,
      inconclusive: `
variable "subnets" {
  type = list(string)
}

resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = var.subnets
    security_groups = ["sg-0123456789abcdef0"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Left:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.15.0.0/24
      AvailabilityZone: eu-west-1a
  Right:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.15.1.0/24
      AvailabilityZone: eu-west-1b
  Events:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: events
      KafkaVersion: 3.6.0
      NumberOfBrokerNodes: 2
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [!Ref Left, !Ref Right]`,
      contradicts: `
Resources:
  Left:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: vpc-0123456789abcdef0
      CidrBlock: 10.15.0.0/24
      AvailabilityZone: eu-west-1a
  Events:
    Type: AWS::MSK::ServerlessCluster
    Properties:
      ClusterName: events
      VpcConfigs:
        - SubnetIds: [!Ref Left]
      ClientAuthentication:
        Sasl:
          Iam:
            Enabled: true`,
    },
  },
});

import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralInstances } from '../cluster-instances.ts';
import { inconclusive, supports } from '../expectations.ts';

export const rdsClusterInstances = defineCheck({
  id: 'rds-cluster-instances',
  kind: rdsCluster,
  related: [rdsInstance],
  title: 'Aurora cluster has more than one instance',
  why: 'The storage of an Aurora cluster spans three zones, its instances do not. With a single instance a failure means that a new one has to be created, which takes minutes instead of seconds.',
  remediation:
    'Add at least one reader in another Availability Zone; Aurora promotes it when the writer fails.',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html',
  ],
  blindSpots: [
    'In which zones the instances run is left to Aurora and not looked at.',
    'Readers added by auto scaling are not counted.',
  ],
  examine: (cluster, neighbours) => {
    const { instanceClass, engineMode, replicatedFrom } = cluster;
    if (instanceClass.state !== 'absent') {
      return supports(
        'A Multi-AZ cluster has a writer and two readers in three zones.',
        instanceClass.location,
      );
    }
    if (engineMode.state === 'unresolved') return inconclusive(engineMode.reason, engineMode.location);
    if (
      replicatedFrom.state !== 'absent' ||
      (engineMode.state === 'known' && engineMode.value === 'serverless')
    ) {
      return 'not-applicable';
    }
    return expectSeveralInstances(cluster, neighbours.referrers(cluster, rdsInstance, 'cluster'));
  },
  examples: {
    terraform: {
      supports: `
resource "aws_rds_cluster" "billing" {
  engine = "aurora-mysql"
}

resource "aws_rds_cluster_instance" "billing" {
  count              = 2
  cluster_identifier = aws_rds_cluster.billing.id
  engine             = "aurora-mysql"
  instance_class     = "db.r7g.large"
}`,
      contradicts: `
resource "aws_rds_cluster" "billing" {
  engine = "aurora-mysql"
}

resource "aws_rds_cluster_instance" "billing" {
  cluster_identifier = aws_rds_cluster.billing.id
  engine             = "aurora-mysql"
  instance_class     = "db.r7g.large"
}`,
      inconclusive: `
variable "instances" {
  type = number
}

resource "aws_rds_cluster" "billing" {
  engine = "aurora-mysql"
}

resource "aws_rds_cluster_instance" "billing" {
  count              = var.instances
  cluster_identifier = aws_rds_cluster.billing.id
  engine             = "aurora-mysql"
  instance_class     = "db.r7g.large"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Billing:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
  Writer:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: aurora-postgresql
      DBInstanceClass: db.r7g.large
      DBClusterIdentifier: !Ref Billing
  Reader:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: aurora-postgresql
      DBInstanceClass: db.r7g.large
      DBClusterIdentifier: !Ref Billing`,
      contradicts: `
Resources:
  Billing:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
  Writer:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: aurora-postgresql
      DBInstanceClass: db.r7g.large
      DBClusterIdentifier: !Ref Billing`,
      inconclusive: `
Resources:
  Billing:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql`,
    },
  },
});

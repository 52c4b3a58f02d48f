import { docdbCluster, docdbInstance } from '../../architecture/kinds/docdb.ts';
import { neptuneCluster, neptuneInstance } from '../../architecture/kinds/neptune.ts';
import { defineCheck } from '../check.ts';
import { expectSeveralInstances } from '../cluster-instances.ts';

export const docdbNeptuneInstances = defineCheck({
  id: 'docdb-neptune-instances',
  kind: [docdbCluster, neptuneCluster],
  related: [docdbInstance, neptuneInstance],
  title: 'DocumentDB or Neptune cluster has more than one instance',
  why: 'The storage of the cluster spans three zones, its instances do not. When the only instance fails, a new one has to be made, which takes minutes; a second one takes over in seconds.',
  remediation: 'Add at least one more instance, in another Availability Zone.',
  links: [
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/failover.html',
    'https://docs.aws.amazon.com/neptune/latest/userguide/intro.html',
  ],
  blindSpots: ['In which zones the instances run is left to AWS and not looked at.'],
  examine: (cluster, neighbours) => {
    const instances = [
      ...neighbours.referrers(cluster, docdbInstance, 'cluster'),
      ...neighbours.referrers(cluster, neptuneInstance, 'cluster'),
    ];
    return expectSeveralInstances(cluster, instances);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_docdb_cluster" "catalog" {
  cluster_identifier = "catalog"
}

resource "aws_docdb_cluster_instance" "catalog" {
  count              = 2
  cluster_identifier = aws_docdb_cluster.catalog.id
  instance_class     = "db.r6g.large"
}`,
      contradicts: `
resource "aws_neptune_cluster" "friends" {
  cluster_identifier = "friends"
}

resource "aws_neptune_cluster_instance" "friends" {
  cluster_identifier = aws_neptune_cluster.friends.id
  instance_class     = "db.r6g.large"
}`,
      inconclusive: `
variable "instances" {
  type = number
}

resource "aws_docdb_cluster" "catalog" {
  cluster_identifier = "catalog"
}

resource "aws_docdb_cluster_instance" "catalog" {
  count              = var.instances
  cluster_identifier = aws_docdb_cluster.catalog.id
  instance_class     = "db.r6g.large"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Friends:
    Type: AWS::Neptune::DBCluster
  First:
    Type: AWS::Neptune::DBInstance
    Properties:
      DBClusterIdentifier: !Ref Friends
      DBInstanceClass: db.r6g.large
  Second:
    Type: AWS::Neptune::DBInstance
    Properties:
      DBClusterIdentifier: !Ref Friends
      DBInstanceClass: db.r6g.large`,
      contradicts: `
Resources:
  Catalog:
    Type: AWS::DocDB::DBCluster
  Only:
    Type: AWS::DocDB::DBInstance
    Properties:
      DBClusterIdentifier: !Ref Catalog
      DBInstanceClass: db.r6g.large`,
    },
  },
});

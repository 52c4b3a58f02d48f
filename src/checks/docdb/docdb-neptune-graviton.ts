import { docdbInstance } from '../../architecture/kinds/docdb.ts';
import { neptuneInstance } from '../../architecture/kinds/neptune.ts';
import { defineCheck } from '../check.ts';
import { expectGraviton } from '../graviton.ts';

export const docdbNeptuneGraviton = defineCheck({
  id: 'docdb-neptune-graviton',
  kind: [docdbInstance, neptuneInstance],
  title: 'DocumentDB or Neptune instance runs on AWS Graviton processors',
  why: 'Graviton processors answer the same queries with less energy and for less money. Nothing in the application changes, since the engine runs on servers of AWS.',
  remediation: 'Choose an instance class with a g after its generation, such as db.r6g.large.',
  links: [
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/db-instance-classes.html',
    'https://docs.aws.amazon.com/neptune/latest/userguide/instance-types.html',
  ],
  examine: ({ instanceClass }) => expectGraviton(instanceClass),
  examples: {
    terraform: {
      supports: `
resource "aws_docdb_cluster_instance" "letters" {
  cluster_identifier = "letters"
  instance_class     = "db.r6g.large"
}`,
      contradicts: `
resource "aws_neptune_cluster_instance" "family" {
  cluster_identifier = "family"
  instance_class     = "db.r5.large"
}`,
      inconclusive: `
variable "class" {
  type = string
}

resource "aws_docdb_cluster_instance" "letters" {
  cluster_identifier = "letters"
  instance_class     = var.class
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Family:
    Type: AWS::Neptune::DBInstance
    Properties:
      DBInstanceClass: db.t4g.medium`,
      contradicts: `
Resources:
  Letters:
    Type: AWS::DocDB::DBInstance
    Properties:
      DBClusterIdentifier: letters
      DBInstanceClass: db.r5.large`,
    },
  },
});

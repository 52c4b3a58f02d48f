import { docdbCluster } from '../../architecture/kinds/docdb.ts';
import { neptuneCluster } from '../../architecture/kinds/neptune.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const docdbNeptuneDeletionProtection = defineCheck({
  id: 'docdb-neptune-deletion-protection',
  kind: [docdbCluster, neptuneCluster],
  title: 'DocumentDB or Neptune cluster is protected from deletion',
  why: 'One wrong name in a command, or one replaced resource in a deployment, deletes a cluster with everything in it. Deletion protection makes that a step of its own.',
  remediation: 'Turn on deletion protection.',
  links: [
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-delete.html',
    'https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html',
  ],
  blindSpots: ['A policy that forbids deletion for everyone is not seen.'],
  examine: ({ deletionProtection }) =>
    expectTrue(deletionProtection, {
      supports: 'Deletion protection is on.',
      contradicts: 'Deletion protection is off.',
    }),
  fix: { set: [{ attribute: 'deletionProtection', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_neptune_cluster" "family" {
  cluster_identifier  = "family"
  deletion_protection = true
}`,
      contradicts: `
resource "aws_docdb_cluster" "letters" {
  cluster_identifier = "letters"
}`,
      inconclusive: `
variable "protect" {
  type = bool
}

resource "aws_docdb_cluster" "letters" {
  cluster_identifier  = "letters"
  deletion_protection = var.protect
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Letters:
    Type: AWS::DocDB::DBCluster
    Properties:
      DeletionProtection: true`,
      contradicts: `
Resources:
  Family:
    Type: AWS::Neptune::DBCluster`,
    },
  },
});

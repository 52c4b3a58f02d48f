import { docdbCluster } from '../../architecture/kinds/docdb.ts';
import { neptuneCluster } from '../../architecture/kinds/neptune.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';

export const docdbNeptuneStorageEncrypted = defineCheck({
  id: 'docdb-neptune-storage-encrypted',
  kind: [docdbCluster, neptuneCluster],
  title: 'DocumentDB or Neptune cluster encrypts its storage',
  why: 'Storage of these clusters, their backups and their replicas are encrypted only where the code asks for it, and only when the cluster is made. Turning it on later means moving every document or graph into a new cluster.',
  remediation:
    'Set the encryption of the storage before any data goes in, with a key of your own where the data asks for it.',
  links: [
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html',
    'https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html',
  ],
  examine: ({ storageEncrypted, restoredFromSnapshot, globalCluster }) => {
    const leftOut = storageEncrypted.state === 'known' && storageEncrypted.byDefault === true;
    const inherits =
      globalCluster.state !== 'absent' ||
      restoredFromSnapshot.state === 'unresolved' ||
      (restoredFromSnapshot.state === 'known' && restoredFromSnapshot.value);
    if (leftOut && inherits)
      return inconclusive(
        'Whether the storage is encrypted follows from where the cluster is made from.',
        storageEncrypted.location,
      );
    return expectTrue(storageEncrypted, {
      supports: 'The storage is encrypted.',
      contradicts: 'The storage is not encrypted.',
    });
  },
  fix: {
    set: [{ attribute: 'storageEncrypted', value: true }],
    caution:
      'The change replaces the cluster, and its data does not move along: restore a snapshot into the new one.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_docdb_cluster" "catalog" {
  cluster_identifier = "catalog"
  storage_encrypted  = true
}`,
      contradicts: `
resource "aws_neptune_cluster" "friends" {
  cluster_identifier = "friends"
}`,
      inconclusive: `
resource "aws_docdb_cluster" "catalog" {
  cluster_identifier  = "catalog"
  snapshot_identifier = "catalog-last-night"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Friends:
    Type: AWS::Neptune::DBCluster
    Properties:
      StorageEncrypted: true`,
      contradicts: `
Resources:
  Catalog:
    Type: AWS::DocDB::DBCluster
    Properties:
      DBClusterIdentifier: catalog`,
    },
  },
});

import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { isClusterMember, isReplica, mayComeFromSnapshot } from '../databases.ts';
import { expectTrue, inconclusive, supports } from '../expectations.ts';

export const rdsStorageEncrypted = defineCheck({
  id: 'rds-storage-encrypted',
  kind: [rdsInstance, rdsCluster],
  title: 'RDS database encrypts its storage',
  why: 'Encryption keeps the data, its backups and its snapshots unreadable for anyone who gets hold of them without permission to use the key. It has to be chosen when the database is created.',
  remediation:
    'Create the database with storage encryption. An existing one is encrypted by copying its snapshot with a key and restoring the copy.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html'],
  blindSpots: [
    'A replica, or a database restored from a snapshot, takes after its source, which may not be in this code.',
  ],
  examine: (database) => {
    const { storageEncrypted, restoredFromSnapshot } = database;
    if (isClusterMember(database) || isReplica(database)) return 'not-applicable';
    if (
      'engineMode' in database &&
      database.engineMode.state === 'known' &&
      database.engineMode.value === 'serverless'
    ) {
      return supports('Aurora Serverless v1 always encrypts its storage.', database.engineMode.location);
    }
    if (storageEncrypted.state === 'known' && storageEncrypted.byDefault && mayComeFromSnapshot(database)) {
      return inconclusive(
        'Whether the storage is encrypted follows from the snapshot.',
        restoredFromSnapshot.location,
      );
    }
    return expectTrue(storageEncrypted, {
      supports: 'The storage is encrypted.',
      contradicts: 'The storage is not encrypted.',
    });
  },
  fix: (database) =>
    'instanceClass' in database &&
    database.instanceClass.state === 'known' &&
    /^db\.(?:t1|t2\.micro|m1|m2)/.test(database.instanceClass.value)
      ? `instances of class ${database.instanceClass.value} cannot encrypt: choose another class first`
      : {
          set: [{ attribute: 'storageEncrypted', value: true }],
          caution:
            'The change replaces the database, and its data does not move along: restore a snapshot into the new one.',
        },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "patients" {
  engine            = "postgres"
  instance_class    = "db.m7g.large"
  storage_encrypted = true
}`,
      contradicts: `
resource "aws_db_instance" "patients" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}`,
      inconclusive: `
resource "aws_db_instance" "patients" {
  instance_class      = "db.m7g.large"
  snapshot_identifier = "patients-final"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Patients:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      StorageEncrypted: true`,
      contradicts: `
Resources:
  Patients:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql`,
    },
  },
});

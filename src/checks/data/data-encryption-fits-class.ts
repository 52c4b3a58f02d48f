import { backupVault } from '../../architecture/kinds/backup.ts';
import { cloudwatchLogGroup } from '../../architecture/kinds/cloudwatch.ts';
import { docdbCluster } from '../../architecture/kinds/docdb.ts';
import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { ebsVolume } from '../../architecture/kinds/ec2.ts';
import { efsFileSystem } from '../../architecture/kinds/efs.ts';
import { elasticacheReplicationGroup } from '../../architecture/kinds/elasticache.ts';
import { fsxFileSystem } from '../../architecture/kinds/fsx.ts';
import { kinesisStream } from '../../architecture/kinds/kinesis.ts';
import { kmsAlias, kmsKey } from '../../architecture/kinds/kms.ts';
import { memorydbCluster } from '../../architecture/kinds/memorydb.ts';
import { neptuneCluster } from '../../architecture/kinds/neptune.ts';
import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { redshiftCluster } from '../../architecture/kinds/redshift.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { snsTopic } from '../../architecture/kinds/sns.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { dataClassOf, type ResourceOf, type Stated } from '../../architecture/index.ts';
import { defineCheck, type Finding, type Neighbours } from '../check.ts';
import { contradicts, expectTrue, inconclusive, supports } from '../expectations.ts';
import { isClusterMember } from '../databases.ts';
import { ENCRYPTION_FRAMEWORK } from '../encryption-framework.ts';

type Store = ResourceOf<
  | typeof rdsInstance
  | typeof rdsCluster
  | typeof dynamodbTable
  | typeof s3Bucket
  | typeof efsFileSystem
  | typeof fsxFileSystem
  | typeof docdbCluster
  | typeof neptuneCluster
  | typeof redshiftCluster
  | typeof opensearchDomain
  | typeof elasticacheReplicationGroup
  | typeof memorydbCluster
  | typeof backupVault
  | typeof sqsQueue
  | typeof snsTopic
  | typeof kinesisStream
  | typeof ebsVolume
  | typeof cloudwatchLogGroup
>;

/** Where a store may go without encryption: what the code says of it. */
function encryptionOf(store: Store): Stated<boolean> | undefined {
  if ('storageEncrypted' in store) return store.storageEncrypted;
  if ('encrypted' in store) return store.encrypted;
  if ('atRestEncryption' in store) return store.atRestEncryption;
  return 'encryptionAtRest' in store ? store.encryptionAtRest : undefined;
}

/** `alias/aws/…` names a key that AWS manages. */
function isKeyOfAws(literal: string): boolean {
  return /(?:^|[/:])alias\/aws\//.test(literal);
}

function rotationOf(
  store: Store,
  words: string,
  neighbours: Neighbours<typeof kmsKey | typeof kmsAlias>,
): Finding {
  const { encryptionKey } = store;
  const keys = [
    ...neighbours.follow(encryptionKey, kmsKey),
    ...neighbours.follow(encryptionKey, kmsAlias).flatMap(({ key }) => neighbours.follow(key, kmsKey)),
  ];
  const [key] = keys;
  if (key === undefined)
    return inconclusive(
      'A key of your own is named; whether it rotates is not in this code.',
      encryptionKey.location,
    );
  return expectTrue(key.rotation, {
    supports: `${words} are encrypted with ${key.id}, which KMS rotates.`,
    contradicts: `${words} are encrypted with ${key.id}, which KMS does not rotate.`,
  });
}

export const dataEncryptionFitsClass = defineCheck({
  id: 'data-encryption-fits-class',
  kind: [
    rdsInstance,
    rdsCluster,
    dynamodbTable,
    s3Bucket,
    efsFileSystem,
    fsxFileSystem,
    docdbCluster,
    neptuneCluster,
    redshiftCluster,
    opensearchDomain,
    elasticacheReplicationGroup,
    memorydbCluster,
    backupVault,
    sqsQueue,
    snsTopic,
    kinesisStream,
    ebsVolume,
    cloudwatchLogGroup,
  ],
  related: [kmsKey, kmsAlias],
  title: 'Data is encrypted as its class asks for',
  why: 'Not all data needs the same key. Personal and financial data, and backups of them, call for a key of your own: only then can you say who may use it, see each use, and make the data unreadable by taking the key away. Logs and settings do well with keys of AWS, which cost nothing.',
  remediation:
    'Name a KMS key of your own for personal data, financial data and backups, and let KMS rotate it. State the class of data by a tag such as DataClass, or in hexastyle.yaml.',
  links: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html',
    'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_key_mgmt.html',
  ],
  blindSpots: [
    'Only resources whose class is stated are judged.',
    'Who may use the key is judged by other checks.',
    'Encryption by the application, before data is stored, is not seen.',
  ],
  examine: (store, neighbours, requirements) => {
    const dataClass = dataClassOf(store, requirements);
    if (dataClass.state === 'absent') return 'not-applicable';
    if (dataClass.state === 'unresolved') return inconclusive(dataClass.reason, dataClass.location);
    if ('cluster' in store && isClusterMember(store)) return 'not-applicable';
    const demand = ENCRYPTION_FRAMEWORK[dataClass.value];
    const { encryptionKey } = store;
    const encrypted = encryptionOf(store);
    if (encrypted?.state === 'known' && !encrypted.value && encryptionKey.state === 'absent') {
      return contradicts(`${demand.words} are stored unencrypted.`, encrypted.location);
    }
    if (encrypted?.state === 'unresolved') return inconclusive(encrypted.reason, encrypted.location);
    if (demand.key === 'any')
      return supports(`${demand.words} do well with the encryption that is in force.`, store);
    if (encryptionKey.state === 'unresolved')
      return inconclusive(encryptionKey.reason, encryptionKey.location);
    const ofAws =
      encryptionKey.state === 'known' &&
      encryptionKey.value.targets.length === 0 &&
      encryptionKey.value.literals.some(isKeyOfAws);
    if (encryptionKey.state === 'absent' || ofAws) {
      return contradicts(
        `${demand.words} call for a key of your own; the code names none.`,
        encryptionKey.location,
      );
    }
    return demand.rotation
      ? rotationOf(store, demand.words, neighbours)
      : supports(`${demand.words} are encrypted with a key of your own.`, encryptionKey.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kms_key" "members" {
  enable_key_rotation = true
}

resource "aws_dynamodb_table" "members" {
  name     = "members"
  hash_key = "member"
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.members.arn
  }
  tags = {
    DataClass = "PII"
  }
}`,
      contradicts: `
resource "aws_dynamodb_table" "members" {
  name     = "members"
  hash_key = "member"
  tags = {
    DataClass = "PII"
  }
}`,
      inconclusive: `
resource "aws_dynamodb_table" "members" {
  name     = "members"
  hash_key = "member"
  server_side_encryption {
    enabled     = true
    kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/1"
  }
  tags = {
    DataClass = "PII"
  }
}`,
      'not-applicable': `
resource "aws_dynamodb_table" "members" {
  name     = "members"
  hash_key = "member"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      Tags:
        - Key: data-classification
          Value: logs`,
      contradicts: `
Resources:
  Payments:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.m7g.large
      StorageEncrypted: true
      Tags:
        - Key: data-classification
          Value: financial`,
    },
  },
});

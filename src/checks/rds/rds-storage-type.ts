import { propertiesAt } from '../../architecture/index.ts';
import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { isClusterMember } from '../databases.ts';
import { expect } from '../expectations.ts';

const OUTDATED = new Set(['gp2', 'standard']);

/** Least size of a gp3 volume of RDS. */
const LEAST_GIB = 20;

export const rdsStorageType = defineCheck({
  id: 'rds-storage-type',
  kind: rdsInstance,
  title: 'RDS instance uses current storage volumes',
  why: 'Volumes of type gp3 give a steady speed whatever their size, where gp2 has to be made bigger to become faster and runs out of burst credits. Magnetic storage is slow and kept for old systems only.',
  remediation:
    'Change the storage type to gp3; RDS does it while the database runs. Use io2 where gp3 is not fast enough.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html'],
  blindSpots: ['Whether the volume is fast enough for its load is not seen.'],
  examine: (instance) =>
    isClusterMember(instance)
      ? 'not-applicable'
      : expect(instance.storageType, (type) => !OUTDATED.has(type), {
          supports: (type) => `The storage type is ${type}.`,
          contradicts: (type) => `The storage type ${type} is outdated.`,
          absent: {
            verdict: 'inconclusive',
            message: 'No storage type is written; which one RDS takes has changed over time.',
          },
        }),
  fix: ({ declared }) => {
    const [size] = ['allocated_storage', 'AllocatedStorage'].flatMap((path) =>
      propertiesAt(declared.properties, path),
    );
    if (Number(size?.value ?? LEAST_GIB) < LEAST_GIB)
      return 'gp3 takes 20 GiB or more: enlarge the storage first';
    return {
      set: [{ attribute: 'storageType', value: 'gp3', replaces: ['gp2', 'standard'] }],
      caution: 'The volumes are moved while the database runs, which may slow it down for hours.',
    };
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "stock" {
  engine         = "mysql"
  instance_class = "db.m7g.large"
  storage_type   = "gp3"
}`,
      contradicts: `
resource "aws_db_instance" "stock" {
  engine         = "mysql"
  instance_class = "db.m7g.large"
  storage_type   = "gp2"
}`,
      inconclusive: `
resource "aws_db_instance" "stock" {
  engine         = "mysql"
  instance_class = "db.m7g.large"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Stock:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.m7g.large
      StorageType: gp3`,
      contradicts: `
Resources:
  Stock:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.m7g.large
      StorageType: standard`,
    },
  },
});

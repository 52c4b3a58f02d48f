import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { isClusterMember, isReplica } from '../databases.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** CloudFormation's way of naming a secret that is read at deployment. */
const SECRET_REFERENCE = /^\{\{resolve:(?:secretsmanager|ssm-secure):/;

function isSetOnce({
  ignoredChanges,
}: ResourceOf<typeof rdsInstance> | ResourceOf<typeof rdsCluster>): boolean {
  if (ignoredChanges.state !== 'known') return false;
  return ['all', 'password', 'master_password'].some((name) => ignoredChanges.value.values.includes(name));
}

export const rdsMasterPasswordNotInCode = defineCheck({
  id: 'rds-master-password-not-in-code',
  kind: [rdsInstance, rdsCluster],
  title: 'RDS master password is kept out of the code',
  why: 'A password in code is known to everyone who can read the repository, its history and its copies, and nobody dares to change it.',
  remediation:
    'Let RDS create the password, keep it in Secrets Manager and change it regularly. Change the password that was in the code.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html'],
  blindSpots: [
    'Where a password that comes in from outside is kept is not seen.',
    'Terraform also writes passwords to its state.',
  ],
  examine: (database) => {
    const { managedMasterPassword, masterPassword } = database;
    if (isClusterMember(database) || isReplica(database)) return 'not-applicable';
    if (managedMasterPassword.state === 'known' && managedMasterPassword.value) {
      return supports('RDS keeps the password in Secrets Manager.', managedMasterPassword.location);
    }
    if (masterPassword.state === 'absent') return 'not-applicable';
    if (masterPassword.state === 'unresolved') {
      return inconclusive(
        `The password comes from elsewhere: ${masterPassword.reason}.`,
        masterPassword.location,
      );
    }
    const { value, location } = masterPassword;
    if (SECRET_REFERENCE.test(value))
      return supports('The password is fetched from a secret store at deployment.', location);
    if (isSetOnce(database)) {
      return inconclusive(
        'The code sets the first password only; where the later ones come from is not seen.',
        location,
      );
    }
    return value.includes('${')
      ? inconclusive('Part of the password comes from elsewhere.', location)
      : contradicts('The master password stands in the code.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "forum" {
  engine                      = "mysql"
  instance_class              = "db.t4g.small"
  username                    = "forum"
  manage_master_user_password = true
}`,
      contradicts: `
resource "aws_db_instance" "forum" {
  engine         = "mysql"
  instance_class = "db.t4g.small"
  username       = "forum"
  password       = "not-a-real-password"
}`,
      inconclusive: `
variable "password" {
  type      = string
  sensitive = true
}

resource "aws_db_instance" "forum" {
  engine         = "mysql"
  instance_class = "db.t4g.small"
  username       = "forum"
  password       = var.password
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Forum:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.small
      MasterUsername: forum
      MasterUserPassword: '{{resolve:secretsmanager:forum-db:SecretString:password}}'`,
      contradicts: `
Resources:
  Forum:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.small
      MasterUsername: forum
      MasterUserPassword: not-a-real-password`,
    },
  },
});

import type { Stated } from '../../architecture/index.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { secretsmanagerSecret } from '../../architecture/kinds/secretsmanager.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { isClusterMember, isReplica } from '../databases.ts';

const FETCHED = /^\{\{resolve:secretsmanager:/;

/** A variable, a parameter or a secret that is read: somebody else may renew it. A `random_password` stays as it is. */
function isHandedIn(password: Stated<string>): boolean {
  if (password.state === 'unresolved') return !password.reason.startsWith('random_');
  return password.state === 'known' && password.value.includes('${');
}

export const rdsCredentialsRotate = defineCheck({
  id: 'rds-credentials-rotate',
  kind: [rdsInstance, rdsCluster],
  related: [secretsmanagerSecret],
  title: 'RDS database is entered with short-lived or rotated credentials',
  why: 'A database password that is set once is shared, copied and written down over the years, and still works for everyone who ever saw it. IAM sign-in uses a token that ends after minutes, and a managed password changes by itself every week.',
  remediation:
    'Let RDS manage the master password in Secrets Manager, turn on IAM database authentication for applications, or rotate the secret that holds the password.',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  ],
  blindSpots: [
    'A rotation that is declared anywhere in the same code is taken to be the one of this database.',
    'Whether applications use what the database offers is not seen.',
  ],
  examine: (database, neighbours) => {
    const { iamAuthentication, managedMasterPassword, masterPassword } = database;
    if (isClusterMember(database) || isReplica(database)) return 'not-applicable';
    for (const [stated, message] of [
      [managedMasterPassword, 'RDS keeps the master password in Secrets Manager and rotates it.'],
      [iamAuthentication, 'Callers may sign in with tokens from IAM.'],
    ] as const) {
      if (stated.state === 'known' && stated.value) return supports(message, stated.location);
    }
    for (const stated of [managedMasterPassword, iamAuthentication]) {
      if (stated.state === 'unresolved') return inconclusive(stated.reason, stated.location);
    }
    if (masterPassword.state === 'absent') return 'not-applicable';
    const { location } = masterPassword;
    const secrets = neighbours.beside(database, secretsmanagerSecret);
    if (secrets.some(({ rotation }) => rotation.state === 'known' && rotation.value)) {
      return inconclusive(
        'A secret is rotated in this code; whether it is the one of this database is not seen.',
        location,
      );
    }
    const { ignoredChanges } = database;
    if (
      ignoredChanges.state === 'known' &&
      ignoredChanges.value.values.some((name) => /^(?:all|(?:master_)?password)$/.test(name))
    ) {
      return inconclusive(
        'The code sets the first password only; whether later ones rotate is not seen.',
        location,
      );
    }
    if (masterPassword.state === 'known' && FETCHED.test(masterPassword.value)) {
      return inconclusive(
        'The password is fetched from a secret; whether that is rotated is not seen.',
        location,
      );
    }
    if (isHandedIn(masterPassword)) {
      return inconclusive('The password is handed in; whether it is rotated there is not seen.', location);
    }
    return contradicts('The password is set by this code, and nothing here rotates it.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "members" {
  engine                              = "postgres"
  instance_class                      = "db.m7g.large"
  username                            = "owner"
  manage_master_user_password         = true
  iam_database_authentication_enabled = true
}`,
      contradicts: `
resource "random_password" "members" {
  length = 24
}

resource "aws_db_instance" "members" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  username       = "owner"
  password       = random_password.members.result
}`,
      inconclusive: `
resource "aws_secretsmanager_secret" "members" {
  name = "members"
}

resource "aws_secretsmanager_secret_rotation" "members" {
  secret_id           = aws_secretsmanager_secret.members.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
  rotation_rules {
    automatically_after_days = 30
  }
}

variable "password" {
  type = string
}

resource "aws_db_instance" "members" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  username       = "owner"
  password       = var.password
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Members:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-postgresql
      MasterUsername: owner
      ManageMasterUserPassword: true`,
      contradicts: `
Resources:
  Members:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.m7g.large
      MasterUsername: owner
      MasterUserPassword: changed-by-nobody`,
      inconclusive: `
Parameters:
  Password:
    Type: String
    NoEcho: true
Resources:
  Members:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.m7g.large
      MasterUsername: owner
      MasterUserPassword: !Ref Password`,
    },
  },
});

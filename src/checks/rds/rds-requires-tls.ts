import { rdsParameterGroup } from '../../architecture/kinds/rds-groups.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, expect, inconclusive, supports } from '../expectations.ts';
import { engineParameter } from '../engine-parameters.ts';
import { isClusterMember } from '../databases.ts';

type Database = ResourceOf<typeof rdsInstance> | ResourceOf<typeof rdsCluster>;

const ON = new Set(['1', 'on', 'true']);

/** The parameter by which an engine demands TLS. */
function parameterOf(engine: string): string | undefined {
  if (/postgres|^sqlserver/.test(engine)) return 'rds.force_ssl';
  return /^(?:mysql|mariadb|aurora$|aurora-mysql)/.test(engine) ? 'require_secure_transport' : undefined;
}

/** Whether the engine demands TLS where no parameter group says anything; undefined where that is not known. */
function demandsByDefault({ engine, engineVersion }: Database): boolean | undefined {
  if (engine.state !== 'known' || engineVersion.state !== 'known') return undefined;
  const major = Number(/^\d+/.exec(engineVersion.value)?.[0]);
  if (engine.value === 'postgres') return major >= 15;
  if (engine.value === 'mysql') return /^(?:5|8\.0)(?:\.|$)/.test(engineVersion.value) ? false : undefined;
  if (engine.value === 'aurora-mysql')
    return /^(?:5\.7|8\.0)(?:\.|$)/.test(engineVersion.value) ? false : undefined;
  if (engine.value === 'aurora-postgresql') return major < 17 ? false : undefined;
  return engine.value === 'mariadb' && major <= 10 ? false : undefined;
}

function withoutSetting(database: Database): Finding {
  const byDefault = demandsByDefault(database);
  if (byDefault === undefined) {
    return inconclusive('Whether the engine demands TLS by itself depends on its version.', database);
  }
  return byDefault
    ? supports('The engine demands TLS unless a parameter group turns that off.', database)
    : contradicts('No parameter group demands TLS, and the engine takes plain connections too.', database);
}

export const rdsRequiresTls = defineCheck({
  id: 'rds-requires-tls',
  kind: [rdsInstance, rdsCluster],
  related: [rdsParameterGroup],
  title: 'RDS database turns away connections without TLS',
  why: 'A database driver that is set up carelessly falls back to an unencrypted connection without a word. Unless the database refuses, passwords and customer data then cross the network in the clear, and nobody notices.',
  remediation:
    'Give the database a parameter group of its own with rds.force_ssl = 1 (PostgreSQL, SQL Server) or require_secure_transport = ON (MySQL, MariaDB).',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
  ],
  blindSpots: [
    'Oracle and Db2 are set up through options, which are not looked at.',
    'Whether clients check the certificate of the database is not seen.',
    'A default parameter group may have been replaced by hand.',
  ],
  examine: (database, neighbours) => {
    const { engine, parameterGroup } = database;
    if (isClusterMember(database)) return 'not-applicable';
    if (engine.state === 'unresolved') return inconclusive(engine.reason, engine.location);
    const parameter = engine.state === 'known' ? parameterOf(engine.value) : undefined;
    if (parameter === undefined) return 'not-applicable';
    if (parameterGroup.state === 'unresolved')
      return inconclusive(parameterGroup.reason, parameterGroup.location);
    if (parameterGroup.state === 'absent') return withoutSetting(database);
    const [group] = neighbours.follow(parameterGroup, rdsParameterGroup);
    if (group === undefined) {
      return parameterGroup.value.literals.some((name) => name.startsWith('default.'))
        ? withoutSetting(database)
        : inconclusive('The parameter group is not in this code.', parameterGroup.location);
    }
    const value = engineParameter(group, parameter);
    if (value.state === 'absent') return withoutSetting(database);
    return expect(value, (text) => ON.has(text), {
      supports: `${parameter} turns away connections without TLS.`,
      contradicts: `${parameter} is off: connections without TLS are taken.`,
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_parameter_group" "ledger" {
  family = "postgres14"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_instance" "ledger" {
  engine               = "postgres"
  engine_version       = "14.17"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.ledger.name
}`,
      contradicts: `
resource "aws_db_parameter_group" "ledger" {
  family = "postgres16"
  parameter {
    name  = "rds.force_ssl"
    value = "0"
  }
}

resource "aws_db_instance" "ledger" {
  engine               = "postgres"
  engine_version       = "16.8"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.ledger.name
}`,
      inconclusive: `
resource "aws_db_instance" "ledger" {
  engine         = "mysql"
  instance_class = "db.m7g.large"
}`,
      'not-applicable': `
resource "aws_db_instance" "ledger" {
  engine         = "oracle-ee"
  instance_class = "db.m6i.large"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Settings:
    Type: AWS::RDS::DBClusterParameterGroup
    Properties:
      Family: aurora-mysql8.0
      Description: Encrypted connections only
      Parameters:
        require_secure_transport: "ON"
  Ledger:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-mysql
      DBClusterParameterGroupName: !Ref Settings`,
      contradicts: `
Resources:
  Ledger:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      EngineVersion: "13.20"
      DBInstanceClass: db.m7g.large`,
    },
  },
});

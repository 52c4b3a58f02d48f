import { expect, it } from 'vitest';
import { Architecture } from '../src/architecture/index.ts';
import { kinds } from '../src/architecture/kinds/index.ts';
import { gatherEvidence } from '../src/checks/gather-evidence.ts';
import { checks } from '../src/checks/index.ts';
import { readTerraform } from '../src/readers/terraform/read-terraform.ts';

const SECRET = 'hunter2-hunter2-A1b2C3d4E5';

/** Arguments that the AWS provider calls sensitive, and others in which secrets stand, as literals and by variable. */
const CODE = `
variable "secret" {
  sensitive = true
  default   = "${SECRET}"
}
variable "kind" {
  sensitive = true
  default   = "db.${SECRET}"
}
${['"literal"', 'var.secret']
  .map((value, index) => {
    const secret = value === '"literal"' ? `"${SECRET}"` : value;
    return `
resource "aws_db_instance" "db${index}" {
  engine         = "mysql"
  instance_class = ${index === 0 ? '"db.t3.micro"' : 'var.kind'}
  password       = ${secret}
}
resource "aws_rds_cluster" "c${index}" {
  engine          = "aurora-mysql"
  master_password = ${secret}
}
resource "aws_elasticache_replication_group" "e${index}" {
  auth_token = ${secret}
  node_type  = ${index === 0 ? '"cache.t3.micro"' : 'var.kind'}
}
resource "aws_secretsmanager_secret" "s${index}" {}
resource "aws_secretsmanager_secret_version" "s${index}" {
  secret_id     = aws_secretsmanager_secret.s${index}.id
  secret_string = ${secret}
}
resource "aws_ssm_parameter" "p${index}" {
  type  = "SecureString"
  value = ${secret}
}
resource "aws_redshift_cluster" "r${index}" {
  master_password = ${secret}
}
resource "aws_docdb_cluster" "d${index}" {
  master_password = ${secret}
}
resource "aws_lambda_function" "f${index}" {
  environment {
    variables = { DB_PASSWORD = ${secret}, DATABASE_URL = "postgres://u:\${${secret}}@db/x" }
  }
}
resource "aws_instance" "i${index}" {
  instance_type = ${index === 0 ? '"t3.micro"' : 'var.kind'}
  user_data     = "export DB_PASSWORD=\${${secret}}"
}
resource "aws_ecs_task_definition" "t${index}" {
  container_definitions = jsonencode([
    { name = "a", image = "x", environment = [{ name = "DB_PASSWORD", value = ${secret} }] }
  ])
}`;
  })
  .join('\n')}
`;

it('no check quotes a secret', () => {
  const readings = readTerraform({ paths: ['main.tf'], read: () => CODE });
  expect(readings.diagnostics).toEqual([]);
  const evidence = gatherEvidence(new Architecture(readings, kinds), checks);
  expect(evidence.filter(({ check }) => /secret|password/.test(check)).length).toBeGreaterThan(5);
  expect(evidence.filter(({ message }) => message.includes('hunter2'))).toEqual([]);
});

it('a literal password is seen, also behind a sensitive variable', () => {
  const readings = readTerraform({ paths: ['main.tf'], read: () => CODE });
  const evidence = gatherEvidence(new Architecture(readings, kinds), checks);
  const found = evidence.filter(
    ({ check, verdict }) => check === 'rds-master-password-not-in-code' && verdict === 'contradicts',
  );
  expect(found.map(({ resource }) => resource)).toEqual([
    'aws_db_instance.db0',
    'aws_db_instance.db1',
    'aws_rds_cluster.c0',
    'aws_rds_cluster.c1',
  ]);
});

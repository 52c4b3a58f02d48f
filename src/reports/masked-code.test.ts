import { describe, expect, it } from 'vitest';
import { maskedCode } from './masked-code.ts';

// Values are made up; the access key is the one of AWS's own examples.
describe('code in a report', () => {
  it.each([
    ['access_key = "AKIAIOSFODNN7EXAMPLE"', 'access_key = "••••••"'],
    ['export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE', 'export AWS_ACCESS_KEY_ID=••••••'],
    ['export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7', 'export AWS_SECRET_ACCESS_KEY=••••••'],
    ['  MasterUserPassword: hunter22', '  MasterUserPassword: ••••••'],
    ['"DbPassword": "hunter22",', '"DbPassword": "••••••",'],
    ["define('DB_PASSWORD'); $db_password='hunter22';", "define('DB_PASSWORD'); $db_password='••••••';"],
    ['password\t=\t"hunter22"', 'password\t=\t"••••••"'],
    ['password = "correct horse, battery"', 'password = "••••••"'],
    ['password = "abcd{efgh;ij(kl"', 'password = "••••••"'],
    ['url = "postgres://app:hunter22@db/shop"', 'url = "postgres://app:••••••@db/shop"'],
    [`MII${'Ab1+'.repeat(20)}`, '••••••'],
  ])('shows no secret: %s', (line, shown) => {
    expect(maskedCode(line)).toBe(shown);
  });

  it.each([
    'password = var.db_password',
    'password = random_password.db.result',
    'password = "${local.password}"',
    'MasterUserPassword: !Ref DbPassword',
    '"MasterUserPassword": { "Ref": "DbPassword" }',
    "MasterUserPassword: '{{resolve:secretsmanager:db}}'",
    'manage_master_user_password = true',
    'http_tokens = "required"',
    'kms_key_id = aws_kms_key.this.arn',
    'storage_encrypted = false',
    'secret = jsondecode(file("x"))',
  ])('keeps what is none: %s', (line) => {
    expect(maskedCode(line)).toBe(line);
  });

  it('takes no longer on a hostile line', () => {
    const line = 'password='.repeat(5000) + 'a:/'.repeat(5000);
    expect(maskedCode(line).length).toBeLessThanOrEqual(line.length);
  });
});

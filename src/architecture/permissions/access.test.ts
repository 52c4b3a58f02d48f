import { describe, expect, it } from 'vitest';
import {
  BEGIN,
  BUCKET,
  BY_STAR,
  inline,
  MAYBE,
  ofTerraform,
  whoReads,
  YES,
} from '../../../test/fixtures/permissions.ts';

describe('who reads a store, by the statements of one policy', () => {
  const allow = (action: string, resource: string, rest = '') =>
    `{ Effect = "Allow", Action = ${action}, Resource = ${resource}${rest} }`;
  const deny = (action: string, resource: string, rest = '') =>
    `{ Effect = "Deny", Action = ${action}, Resource = ${resource}${rest} }`;
  const IP = ', Condition = { IpAddress = { "aws:SourceIp" = "10.0.0.0/8" } }';
  const NO_TLS = ', Condition = { Bool = { "aws:SecureTransport" = "false" } }';

  it.each([
    ['names the objects', BUCKET, [allow('"s3:GetObject"', '"arn:aws:s3:::reports/*"')], YES],
    ['refers to them', BUCKET, [allow('"s3:Get*"', '"${aws_s3_bucket.reports.arn}/*"')], YES],
    ['names a folder', BUCKET, [allow('"s3:GetObject"', '"arn:aws:s3:::reports/2026/*"')], YES],
    [
      'names the bucket without its objects',
      BUCKET,
      [allow('"s3:GetObject"', 'aws_s3_bucket.reports.arn')],
      [],
    ],
    ['names another bucket', BUCKET, [allow('"s3:*"', '"${aws_s3_bucket.other.arn}/*"')], []],
    ['writes only', BUCKET, [allow('"s3:PutObject"', '"*"')], []],
    ['lets everything be read', BUCKET, [allow('"s3:GetObject"', '"*"')], BY_STAR],
    ['lets every bucket be read', BUCKET, [allow('"s3:*"', '"arn:aws:s3:::*"')], BY_STAR],
    ['asks for an address', BUCKET, [allow('"s3:GetObject"', '"*"', IP)], ['aws_iam_role.app: maybe *']],
    ['is open in its action', BUCKET, [allow('var.name', '"arn:aws:s3:::reports/*"')], MAYBE],
    ['is open in its resource', BUCKET, [allow('"s3:GetObject"', 'var.name')], MAYBE],
    ['is open in the name', BUCKET, [allow('"s3:GetObject"', '"arn:aws:s3:::${var.name}/*"')], MAYBE],
    ['begins otherwise', BUCKET, [allow('"s3:GetObject"', '"arn:aws:s3:::logs-${var.name}/*"')], []],
    [
      'has the very open part',
      'aws_s3_bucket.open',
      [allow('"s3:GetObject"', '"arn:aws:s3:::${var.name}-data/*"')],
      YES,
    ],
    [
      'denies it again',
      BUCKET,
      [allow('"s3:*"', '"*"'), deny('"s3:GetObject"', '"arn:aws:s3:::reports/*"')],
      [],
    ],
    [
      'denies a folder',
      BUCKET,
      [allow('"s3:*"', '"arn:aws:s3:::reports/*"'), deny('"s3:*"', '"arn:aws:s3:::reports/pay/*"')],
      MAYBE,
    ],
    [
      'denies it in part',
      BUCKET,
      [allow('"s3:*"', '"arn:aws:s3:::reports/*"'), deny('"s3:*"', '"*"', IP)],
      MAYBE,
    ],
    [
      'denies what is not encrypted on the way',
      BUCKET,
      [allow('"s3:*"', '"arn:aws:s3:::reports/*"'), deny('"s3:*"', '"*"', NO_TLS)],
      YES,
    ],
    ['allows all but IAM', BUCKET, ['{ Effect = "Allow", NotAction = "iam:*", Resource = "*" }'], BY_STAR],
    ['allows all but S3', BUCKET, ['{ Effect = "Allow", NotAction = "s3:*", Resource = "*" }'], []],
    [
      'allows all but this bucket',
      BUCKET,
      ['{ Effect = "Allow", Action = "s3:*", NotResource = "arn:aws:s3:::reports/*" }'],
      [],
    ],
    [
      'allows all but another',
      BUCKET,
      ['{ Effect = "Allow", Action = "s3:*", NotResource = "arn:aws:s3:::pay/*" }'],
      BY_STAR,
    ],
    [
      'scans a table',
      'aws_dynamodb_table.orders',
      [allow('"dynamodb:Scan"', '"arn:aws:dynamodb:eu-west-1:111122223333:table/orders"')],
      YES,
    ],
    [
      'may scan, not query',
      'aws_dynamodb_table.orders',
      [allow('"dynamodb:*"', 'aws_dynamodb_table.orders.arn'), deny('"dynamodb:Query"', '"*"')],
      YES,
    ],
    [
      'reads an index only',
      'aws_dynamodb_table.orders',
      [allow('"dynamodb:Query"', '"arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/*"')],
      [],
    ],
    [
      'reads secrets of a path',
      'aws_secretsmanager_secret.key',
      [
        allow(
          '"secretsmanager:GetSecretValue"',
          '"arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/*"',
        ),
      ],
      YES,
    ],
    [
      'reads secrets of another path',
      'aws_secretsmanager_secret.key',
      [
        allow(
          '"secretsmanager:GetSecretValue"',
          '"arn:aws:secretsmanager:eu-west-1:111122223333:secret:pay/*"',
        ),
      ],
      [],
    ],
    [
      'reads every secret',
      'aws_secretsmanager_secret.key',
      [allow('"secretsmanager:*"', '"arn:aws:secretsmanager:*:*:secret:*"')],
      BY_STAR,
    ],
    [
      'reads every secret of an open account',
      'aws_secretsmanager_secret.key',
      [allow('"secretsmanager:GetSecretValue"', '"arn:aws:secretsmanager:eu-west-1:${var.name}:secret:*"')],
      BY_STAR,
    ],
    [
      'reads secrets of one ending',
      'aws_secretsmanager_secret.key',
      [allow('"secretsmanager:GetSecretValue"', '"arn:aws:secretsmanager:*:*:secret:*-public"')],
      [],
    ],
    ['lists secrets', 'aws_secretsmanager_secret.key', [allow('"secretsmanager:ListSecrets"', '"*"')], []],
    [
      'receives messages',
      'aws_sqs_queue.jobs',
      [allow('"sqs:ReceiveMessage"', '"arn:aws:sqs:*:*:jobs"')],
      YES,
    ],
    ['is of another service', 'aws_sqs_queue.jobs', [allow('"*"', '"arn:aws:sns:*:*:jobs"')], []],
  ])('%s', (_, store, statements, readers) => {
    expect(whoReads(ofTerraform(BEGIN + inline(...statements)), store)).toEqual(readers);
  });
});

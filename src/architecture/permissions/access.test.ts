import { describe, expect, it } from 'vitest';
import { readCloudFormation } from '../../readers/cloudformation/read-cloudformation.ts';
import { readTerraform } from '../../readers/terraform/read-terraform.ts';
import { Architecture } from '../architecture.ts';
import { kinds } from '../kinds/index.ts';
import { accessIn } from './access.ts';
import { exposedRoles } from './exposed-roles.ts';

function ofTerraform(text: string): Architecture {
  return new Architecture(readTerraform({ paths: ['main.tf'], read: () => text }), kinds);
}

function ofTemplate(text: string): Architecture {
  const project = { paths: ['template.yaml'], read: () => text };
  return new Architecture(readCloudFormation('template.yaml', text, project), kinds);
}

/** `role: yes *` for each reader of the store, a star where the statement has one. */
function readersOf(architecture: Architecture, id: string): readonly string[] {
  const store = architecture.resources.find((resource) => resource.id === id);
  if (store === undefined) throw new Error(`no ${id}`);
  return architecture
    .derived(accessIn)
    .readersOf(store)
    .map(({ principal, answer, wildcard }) => `${principal.id}: ${answer}${wildcard ? ' *' : ''}`);
}

const BEGIN = `
variable "name" {
  type = string
}

resource "aws_s3_bucket" "reports" {
  bucket = "reports"
}

resource "aws_s3_bucket" "other" {
  bucket = "other"
}

resource "aws_s3_bucket" "open" {
  bucket = "\${var.name}-data"
}

resource "aws_dynamodb_table" "orders" {
  name = "orders"
}

resource "aws_secretsmanager_secret" "key" {
  name = "shop/key"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = "{}"
}
`;

function inline(...statements: readonly string[]): string {
  return `
resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = jsonencode({ Statement = [${statements.join(', ')}] })
}`;
}

const BUCKET = 'aws_s3_bucket.reports';
const YES = ['aws_iam_role.app: yes'];
const MAYBE = ['aws_iam_role.app: maybe'];
const BY_STAR = ['aws_iam_role.app: yes *'];

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
    ['lists secrets', 'aws_secretsmanager_secret.key', [allow('"secretsmanager:ListSecrets"', '"*"')], []],
    [
      'receives messages',
      'aws_sqs_queue.jobs',
      [allow('"sqs:ReceiveMessage"', '"arn:aws:sqs:*:*:jobs"')],
      YES,
    ],
    ['is of another service', 'aws_sqs_queue.jobs', [allow('"*"', '"arn:aws:sns:*:*:jobs"')], []],
  ])('%s', (_, store, statements, readers) => {
    expect(readersOf(ofTerraform(BEGIN + inline(...statements)), store)).toEqual(readers);
  });
});

const READ = 'jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })';

describe('who reads a store, by the way a policy is attached', () => {
  it.each([
    [
      'attached to the role',
      `resource "aws_iam_policy" "read" {
  policy = ${READ}
}

resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.app.name
  policy_arn = aws_iam_policy.read.arn
}`,
      BY_STAR,
    ],
    [
      'attached to many',
      `resource "aws_iam_policy" "read" {
  policy = ${READ}
}

resource "aws_iam_policy_attachment" "read" {
  name       = "read"
  roles      = [aws_iam_role.app.name]
  policy_arn = aws_iam_policy.read.arn
}`,
      BY_STAR,
    ],
    [
      'attached perhaps',
      `resource "aws_iam_policy" "read" {
  policy = ${READ}
}

resource "aws_iam_role_policy_attachment" "read" {
  count      = var.name == "x" ? 1 : 0
  role       = aws_iam_role.app.name
  policy_arn = aws_iam_policy.read.arn
}`,
      MAYBE,
    ],
    [
      'one of AWS',
      `resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}`,
      BY_STAR,
    ],
    [
      'one of AWS that reads nothing',
      `resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}`,
      [],
    ],
    [
      'one of AWS that nobody looked up',
      `resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/SomethingNew"
}`,
      MAYBE,
    ],
    [
      'by a group',
      `resource "aws_iam_group" "staff" {
  name = "staff"
}

resource "aws_iam_group_policy" "staff" {
  group  = aws_iam_group.staff.name
  policy = ${READ}
}

resource "aws_iam_user" "dora" {
  name = "dora"
}

resource "aws_iam_group_membership" "staff" {
  name  = "staff"
  group = aws_iam_group.staff.name
  users = [aws_iam_user.dora.name]
}`,
      ['aws_iam_user.dora: yes *'],
    ],
    [
      'by the policy of the bucket',
      `resource "aws_s3_bucket_policy" "reports" {
  bucket = aws_s3_bucket.reports.id
  policy = jsonencode({ Statement = [{
    Effect    = "Allow"
    Principal = { AWS = aws_iam_role.app.arn }
    Action    = "s3:GetObject"
    Resource  = "\${aws_s3_bucket.reports.arn}/*"
  }] })
}`,
      YES,
    ],
    [
      'denied by the policy of the bucket',
      `${inline('{ Effect = "Allow", Action = "s3:*", Resource = "*" }')}

resource "aws_s3_bucket_policy" "reports" {
  bucket = aws_s3_bucket.reports.id
  policy = jsonencode({ Statement = [{
    Effect    = "Deny"
    Principal = "*"
    Action    = "s3:GetObject"
    Resource  = "\${aws_s3_bucket.reports.arn}/*"
  }] })
}`,
      [],
    ],
  ])('%s', (_, text, readers) => {
    expect(readersOf(ofTerraform(`${BEGIN}\n${text}`), BUCKET)).toEqual(readers);
  });

  it.each([
    ['s3:*', BY_STAR],
    ['dynamodb:*', []],
  ])('within a boundary of %s', (action, readers) => {
    const text = `
resource "aws_s3_bucket" "reports" {}

resource "aws_iam_policy" "limits" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })
}

resource "aws_iam_role" "app" {
  assume_role_policy   = "{}"
  permissions_boundary = aws_iam_policy.limits.arn
}
${inline('{ Effect = "Allow", Action = "s3:*", Resource = "*" }')}`;
    expect(readersOf(ofTerraform(text), BUCKET)).toEqual(readers);
  });

  it('in a template', () => {
    const text = `
Resources:
  Reports:
    Type: AWS::S3::Bucket
  Key:
    Type: AWS::SecretsManager::Secret
  App:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      ManagedPolicyArns:
        - !Ref ReadKey
      Policies:
        - PolicyName: read
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: !Sub 'arn:\${AWS::Partition}:s3:::\${Reports}/*'
  ReadKey:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: secretsmanager:GetSecretValue
            Resource: !Ref Key
  Other:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
  OtherPolicy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: other
      Roles: [!Ref Other]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: secretsmanager:GetSecretValue
            Resource: '*'`;
    const architecture = ofTemplate(text);
    expect(readersOf(architecture, 'Reports')).toEqual(['App: yes']);
    expect(readersOf(architecture, 'Key')).toEqual(['App: yes', 'Other: yes *']);
  });
});

describe('a role is exposed', () => {
  const FUNCTION = `
resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = aws_iam_role.app.arn
}
`;
  it.each([
    ['not by a function alone', '', []],
    [
      'by a function URL',
      `resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "NONE"
}`,
      ['aws_iam_role.app by aws_lambda_function.api'],
    ],
    [
      'by an API that may call the function',
      `resource "aws_lambda_permission" "api" {
  function_name = aws_lambda_function.api.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
}`,
      ['aws_iam_role.app by aws_lambda_function.api'],
    ],
    [
      'by an instance with a public address',
      `resource "aws_iam_instance_profile" "web" {
  role = aws_iam_role.app.name
}

resource "aws_instance" "web" {
  associate_public_ip_address = true
  iam_instance_profile        = aws_iam_instance_profile.web.name
}`,
      ['aws_iam_role.app by aws_instance.web'],
    ],
  ])('%s', (_, text, roles) => {
    const found = ofTerraform(FUNCTION + text).derived(exposedRoles);
    expect([...found].map(([role, compute]) => `${role.id} by ${compute.id}`)).toEqual(roles);
  });
});

import { describe, expect, it } from 'vitest';
import { readCloudFormation } from '../../readers/cloudformation/read-cloudformation.ts';
import { readTerraform } from '../../readers/terraform/read-terraform.ts';
import { Architecture, type Readings } from '../index.ts';
import { kinds } from '../kinds/index.ts';
import { requestPaths } from './request-paths.ts';

const API = `
resource "aws_apigatewayv2_api" "api" {
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_integration" "i" {
  api_id          = aws_apigatewayv2_api.api.id
  integration_uri = aws_lambda_function.f.invoke_arn
}
`;

function fn(name: string, variables = '', rest = ''): string {
  return `
resource "aws_lambda_function" "${name}" {
  function_name = "${name}"
  environment {
    variables = { ${variables} }
  }
  ${rest}
}
`;
}

const TABLE = `
resource "aws_dynamodb_table" "t" {
  name = "t"
}
`;

const DATABASE = `
resource "aws_security_group" "caller" {}
resource "aws_security_group" "db" {
  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.caller.id]
  }
}
resource "aws_db_instance" "db" {
  vpc_security_group_ids = [aws_security_group.db.id]
}
`;

const ROLE = `
resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.r.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["dynamodb:PutItem"], Resource = [aws_dynamodb_table.t.arn] }] })
}
`;

/** `waits knownBy a > b` for every station, glue and all, without the type where it is clear. */
function stationsIn(readings: Readings, entry: string): readonly string[] {
  const architecture = new Architecture(readings, kinds);
  const start = architecture.resources.find(({ id }) => id === entry);
  if (start === undefined) throw new Error(`no ${entry}`);
  return architecture
    .derived(requestPaths)
    .stationsFrom(start)
    .map(
      ({ calls, knownBy, waits }) =>
        `${waits} ${knownBy} ${calls.map(({ to }) => to.id.replace(/^aws_/, '')).join(' > ')}`,
    );
}

function terraform(text: string, entry: string): readonly string[] {
  return stationsIn(
    readTerraform({ paths: ['main.tf'], read: (path) => (path === 'main.tf' ? text : undefined) }),
    entry,
  );
}

const WAY = 'apigatewayv2_integration.i > lambda_function.f';

describe('the way of a request', () => {
  it.each<[why: string, text: string, entry: string, stations: readonly string[]]>([
    [
      'is told by links and the environment',
      `${API}${fn('f', 'T = aws_dynamodb_table.t.name')}${TABLE}`,
      'aws_apigatewayv2_api.api',
      ['yes link apigatewayv2_integration.i', `yes link ${WAY}`, `yes environment ${WAY} > dynamodb_table.t`],
    ],
    [
      'is told by security groups where nothing else tells it',
      `${API}${fn('f', '', 'vpc_config {\nsubnet_ids = []\nsecurity_group_ids = [aws_security_group.caller.id]\n}')}${DATABASE}`,
      'aws_apigatewayv2_api.api',
      [
        'yes link apigatewayv2_integration.i',
        `yes link ${WAY}`,
        `yes security-group ${WAY} > db_instance.db`,
      ],
    ],
    [
      'is told by a permission as the weakest sign',
      `${API}${fn('f', '', 'role = aws_iam_role.r.arn')}${TABLE}${ROLE}`,
      'aws_apigatewayv2_api.api',
      ['yes link apigatewayv2_integration.i', `yes link ${WAY}`, `yes permission ${WAY} > dynamodb_table.t`],
    ],
    [
      'is not waited for behind a queue',
      `${API}${fn('f', 'Q = aws_sqs_queue.q.url')}${fn('g', 'T = aws_dynamodb_table.t.name')}${TABLE}
resource "aws_sqs_queue" "q" {}
resource "aws_lambda_event_source_mapping" "m" {
  event_source_arn = aws_sqs_queue.q.arn
  function_name    = aws_lambda_function.g.arn
}`,
      'aws_apigatewayv2_api.api',
      [
        'yes link apigatewayv2_integration.i',
        `yes link ${WAY}`,
        `no environment ${WAY} > sqs_queue.q`,
        `no environment ${WAY} > sqs_queue.q > lambda_event_source_mapping.m`,
        `no environment ${WAY} > sqs_queue.q > lambda_event_source_mapping.m > lambda_function.g`,
        `no environment ${WAY} > sqs_queue.q > lambda_event_source_mapping.m > lambda_function.g > dynamodb_table.t`,
      ],
    ],
    [
      'may or may not be waited for where a function calls another one',
      `${API}${fn('f', 'G = aws_lambda_function.g.function_name')}${fn('g')}`,
      'aws_apigatewayv2_api.api',
      [
        'yes link apigatewayv2_integration.i',
        `yes link ${WAY}`,
        `maybe environment ${WAY} > lambda_function.g`,
      ],
    ],
    [
      'ends where functions call each other in a circle',
      `${API}${fn('f', 'G = aws_lambda_function.g.function_name')}${fn('g', 'F = "f", F2 = aws_lambda_function.f.arn')}`,
      'aws_apigatewayv2_api.api',
      [
        'yes link apigatewayv2_integration.i',
        `yes link ${WAY}`,
        `maybe environment ${WAY} > lambda_function.g`,
      ],
    ],
    [
      'goes through a load balancer and a task definition',
      `
resource "aws_lb" "lb" {}
resource "aws_lb_target_group" "tg" {}
resource "aws_lb_listener" "l" {
  load_balancer_arn = aws_lb.lb.arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.tg.arn
  }
}
resource "aws_ecs_service" "s" {
  task_definition = aws_ecs_task_definition.d.arn
  load_balancer {
    target_group_arn = aws_lb_target_group.tg.arn
  }
}
resource "aws_ecs_task_definition" "d" {
  family                = "d"
  container_definitions = jsonencode([{ name = "a", environment = [{ name = "DB", value = aws_db_instance.db.address }] }])
}
resource "aws_db_instance" "db" {}
`,
      'aws_lb.lb',
      [
        'yes link lb_listener.l',
        'yes link lb_listener.l > lb_target_group.tg',
        'yes link lb_listener.l > lb_target_group.tg > ecs_service.s',
        'yes link lb_listener.l > lb_target_group.tg > ecs_service.s > ecs_task_definition.d',
        'yes environment lb_listener.l > lb_target_group.tg > ecs_service.s > ecs_task_definition.d > db_instance.db',
      ],
    ],
  ])('%s', (_, text, entry, stations) => {
    expect(terraform(text, entry)).toEqual(stations);
  });

  it('is told by the OpenAPI document of a SAM application', () => {
    const text = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      InlineCode: ""
      Environment:
        Variables:
          ORDERS: !Ref Orders
      Events:
        Post:
          Type: Api
          Properties:
            Path: /orders
            Method: post
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
`;
    const files = { paths: ['template.yaml'], read: () => text };
    expect(stationsIn(readCloudFormation('template.yaml', text, files), 'ServerlessRestApi')).toEqual([
      'yes link Order',
      'yes environment Order > Orders',
    ]);
  });

  it('is bounded where everything calls everything', () => {
    const names = Array.from({ length: 400 }, (_, index) => `f${index}`);
    const all = names.map((name) => `${name} = aws_lambda_function.${name}.arn`).join('\n');
    const many = names.slice(0, 20).map((name) => fn(name, `\n${all}\n`));
    const rest = names.slice(20).map((name) => fn(name));
    const found = terraform(
      `${API}${fn('f', `\n${all}\n`)}${many.join('')}${rest.join('')}`,
      'aws_apigatewayv2_api.api',
    );
    expect(found.length).toBeLessThan(420);
  });
});

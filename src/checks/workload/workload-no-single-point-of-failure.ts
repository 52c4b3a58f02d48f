import type { Resource } from '../../architecture/index.ts';
import type { Station } from '../../architecture/topology/request-paths.ts';
import { defineCheck, type Finding } from '../check.ts';
import { supports } from '../expectations.ts';
import {
  architectureIn,
  ENTRIES,
  isBeforeProduction,
  findingAt,
  stationsOf,
  wayTo,
} from '../request-entries.ts';
import { TEMPLATE_BALANCER, TERRAFORM_BALANCER } from '../request-examples.ts';
import { mayBeMissed, redundancyOf } from '../request-tiers.ts';

/** What is not known is said of so many stations of an entry. */
const MOST_UNKNOWN = 3;

export const workloadNoSinglePointOfFailure = defineCheck({
  id: 'workload-no-single-point-of-failure',
  kind: ENTRIES,
  title: 'No request depends on a single machine between its entry and its data',
  why: 'A request needs every station on its way: load balancer, program, database. Ten web servers do not help when all of them ask one database instance without a standby: when that one machine fails, or is restarted for maintenance, nobody gets an answer.',
  remediation:
    'Give each station on the way a second machine in another zone: Multi-AZ for the database, two tasks or instances for the program, automatic failover for the cache.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/use-fault-isolation-to-protect-your-workload.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
  ],
  blindSpots: [
    'A way that only a permission hints at, or that passes through services outside this code, is not followed.',
    'Whether the application can go on without its cache is not seen: a single cache node is inconclusive.',
    'What is tagged or declared as not production is left out.',
  ],
  examine: (entry, neighbours, requirements) => {
    const stations = stationsOf(entry, neighbours);
    if (stations === undefined) return 'not-applicable';
    if (isBeforeProduction(entry, requirements)) return 'not-applicable';
    const architecture = architectureIn(neighbours);
    const single: Finding[] = [];
    const unknown: Finding[] = [];
    const several: Station[] = [];
    for (const station of stations) {
      if (station.waits !== 'yes' || station.knownBy === 'permission') continue;
      const redundancy = redundancyOf(station, stations, architecture);
      if (redundancy === undefined) continue;
      if (redundancy.machines === 'several') several.push(station);
      else if (redundancy.machines === 'unknown') {
        unknown.push(findingAt('inconclusive', 'How many machines stand here is not known', entry, station));
      } else if (mayBeMissed(station.resource)) {
        const sentence = `Requests come to ${redundancy.words}, which they may or may not need`;
        unknown.push(findingAt('inconclusive', sentence, entry, station));
      } else {
        single.push(findingAt('contradicts', `Requests depend on ${redundancy.words}`, entry, station));
      }
    }
    if (single.length > 0) return single;
    if (unknown.length > 0) return unknown.slice(0, MOST_UNKNOWN);
    return several.length === 0 ? 'not-applicable' : supports(sentenceOn(entry, several), entry);
  },
  examples: {
    terraform: {
      supports: `${TERRAFORM_BALANCER}
resource "aws_ecs_task_definition" "web" {
  family = "web"
  container_definitions = jsonencode([{
    name        = "web"
    image       = "shop/web:4"
    environment = [{ name = "DATABASE", value = aws_db_instance.orders.address }]
  }])
}

resource "aws_ecs_service" "web" {
  name            = "web"
  desired_count   = 3
  task_definition = aws_ecs_task_definition.web.arn

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 8080
  }
}

resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  multi_az       = true
}`,
      contradicts: `
resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "order" {
  api_id           = aws_apigatewayv2_api.shop.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.order.invoke_arn
}

resource "aws_lambda_function" "order" {
  function_name = "order"
  role          = "arn:aws:iam::111122223333:role/order"

  environment {
    variables = { DATABASE = aws_db_instance.orders.address }
  }
}

resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}`,
      inconclusive: `
variable "standby" {
  type = bool
}

resource "aws_lambda_function_url" "order" {
  function_name      = aws_lambda_function.order.function_name
  authorization_type = "AWS_IAM"
}

resource "aws_lambda_function" "order" {
  function_name = "order"
  role          = "arn:aws:iam::111122223333:role/order"

  environment {
    variables = { DATABASE = aws_db_instance.orders.address }
  }
}

resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  multi_az       = var.standby
}`,
      'not-applicable': `
resource "aws_lambda_function_url" "order" {
  function_name      = aws_lambda_function.order.function_name
  authorization_type = "AWS_IAM"

}

resource "aws_lambda_function" "order" {
  function_name = "order"
  role          = "arn:aws:iam::111122223333:role/order"

  environment {
    variables = { ORDERS = aws_dynamodb_table.orders.name }
  }
}

resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"
}`,
    },
    cloudformation: {
      supports: `${TEMPLATE_BALANCER}
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "6"
      TargetGroupARNs: [!Ref Targets]`,
      contradicts: `
Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: vpc-0123456789abcdef0
      Port: 8080
      Protocol: HTTP
      Targets:
        - Id: !Ref Server
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 80
      Protocol: HTTP
      DefaultActions:
        - Type: forward
          TargetGroupArn: !Ref Targets
  Server:
    Type: AWS::EC2::Instance
    Properties:
      InstanceType: m7g.large`,
    },
  },
});

function sentenceOn(entry: Resource, stations: readonly Station[]): string {
  const [longest] = stations.toSorted((a, b) => b.calls.length - a.calls.length);
  const way = longest === undefined ? '' : `, as on ${wayTo(entry, longest)}`;
  return `Each machine that requests pass has another one to take over${way}.`;
}

import { httpIntegration, restMethod } from '../../architecture/kinds/apigateway.ts';
import {
  eventSourceMapping,
  lambdaAlias,
  lambdaFunction,
  lambdaFunctionUrl,
} from '../../architecture/kinds/lambda.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { isCalledByApi } from '../lambda-invocation.ts';

export const lambdaDatabaseConnections = defineCheck({
  id: 'lambda-database-connections',
  kind: lambdaFunction,
  related: [
    rdsInstance,
    rdsCluster,
    eventSourceMapping,
    lambdaAlias,
    lambdaFunctionUrl,
    restMethod,
    httpIntegration,
  ],
  title: 'Lambda function cannot open more connections than its database takes',
  why: 'Every copy of a function that runs keeps a database connection of its own. When an API or a queue brings a thousand requests at once, a thousand copies start, and a small database takes some hundred connections: from then on it refuses everybody, also the rest of the application.',
  remediation:
    'Put an RDS Proxy between the function and the database, or set a reserved concurrency that the database can take. For queues, a maximum concurrency does as well.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/services-rds.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  ],
  blindSpots: [
    'A database that the function finds by other means than its environment variables is not seen.',
    'Functions that use the RDS Data API open no connections; where their environment names the ARN of the cluster, they look the same.',
  ],
  examine: (lambda, neighbours) => {
    const { follow, referrers } = neighbours;
    const { environmentTargets, reservedConcurrency } = lambda;
    const [database] = [
      ...follow(environmentTargets, rdsInstance),
      ...follow(environmentTargets, rdsCluster),
    ];
    if (database === undefined) return 'not-applicable';
    const mappings = [lambda, ...referrers(lambda, lambdaAlias, 'function')].flatMap((name) =>
      referrers(name, eventSourceMapping, 'function'),
    );
    const isApi = isCalledByApi(lambda, neighbours);
    if (mappings.length === 0 && !isApi) return 'not-applicable';
    if (reservedConcurrency.state === 'unresolved')
      return inconclusive(reservedConcurrency.reason, reservedConcurrency.location);
    if (reservedConcurrency.state === 'known' && reservedConcurrency.value >= 0) {
      return supports(
        `At most ${reservedConcurrency.value} copies of the function use ${database.id}.`,
        reservedConcurrency.location,
      );
    }
    const isLimited = mappings.every(({ maximumConcurrency }) => maximumConcurrency.state !== 'absent');
    if (isLimited && !isApi) return supports(`The queue limits how many copies use ${database.id}.`, lambda);
    if (!isApi) {
      return inconclusive(
        `Nothing but the number of messages limits how many copies use ${database.id}.`,
        lambda,
      );
    }
    return contradicts(
      `Callers of the API decide how many copies connect to ${database.id} at once.`,
      lambda,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.t4g.small"
}

resource "aws_lambda_function" "order" {
  function_name                  = "order"
  role                           = "arn:aws:iam::111122223333:role/order"
  reserved_concurrent_executions = 40

  environment {
    variables = { DATABASE = aws_db_instance.orders.address }
  }
}

resource "aws_apigatewayv2_integration" "order" {
  api_id           = "a1b2c3d4e5"
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.order.invoke_arn
}`,
      contradicts: `
resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.t4g.small"
}

resource "aws_lambda_function" "order" {
  function_name = "order"
  role          = "arn:aws:iam::111122223333:role/order"

  environment {
    variables = { DATABASE = aws_db_instance.orders.address }
  }
}

resource "aws_apigatewayv2_integration" "order" {
  api_id           = "a1b2c3d4e5"
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.order.invoke_arn
}`,
      inconclusive: `
resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.t4g.small"
}

resource "aws_sqs_queue" "orders" {}

resource "aws_lambda_function" "order" {
  function_name = "order"
  role          = "arn:aws:iam::111122223333:role/order"

  environment {
    variables = { DATABASE = aws_db_instance.orders.address }
  }
}

resource "aws_lambda_event_source_mapping" "orders" {
  function_name    = aws_lambda_function.order.arn
  event_source_arn = aws_sqs_queue.orders.arn
}`,
      'not-applicable': `
resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.t4g.small"
}

resource "aws_lambda_function" "nightly" {
  function_name = "nightly"
  role          = "arn:aws:iam::111122223333:role/nightly"

  environment {
    variables = { DATABASE = aws_db_instance.orders.address }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.t4g.small
  Queue:
    Type: AWS::SQS::Queue
  Order:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/order
      Environment:
        Variables:
          DATABASE: !GetAtt Orders.Endpoint.Address
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Order
      EventSourceArn: !GetAtt Queue.Arn
      ScalingConfig:
        MaximumConcurrency: 10`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.micro
  Order:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/order
      Environment:
        Variables:
          DATABASE: !GetAtt Orders.Endpoint.Address
  Address:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !Ref Order
      AuthType: AWS_IAM`,
    },
  },
});

import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const dynamodbCapacityFollowsDemand = defineCheck({
  id: 'dynamodb-capacity-follows-demand',
  kind: dynamodbTable,
  title: 'DynamoDB table adjusts its capacity to the demand',
  why: 'Fixed capacity is paid for day and night, and turns requests away when more come than were planned for. On-demand tables and auto scaling follow the load in both directions.',
  remediation:
    'Use on-demand capacity, or keep provisioned capacity and let Application Auto Scaling adjust reads and writes.',
  links: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html',
  ],
  blindSpots: [
    'Steady loads for which fixed capacity is the cheapest are judged like others.',
    'Whether secondary indexes scale as well is not looked at.',
  ],
  examine: ({ billingMode, scaledDimensions, location }) => {
    if (billingMode.state === 'unresolved') return inconclusive(billingMode.reason, billingMode.location);
    if (billingMode.state === 'known' && billingMode.value === 'PAY_PER_REQUEST') {
      return supports('The table is billed for the requests made.', billingMode.location);
    }
    if (scaledDimensions.state !== 'known')
      return contradicts('The capacity is fixed.', billingMode.location);
    const { values, open } = scaledDimensions.value;
    const [reason] = open;
    if (reason !== undefined) return inconclusive(reason, scaledDimensions.location);
    const fixed = ['Read', 'Write'].filter((what) => !values.includes(`dynamodb:table:${what}CapacityUnits`));
    return fixed.length === 0
      ? supports('Read and write capacity scale.', scaledDimensions.location)
      : contradicts(`${fixed.join(' and ')} capacity is fixed.`, location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_dynamodb_table" "votes" {
  name         = "votes"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "vote"
}

resource "aws_dynamodb_table" "scores" {
  name           = "scores"
  hash_key       = "player"
  read_capacity  = 10
  write_capacity = 5
}

resource "aws_appautoscaling_target" "scores_reads" {
  service_namespace  = "dynamodb"
  resource_id        = "table/\${aws_dynamodb_table.scores.name}"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = 200
}

resource "aws_appautoscaling_target" "scores_writes" {
  service_namespace  = "dynamodb"
  resource_id        = "table/\${aws_dynamodb_table.scores.name}"
  scalable_dimension = "dynamodb:table:WriteCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}`,
      contradicts: `
resource "aws_dynamodb_table" "votes" {
  name           = "votes"
  hash_key       = "vote"
  read_capacity  = 50
  write_capacity = 50
}`,
      inconclusive: `
variable "billing_mode" {
  type = string
}

resource "aws_dynamodb_table" "votes" {
  name         = "votes"
  billing_mode = var.billing_mode
  hash_key     = "vote"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Votes:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      KeySchema:
        - AttributeName: vote
          KeyType: HASH`,
      contradicts: `
Resources:
  Votes:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema:
        - AttributeName: vote
          KeyType: HASH
      ProvisionedThroughput:
        ReadCapacityUnits: 50
        WriteCapacityUnits: 50
  Reads:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ServiceNamespace: dynamodb
      ResourceId: !Sub table/\${Votes}
      ScalableDimension: dynamodb:table:ReadCapacityUnits
      MinCapacity: 5
      MaxCapacity: 100`,
    },
  },
});

import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const dynamodbIndexCapacityFollowsDemand = defineCheck({
  id: 'dynamodb-index-capacity-follows-demand',
  kind: dynamodbTable,
  title: 'DynamoDB indexes scale along with their table',
  why: 'A global secondary index has capacity of its own. When the table scales and the index does not, writes to the table are throttled as soon as the index cannot keep up, however much capacity the table has.',
  remediation:
    'Give every global secondary index scaling targets for reads and writes, or use on-demand capacity.',
  links: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html'],
  blindSpots: ['Targets that name the index by a text made elsewhere are not matched.'],
  examine: ({ billingMode, globalIndexes, scaledDimensions }) => {
    if (globalIndexes.state === 'absent') return 'not-applicable';
    if (billingMode.state === 'known' && billingMode.value !== 'PROVISIONED') return 'not-applicable';
    if (scaledDimensions.state !== 'known') return 'not-applicable';
    const { values, open } = scaledDimensions.value;
    if (!values.some((dimension) => dimension.startsWith('dynamodb:table:'))) return 'not-applicable';
    if (globalIndexes.state === 'unresolved')
      return inconclusive(globalIndexes.reason, globalIndexes.location);
    const [reason] = [...globalIndexes.value.open, ...open];
    if (reason !== undefined) return inconclusive(reason, globalIndexes.location);
    const indexes = globalIndexes.value.items.length;
    const scaled = values.filter((dimension) => dimension === 'dynamodb:index:WriteCapacityUnits').length;
    return scaled >= indexes
      ? supports('The indexes scale with the table.', globalIndexes.location)
      : contradicts(
          `The table scales, but ${indexes - scaled} of ${indexes} indexes keep a fixed write capacity.`,
          globalIndexes.location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_dynamodb_table" "visits" {
  name           = "visits"
  hash_key       = "visit"
  read_capacity  = 10
  write_capacity = 10
  global_secondary_index {
    name            = "by-day"
    hash_key        = "day"
    projection_type = "ALL"
    read_capacity   = 10
    write_capacity  = 10
  }
}

resource "aws_appautoscaling_target" "table_writes" {
  service_namespace  = "dynamodb"
  resource_id        = "table/\${aws_dynamodb_table.visits.name}"
  scalable_dimension = "dynamodb:table:WriteCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}

resource "aws_appautoscaling_target" "index_writes" {
  service_namespace  = "dynamodb"
  resource_id        = "table/\${aws_dynamodb_table.visits.name}/index/by-day"
  scalable_dimension = "dynamodb:index:WriteCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}`,
      contradicts: `
resource "aws_dynamodb_table" "visits" {
  name           = "visits"
  hash_key       = "visit"
  read_capacity  = 10
  write_capacity = 10
  global_secondary_index {
    name            = "by-day"
    hash_key        = "day"
    projection_type = "ALL"
    read_capacity   = 10
    write_capacity  = 10
  }
}

resource "aws_appautoscaling_target" "table_writes" {
  service_namespace  = "dynamodb"
  resource_id        = "table/\${aws_dynamodb_table.visits.name}"
  scalable_dimension = "dynamodb:table:WriteCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}`,
      inconclusive: `
variable "dimension" {
  type = string
}

resource "aws_dynamodb_table" "visits" {
  name           = "visits"
  hash_key       = "visit"
  read_capacity  = 10
  write_capacity = 10
  global_secondary_index {
    name            = "by-day"
    hash_key        = "day"
    projection_type = "ALL"
    read_capacity   = 10
    write_capacity  = 10
  }
}

resource "aws_appautoscaling_target" "table_writes" {
  service_namespace  = "dynamodb"
  resource_id        = "table/\${aws_dynamodb_table.visits.name}"
  scalable_dimension = "dynamodb:table:WriteCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}

resource "aws_appautoscaling_target" "other" {
  service_namespace  = "dynamodb"
  resource_id        = "table/\${aws_dynamodb_table.visits.name}/index/by-day"
  scalable_dimension = var.dimension
  min_capacity       = 5
  max_capacity       = 100
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Visits:
    Type: AWS::DynamoDB::Table
    Properties:
      GlobalSecondaryIndexes:
        - IndexName: by-day
          Projection: { ProjectionType: ALL }
  TableWrites:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ServiceNamespace: dynamodb
      ResourceId: !Sub table/\${Visits}
      ScalableDimension: dynamodb:table:WriteCapacityUnits
      MinCapacity: 5
      MaxCapacity: 100
  IndexWrites:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ServiceNamespace: dynamodb
      ResourceId: !Sub table/\${Visits}/index/by-day
      ScalableDimension: dynamodb:index:WriteCapacityUnits
      MinCapacity: 5
      MaxCapacity: 100`,
      contradicts: `
Resources:
  Visits:
    Type: AWS::DynamoDB::Table
    Properties:
      GlobalSecondaryIndexes:
        - IndexName: by-day
          Projection: { ProjectionType: ALL }
  TableWrites:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties:
      ServiceNamespace: dynamodb
      ResourceId: !Sub table/\${Visits}
      ScalableDimension: dynamodb:table:WriteCapacityUnits
      MinCapacity: 5
      MaxCapacity: 100`,
    },
  },
});

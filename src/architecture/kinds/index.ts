import type { Kind } from '../kind.ts';
import * as apigateway from './apigateway.ts';
import * as autoscaling from './autoscaling.ts';
import * as backup from './backup.ts';
import * as budgets from './budgets.ts';
import * as cloudfront from './cloudfront.ts';
import * as cloudtrail from './cloudtrail.ts';
import * as cloudwatch from './cloudwatch.ts';
import * as dynamodb from './dynamodb.ts';
import * as ec2 from './ec2.ts';
import * as ecr from './ecr.ts';
import * as ecs from './ecs.ts';
import * as efs from './efs.ts';
import * as eks from './eks.ts';
import * as elasticache from './elasticache.ts';
import * as elb from './elb.ts';
import * as eventbridge from './eventbridge.ts';
import * as guardduty from './guardduty.ts';
import * as iam from './iam.ts';
import * as kinesis from './kinesis.ts';
import * as kms from './kms.ts';
import * as lambda from './lambda.ts';
import * as opensearch from './opensearch.ts';
import * as rds from './rds.ts';
import * as s3 from './s3.ts';
import * as secretsmanager from './secretsmanager.ts';
import * as sns from './sns.ts';
import * as sqs from './sqs.ts';
import * as stepfunctions from './stepfunctions.ts';
import * as vpc from './vpc.ts';
import * as wafv2 from './wafv2.ts';

/** Every kind, in the order of the service folders. */
export const kinds: readonly Kind[] = [
  apigateway,
  autoscaling,
  backup,
  budgets,
  cloudfront,
  cloudtrail,
  cloudwatch,
  dynamodb,
  ec2,
  ecr,
  ecs,
  efs,
  eks,
  elasticache,
  elb,
  eventbridge,
  guardduty,
  iam,
  kinesis,
  kms,
  lambda,
  opensearch,
  rds,
  s3,
  secretsmanager,
  sns,
  sqs,
  stepfunctions,
  vpc,
  wafv2,
].flatMap((service) => Object.values(service));

import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { ebsVolume, ec2Instance } from '../../architecture/kinds/ec2.ts';
import { ecsService } from '../../architecture/kinds/ecs.ts';
import { eksCluster } from '../../architecture/kinds/eks.ts';
import { loadBalancer } from '../../architecture/kinds/elb.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { natGateway } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const BILLED = [
  autoScalingGroup,
  dynamodbTable,
  ebsVolume,
  ec2Instance,
  ecsService,
  eksCluster,
  lambdaFunction,
  loadBalancer,
  natGateway,
  rdsCluster,
  rdsInstance,
  s3Bucket,
] as const;

type Tagged = ResourceOf<(typeof BILLED)[number]>;

const ATTRIBUTION =
  /^(?:owner|team|squad|contact|costcent(?:er|re)|costcode|billing|budget|project|product|application|app|service|workload|system|component|department|businessunit|customer|tenant|environment|env|stage)$/;

/** By the bare letters of a tag's name: each way it is spelled, with the resources that spell it so. */
function spellingsIn(
  resources: readonly Tagged[],
): ReadonlyMap<string, ReadonlyMap<string, readonly Tagged[]>> {
  const found = new Map<string, Map<string, Tagged[]>>();
  for (const resource of resources) {
    if (resource.tags.state !== 'known') continue;
    for (const name of resource.tags.value.keys()) {
      const letters = name.toLowerCase().replaceAll(/[^a-z]/g, '');
      if (!ATTRIBUTION.test(letters)) continue;
      const group = found.get(letters) ?? new Map<string, Tagged[]>();
      found.set(letters, group);
      group.set(name, [...(group.get(name) ?? []), resource]);
    }
  }
  return found;
}

export const resourceTagKeysConsistent = defineCheck({
  id: 'resource-tag-keys-consistent',
  kind: BILLED,
  related: [...BILLED],
  title: 'Tags that attribute costs are spelled alike on all resources',
  why: 'Tag keys are compared letter by letter. CostCenter, cost-center and costcenter are three columns in the bill, each with a part of the truth, and a report by cost center shows only one of them.',
  remediation: 'Choose one spelling, and set it once: default_tags of the provider, or tags of the stack.',
  links: [
    'https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html',
    'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
  ],
  blindSpots: [
    'Spelling across root modules and templates is not compared.',
    'Only tags that name owner, team, project, cost center, environment or the like are compared.',
  ],
  examine: (resource, { beside }) => {
    const all = BILLED.flatMap((kind) => beside(resource, kind) as readonly Tagged[]);
    if (all[0] !== (resource as Tagged)) return 'not-applicable';
    const spellings = spellingsIn(all);
    if (spellings.size === 0) {
      const open = all.map(({ tags }) => tags).find(({ state }) => state === 'unresolved');
      return open?.state === 'unresolved' ? inconclusive(open.reason, open.location) : 'not-applicable';
    }
    const mixed = [...spellings.values()].filter((group) => group.size > 1);
    return mixed.length === 0
      ? supports(
          `Tags such as ${[...(spellings.values().next().value?.keys() ?? [])].join()} are spelled alike.`,
          resource,
        )
      : mixed.map((group) => {
          const [common, rare] = [...group.entries()].toSorted(
            ([one, first], [other, second]) => second.length - first.length || (one < other ? -1 : 1),
          );
          const [example] = rare?.[1] ?? [];
          return contradicts(
            `The tag ${common?.[0]} is also spelled ${rare?.[0]}, as on ${example?.id}.`,
            example?.tags.location ?? resource.location,
          );
        });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "invoices" {
  bucket = "invoices"

  tags = {
    CostCenter = "4711"
  }
}

resource "aws_dynamodb_table" "carts" {
  name     = "carts"
  hash_key = "id"

  tags = {
    CostCenter = "0815"
  }
}`,
      contradicts: `
resource "aws_s3_bucket" "invoices" {
  bucket = "invoices"

  tags = {
    CostCenter = "4711"
  }
}

resource "aws_dynamodb_table" "carts" {
  name     = "carts"
  hash_key = "id"

  tags = {
    cost-center = "0815"
  }
}`,
      inconclusive: `
variable "tags" {
  type = map(string)
}

resource "aws_s3_bucket" "invoices" {
  bucket = "invoices"
  tags   = var.tags
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Invoices:
    Type: AWS::S3::Bucket
    Properties:
      Tags:
        - { Key: Team, Value: "4711" }
  Carts:
    Type: AWS::DynamoDB::Table
    Properties:
      Tags:
        - { Key: Team, Value: "4711" }`,
      contradicts: `
Resources:
  Invoices:
    Type: AWS::S3::Bucket
    Properties:
      Tags:
        - { Key: Team, Value: "4711" }
  Carts:
    Type: AWS::DynamoDB::Table
    Properties:
      Tags:
        - { Key: team, Value: "4711" }`,
    },
  },
});

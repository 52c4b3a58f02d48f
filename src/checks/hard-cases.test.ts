import { describe, expect, it } from 'vitest';
import { Architecture, type Readings } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { readCloudFormation } from '../readers/cloudformation/read-cloudformation.ts';
import type { ProjectFiles } from '../readers/project-files.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { checks } from './index.ts';

interface Case {
  readonly because: string;
  readonly check: string;
  readonly text: string;
  readonly said: readonly string[];
}

/** Shapes of public code that checks once read wrongly. */
const CASES: readonly Case[] = [
  {
    because: 'port 22 is open, and the sentence must not deny it',
    check: 'vpc-security-group-public-ports',
    text: `
resource "aws_security_group" "web" {
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}`,
    said: [
      'supports: Nothing but web ports is open to the whole internet, port 22 aside, which a check of its own looks at.',
    ],
  },
  {
    because: 'the capacity provider scales the group',
    check: 'autoscaling-scaling-policy',
    text: `
resource "aws_autoscaling_group" "cluster" {
  min_size = 1
  max_size = 6
}

resource "aws_ecs_capacity_provider" "cluster" {
  name = "cluster"
  auto_scaling_group_provider {
    auto_scaling_group_arn = aws_autoscaling_group.cluster.arn
    managed_scaling {
      status = "ENABLED"
    }
  }
}`,
    said: ['supports: ECS changes the size of the group (aws_ecs_capacity_provider.cluster).'],
  },
  {
    because: 'the capacity provider scales the group, named by Ref',
    check: 'autoscaling-scaling-policy',
    text: `
Resources:
  Cluster:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "1"
      MaxSize: "6"
  Provider:
    Type: AWS::ECS::CapacityProvider
    Properties:
      AutoScalingGroupProvider:
        AutoScalingGroupArn: !Ref Cluster
        ManagedScaling:
          Status: ENABLED`,
    said: ['supports: ECS changes the size of the group (Provider).'],
  },
  {
    because: 'a group of one only replaces its instance',
    check: 'autoscaling-scaling-policy',
    text: `
resource "aws_autoscaling_group" "bastion" {
  min_size = 1
  max_size = 1
}`,
    said: [
      'inconclusive: The group never holds more than one instance: it is there to replace it, not to follow the load.',
    ],
  },
  {
    because: 'tags that are not known may name the cluster that scales the group',
    check: 'autoscaling-scaling-policy',
    text: `
variable "tags" {
  type = map(string)
}

resource "aws_autoscaling_group" "nodes" {
  min_size = 1
  max_size = 6

  dynamic "tag" {
    for_each = var.tags
    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }
}`,
    said: [
      'inconclusive: Its tags would show whether a cluster scales it, and are not known: how many tag blocks there are is not known: variable "tags" has no value.',
    ],
  },
  {
    because: 'a snapshot that may be used decides on the encryption',
    check: 'rds-storage-encrypted',
    text: `
variable "snapshot" {
  type = string
}

resource "aws_db_instance" "reports" {
  engine              = "postgres"
  snapshot_identifier = var.snapshot
}`,
    said: ['inconclusive: Whether the storage is encrypted follows from the snapshot.'],
  },
  {
    because: 'a snapshot brings its retention along',
    check: 'rds-backup-retention',
    text: `
resource "aws_db_instance" "reports" {
  engine              = "postgres"
  snapshot_identifier = "nightly"
}`,
    said: ['inconclusive: The code sets no retention; a database made from a snapshot may bring its own.'],
  },
  {
    because: 'the sentence must not deny the wildcard that is let pass',
    check: 'iam-policy-no-service-wildcard',
    text: `
resource "aws_iam_role_policy" "cleanup" {
  role   = "cleanup"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "logs:*", Resource = "*" }] })
}`,
    said: [
      'supports: No statement allows a whole service on every resource, beside harmless ones such as logs.',
    ],
  },
  {
    because: 'a policy that the code writes itself is not one of AWS',
    check: 'iam-no-administrator-access',
    text: `
resource "aws_iam_role" "worker" {
  assume_role_policy = "{}"
}

resource "aws_iam_policy" "worker" {
  policy = "{}"
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.worker.name
  policy_arn = aws_iam_policy.worker.arn
}`,
    said: ['supports: No administrator policy of AWS is attached.'],
  },
  {
    because: 'one policy more, which nobody knows, may be any',
    check: 'iam-no-administrator-access',
    text: `
variable "more" {
  type = string
}

resource "aws_iam_role" "worker" {
  assume_role_policy  = "{}"
  managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess", var.more]
}`,
    said: ['inconclusive: Not every attached policy is known: variable "more" has no value.'],
  },
  {
    because: 'what the clock calls is called again',
    check: 'lambda-asynchronous-failure-destination',
    text: `
resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::111122223333:role/report"
}

resource "aws_cloudwatch_event_rule" "nightly" {
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_lambda_function.report.arn
}

resource "aws_lambda_permission" "nightly" {
  function_name = aws_lambda_function.report.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
}`,
    said: [
      'inconclusive: A run (by aws_cloudwatch_event_rule.nightly) that fails three times is given up; with a schedule the next one comes by itself.',
    ],
  },
  {
    because: 'Amazon Linux 2023 requires tokens by itself',
    check: 'ec2-imdsv2',
    text: `
Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: !Ref Image
Parameters:
  Image:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64`,
    said: [
      'inconclusive: The image decides: its name points to Amazon Linux 2023, which requires a session token by itself.',
    ],
  },
  {
    because: 'what is not cached cannot be compressed',
    check: 'cloudfront-compression',
    text: `
resource "aws_cloudfront_distribution" "proxy" {
  default_cache_behavior {
    cache_policy_id = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    compress        = false
  }
  ordered_cache_behavior {
    path_pattern = "/images/*"
    compress     = true
  }
}`,
    said: ['supports: Compression is on.'],
  },
  {
    because: 'the parallel state catches for the tasks inside it',
    check: 'stepfunctions-task-error-handling',
    text: `
resource "aws_sfn_state_machine" "ship" {
  definition = jsonencode({
    StartAt = "Both"
    States = {
      Both = {
        Type = "Parallel"
        Catch = [{ ErrorEquals = ["States.ALL"], Next = "Undo" }]
        End = true
        Branches = [
          { StartAt = "Pack", States = { Pack = { Type = "Task", Resource = "arn:aws:states:::lambda:invoke", End = true } } }
        ]
      }
      Undo = { Type = "Pass", End = true }
    }
  })
}`,
    said: ['supports: Every task retries or catches errors.'],
  },
  {
    because: 'a placeholder is no secret',
    check: 'secretsmanager-value-not-in-code',
    text: `
resource "aws_secretsmanager_secret" "key" {
  name = "key"
}

resource "aws_secretsmanager_secret_version" "key" {
  secret_id     = aws_secretsmanager_secret.key.id
  secret_string = "replace-me"
}`,
    said: ['inconclusive: The code sets a placeholder; where the real value comes from is not seen.'],
  },
];

describe('a check on code as people write it', () => {
  it.each(CASES)('$check: $because', ({ check: id, text, said }) => {
    const check = checks.find((candidate) => candidate.id === id);
    expect(check).toBeDefined();
    if (check === undefined) return;
    const evidence = gatherEvidence(new Architecture(readingsOf(text), kinds), [check]);
    expect(evidence.map(({ verdict, message }) => `${verdict}: ${message}`)).toEqual(said);
  });
});

function readingsOf(text: string): Readings {
  const isTemplate = text.startsWith('\nResources:');
  const path = isTemplate ? 'template.yaml' : 'main.tf';
  const files: ProjectFiles = { paths: [path], read: (asked) => (asked === path ? text : undefined) };
  return isTemplate ? readCloudFormation(path, text, files) : readTerraform(files);
}

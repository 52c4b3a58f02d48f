import type { HardCase } from './hard-case.ts';

/** Shapes of public code around databases, caches, files and backups. */
export const DATA_STORES: readonly HardCase[] = [
  {
    because: 'a password that Terraform sets once may be rotated by somebody else',
    check: 'rds-credentials-rotate',
    text: `
resource "random_password" "first" {
  length = 24
}

resource "aws_db_instance" "wages" {
  engine   = "oracle-ee"
  password = random_password.first.result
  lifecycle {
    ignore_changes = [password]
  }
}`,
    said: ['inconclusive: The code sets the first password only; whether later ones rotate is not seen.'],
  },
  {
    because: 'a subscription to maintenance alone leaves open who tells of failures',
    check: 'rds-failure-events',
    text: `
resource "aws_db_event_subscription" "maintenance" {
  sns_topic        = "arn:aws:sns:eu-west-2:111122223333:maintenance"
  source_type      = "db-instance"
  event_categories = ["maintenance"]
}`,
    said: [
      'inconclusive: Failures are not among the categories; whether an alarm tells of them is not looked at.',
    ],
  },
  {
    because: 'one subscription for maintenance and one for failures share the work',
    check: 'rds-failure-events',
    text: `
resource "aws_db_event_subscription" "maintenance" {
  sns_topic        = "arn:aws:sns:eu-west-2:111122223333:maintenance"
  source_type      = "db-instance"
  event_categories = ["maintenance"]
}

resource "aws_db_event_subscription" "trouble" {
  sns_topic        = "arn:aws:sns:eu-west-2:111122223333:trouble"
  source_type      = "db-instance"
  event_categories = ["failover", "failure"]
}`,
    said: ['supports: Events are reported: failover, failure.'],
  },
  {
    because: 'a bucket that takes the access logs of others logs no access itself',
    check: 's3-bucket-access-logs',
    text: `
resource "aws_s3_bucket" "pictures" {
  bucket = "pictures"
}

resource "aws_s3_bucket" "journal" {
  bucket = "journal"
}

resource "aws_s3_bucket_logging" "pictures" {
  bucket        = aws_s3_bucket.pictures.id
  target_bucket = aws_s3_bucket.journal.id
  target_prefix = "pictures/"
}`,
    said: ['supports: Access is logged.'],
  },
  {
    because: 'a blog is no log',
    check: 's3-bucket-access-logs',
    text: `
resource "aws_s3_bucket" "blog_catalog" {
  bucket = "blog"
}`,
    said: ['contradicts: Access to the objects is not recorded.'],
  },
  {
    because: 'mount targets made for a list that only deployment knows',
    check: 'efs-mount-target-zones',
    text: `
variable "subnets" {
  type = set(string)
}

resource "aws_efs_file_system" "shared" {}

resource "aws_efs_mount_target" "shared" {
  for_each       = var.subnets
  file_system_id = aws_efs_file_system.shared.id
  subnet_id      = each.value
}`,
    said: ['inconclusive: The code does not tell which Availability Zones its subnets lie in.'],
  },
  {
    because: 'an instance in a cluster takes its TLS setting from the cluster',
    check: 'rds-requires-tls',
    text: `
resource "aws_rds_cluster" "news" {
  engine         = "aurora-postgresql"
  engine_version = "17.4"
}

resource "aws_rds_cluster_instance" "news" {
  cluster_identifier = aws_rds_cluster.news.id
  engine             = "aurora-postgresql"
  engine_version     = "17.4"
  instance_class     = "db.r7g.large"
}`,
    said: ['inconclusive: Whether the engine demands TLS by itself depends on its version.'],
  },
  {
    because: 'a parameter group for memory says nothing on TLS, and MySQL 8.0 takes both',
    check: 'rds-requires-tls',
    text: `
resource "aws_db_parameter_group" "memory" {
  name   = "memory"
  family = "mysql8.0"
  parameter {
    name  = "innodb_buffer_pool_size"
    value = "4294967296"
  }
}

resource "aws_db_instance" "news" {
  engine               = "mysql"
  engine_version       = "8.0.41"
  parameter_group_name = aws_db_parameter_group.memory.name
}`,
    said: ['contradicts: No parameter group demands TLS, and the engine takes plain connections too.'],
  },
  {
    because: 'a domain in a VPC whose policy is open to all is guarded by its security groups',
    check: 'opensearch-policy-not-public',
    text: `
resource "aws_opensearch_domain" "inside" {
  domain_name = "inside"
  vpc_options {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
  access_policies = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "es:*", Resource = "*" }]
  })
}`,
    said: [],
  },
  {
    because: 'raw text beside a columnar table may be what a job reads',
    check: 'glue-table-columnar',
    text: `
resource "aws_glue_catalog_table" "landing" {
  name          = "landing"
  database_name = "meters"
  storage_descriptor {
    input_format = "org.apache.hadoop.mapred.TextInputFormat"
  }
}

resource "aws_glue_catalog_table" "readings" {
  name          = "readings"
  database_name = "meters"
  storage_descriptor {
    input_format = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
  }
}`,
    said: [
      'inconclusive: The table is stored as text; it may be the raw data of aws_glue_catalog_table.readings, which is columnar.',
      'supports: The table is stored column by column.',
    ],
  },
  {
    because: 'a secondary of a global datastore takes its sign-in from the primary',
    check: 'elasticache-authentication',
    text: `
resource "aws_elasticache_replication_group" "ireland" {
  replication_group_id        = "ireland"
  description                 = "Second Region"
  global_replication_group_id = "everywhere"
}`,
    said: [],
  },
];

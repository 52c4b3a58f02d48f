import { describe, expect, it } from 'vitest';
import { Architecture } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { s3BucketAccessLogs } from './s3/s3-bucket-access-logs.ts';
import { gatherEvidence } from './gather-evidence.ts';

/** What the check on access logs leaves out is a bucket for logs. */
function isLeftOut(text: string): boolean {
  const readings = readTerraform({ paths: ['main.tf'], read: () => text });
  return gatherEvidence(new Architecture(readings, kinds), [s3BucketAccessLogs]).length === 0;
}

const BUCKET = 'resource "aws_s3_bucket" "kept" {}\n';

describe('a bucket for logs', () => {
  it.each([
    ['its name', 'resource "aws_s3_bucket" "access_logs" {}'],
    ['its access list', 'resource "aws_s3_bucket" "kept" {\n  acl = "log-delivery-write"\n}'],
    [
      'a flow log',
      `${BUCKET}resource "aws_flow_log" "all" {\n  log_destination = aws_s3_bucket.kept.arn\n  vpc_id = "vpc-1"\n}`,
    ],
    [
      'a load balancer',
      `${BUCKET}resource "aws_lb" "web" {\n  access_logs {\n    bucket = aws_s3_bucket.kept.id\n  }\n}`,
    ],
    [
      'a distribution',
      `${BUCKET}resource "aws_cloudfront_distribution" "web" {\n  logging_config {\n    bucket = aws_s3_bucket.kept.bucket_domain_name\n  }\n}`,
    ],
    [
      'its policy',
      `${BUCKET}resource "aws_s3_bucket_policy" "kept" {\n  bucket = aws_s3_bucket.kept.id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "*", Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" } }] })\n}`,
    ],
  ])('is known by %s', (_, text) => {
    expect(isLeftOut(text)).toBe(true);
  });

  it.each([
    ['holds catalogs', 'resource "aws_s3_bucket" "catalogs" {}'],
    ['belongs to blogs', 'resource "aws_s3_bucket" "blog_pictures" {}'],
    [
      'takes objects from another service',
      `${BUCKET}resource "aws_s3_bucket_policy" "kept" {\n  bucket = aws_s3_bucket.kept.id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "*", Principal = { Service = "ses.amazonaws.com" } }] })\n}`,
    ],
  ])('is not one that %s', (_, text) => {
    expect(isLeftOut(text)).toBe(false);
  });
});

import { glueCrawler } from '../../architecture/kinds/glue.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const glueCrawlerIncremental = defineCheck({
  id: 'glue-crawler-incremental',
  kind: glueCrawler,
  title: 'Glue crawler on a schedule reads only what is new',
  why: 'A crawler that starts every night reads every folder again, although yesterday added one. The run takes longer each month, and costs by the second, to find the tables it found before.',
  remediation: 'Let the crawler visit new folders only, or let S3 events tell it what has changed.',
  links: ['https://docs.aws.amazon.com/glue/latest/dg/incremental-crawls.html'],
  blindSpots: ['Crawlers without a schedule are not judged, though something else may start them.'],
  examine: ({ schedule, hasBucketTarget, recrawl }) => {
    if (schedule.state === 'absent') return 'not-applicable';
    if (hasBucketTarget.state === 'known' && !hasBucketTarget.value) return 'not-applicable';
    return expect(recrawl, (behavior) => behavior !== 'CRAWL_EVERYTHING', {
      supports: 'The crawler visits only what is new.',
      contradicts: 'Every run visits every folder again.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_glue_crawler" "events" {
  name          = "events"
  role          = "glue"
  database_name = "events"
  schedule      = "cron(0 2 * * ? *)"
  recrawl_policy {
    recrawl_behavior = "CRAWL_NEW_FOLDERS_ONLY"
  }
  s3_target {
    path = "s3://events/raw"
  }
}`,
      contradicts: `
resource "aws_glue_crawler" "events" {
  name          = "events"
  role          = "glue"
  database_name = "events"
  schedule      = "cron(0 2 * * ? *)"
  s3_target {
    path = "s3://events/raw"
  }
}`,
      inconclusive: `
variable "recrawl" {
  type = string
}

resource "aws_glue_crawler" "events" {
  name          = "events"
  role          = "glue"
  database_name = "events"
  schedule      = "cron(0 2 * * ? *)"
  recrawl_policy {
    recrawl_behavior = var.recrawl
  }
  s3_target {
    path = "s3://events/raw"
  }
}`,
      'not-applicable': `
resource "aws_glue_crawler" "events" {
  name          = "events"
  role          = "glue"
  database_name = "events"
  s3_target {
    path = "s3://events/raw"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Events:
    Type: AWS::Glue::Crawler
    Properties:
      Role: glue
      DatabaseName: events
      Schedule:
        ScheduleExpression: cron(0 2 * * ? *)
      RecrawlPolicy:
        RecrawlBehavior: CRAWL_EVENT_MODE
      Targets:
        S3Targets:
          - Path: s3://events/raw`,
      contradicts: `
Resources:
  Events:
    Type: AWS::Glue::Crawler
    Properties:
      Role: glue
      DatabaseName: events
      Schedule:
        ScheduleExpression: cron(0 2 * * ? *)
      Targets:
        S3Targets:
          - Path: s3://events/raw`,
    },
  },
});

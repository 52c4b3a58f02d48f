import { rumAppMonitor } from '../../architecture/kinds/rum.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const rumSessionsRecorded = defineCheck({
  id: 'rum-sessions-recorded',
  kind: rumAppMonitor,
  title: 'App monitor records what visitors experience',
  why: 'Servers do not see a page that loads slowly or breaks in the browser. RUM lets browsers report it, for the share of visits that the sample rate names; a rate of zero records none.',
  remediation: 'Record a share of the sessions that is large enough for your traffic, such as 0.1 to 1.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-RUM.html'],
  examine: ({ sampleRate }) =>
    expect(sampleRate, (rate) => rate > 0, {
      supports: (rate) => `${Math.round(rate * 100)} % of the sessions are recorded.`,
      contradicts: 'No session is recorded.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_rum_app_monitor" "shop" {
  name   = "shop"
  domain = "shop.example.com"

  app_monitor_configuration {
    session_sample_rate = 0.25
  }
}`,
      contradicts: `
resource "aws_rum_app_monitor" "shop" {
  name   = "shop"
  domain = "shop.example.com"

  app_monitor_configuration {
    session_sample_rate = 0
  }
}`,
      inconclusive: `
variable "share" {
  type = number
}

resource "aws_rum_app_monitor" "shop" {
  name   = "shop"
  domain = "shop.example.com"

  app_monitor_configuration {
    session_sample_rate = var.share
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::RUM::AppMonitor
    Properties:
      Name: shop
      Domain: shop.example.com
      AppMonitorConfiguration:
        SessionSampleRate: 0.25`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::RUM::AppMonitor
    Properties:
      Name: shop
      Domain: shop.example.com
      AppMonitorConfiguration:
        SessionSampleRate: 0`,
    },
  },
});

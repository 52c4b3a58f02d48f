import { describe, expect, it } from 'vitest';
import { Architecture } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { cloudwatchAlarm } from '../architecture/kinds/cloudwatch.ts';
import { lambdaFunction } from '../architecture/kinds/lambda.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { defineCheck } from './check.ts';
import { expectAlarms } from './failure-mode-alarms.ts';
import { gatherEvidence } from './gather-evidence.ts';

const check = defineCheck({
  id: 'test-errors-watched',
  kind: lambdaFunction,
  related: [cloudwatchAlarm],
  title: 'Errors are watched',
  why: '',
  remediation: '',
  links: [],
  examples: {},
  examine: (resource, neighbours) =>
    expectAlarms(resource, neighbours, {
      namespaces: ['AWS/Lambda'],
      modes: [
        { name: 'errors', metrics: ['Errors'] },
        { name: 'throttles', metrics: ['Throttles'] },
      ],
    }),
});

const FUNCTION = `
resource "aws_lambda_function" "pay" {
  function_name = "pay"
  role          = "arn:aws:iam::111122223333:role/pay"
}
`;

const alarm = (body: string) => `
resource "aws_cloudwatch_metric_alarm" "pay" {
  alarm_name          = "pay"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  ${body}
}
`;

function said(text: string): readonly string[] {
  const readings = readTerraform({
    paths: ['main.tf'],
    read: (path) => (path === 'main.tf' ? text : undefined),
  });
  return gatherEvidence(new Architecture(readings, kinds), [check]).map(
    ({ verdict, message }) => `${verdict}: ${message}`,
  );
}

describe('alarms for failure modes', () => {
  it.each([
    { when: 'the root has no alarm', text: FUNCTION, expected: [] },
    {
      when: 'an alarm names the function',
      text:
        FUNCTION +
        alarm('namespace = "AWS/Lambda"\nmetric_name = "Errors"\ndimensions = { FunctionName = "pay" }'),
      expected: ['supports: aws_cloudwatch_metric_alarm.pay watches its errors. None watches its throttles.'],
    },
    {
      when: 'an alarm watches all functions of the account',
      text: FUNCTION + alarm('namespace = "AWS/Lambda"\nmetric_name = "Throttles"'),
      expected: ['supports: aws_cloudwatch_metric_alarm.pay watches its throttles. None watches its errors.'],
    },
    {
      when: 'the metric of the formula counts',
      text:
        FUNCTION +
        alarm(`metric_query {
    id = "rate"
    metric {
      namespace   = "AWS/Lambda"
      metric_name = "Errors"
      period      = 60
      stat        = "Sum"
      dimensions  = { FunctionName = aws_lambda_function.pay.function_name }
    }
  }`),
      expected: ['supports: aws_cloudwatch_metric_alarm.pay watches its errors. None watches its throttles.'],
    },
    {
      when: 'an alarm watches something else of the function',
      text:
        FUNCTION +
        alarm('namespace = "AWS/Lambda"\nmetric_name = "Duration"\ndimensions = { FunctionName = "pay" }'),
      expected: [
        'contradicts: No alarm watches its errors or its throttles, although others are declared beside it.',
      ],
    },
    {
      when: 'which function the alarm watches is open',
      text:
        FUNCTION +
        alarm('namespace = "AWS/Lambda"\nmetric_name = "Errors"\ndimensions = { FunctionName = var.name }') +
        'variable "name" {}',
      expected: [
        'inconclusive: aws_cloudwatch_metric_alarm.pay may watch its errors or its throttles: what it watches is not known.',
      ],
    },
    {
      when: 'it is open whether the alarm exists',
      text:
        FUNCTION +
        alarm(
          'count = var.alarms ? 1 : 0\nnamespace = "AWS/Lambda"\nmetric_name = "Errors"\ndimensions = { FunctionName = "pay" }',
        ) +
        'variable "alarms" {}',
      expected: [
        'inconclusive: aws_cloudwatch_metric_alarm.pay may watch its errors or its throttles: what it watches is not known.',
      ],
    },
    {
      when: 'all alarms are for other services',
      text: FUNCTION + alarm('namespace = "AWS/EC2"\nmetric_name = "CPUUtilization"'),
      expected: [
        'inconclusive: The alarms beside it watch other services; none watches its errors or its throttles.',
      ],
    },
  ])('$when', ({ text, expected }) => {
    expect(said(text)).toEqual(expected);
  });
});

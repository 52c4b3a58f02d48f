import type { ResourceOf } from '../../architecture/index.ts';
import { schedule } from '../../architecture/kinds/eventbridge.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** As many schedules at the same minute as call for a window. */
const MANY = 8;

export const eventbridgeSchedulesSpread = defineCheck({
  id: 'eventbridge-schedules-spread',
  kind: schedule,
  related: [schedule],
  title: 'Scheduled jobs do not all start in the same second',
  why: 'Jobs that all start at midnight sharp make a peak that everything behind them must be sized for: connections, capacity, quotas. With a flexible window of some minutes EventBridge spreads the starts, and the same work fits onto less.',
  remediation: 'Give the schedules a flexible time window, or different minutes.',
  links: [
    'https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-flexible-time-windows.html',
  ],
  blindSpots: [
    `Fewer than ${MANY} schedules at the same time are not judged.`,
    'Schedules with different words for the same time are not recognised.',
  ],
  examine: (job, { beside }) => {
    const { expression, window } = job;
    if (window.state === 'known' && window.value === 'FLEXIBLE')
      return supports('The schedule starts within a window.', window.location);
    const key = timeOf(job);
    if (expression.state !== 'known' || key === undefined) return 'not-applicable';
    const together = beside(job, schedule).filter((other) => timeOf(other) === key && isSharp(other));
    if (together.length < MANY) return 'not-applicable';
    if (window.state === 'unresolved') return inconclusive(window.reason, window.location);
    return contradicts(
      `${together.length} schedules start at the same moment, ${expression.value}, none with a window.`,
      expression.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_scheduler_schedule" "report" {
  schedule_expression = "cron(0 0 * * ? *)"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 30
  }

  target {
    arn      = "arn:aws:lambda:eu-west-1:111122223333:function:report"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
  }
}`,
      contradicts: `
resource "aws_scheduler_schedule" "report" {
  for_each            = toset(["orders", "stock", "staff", "tax", "rent", "fleet", "sales", "stores"])
  name                = each.key
  schedule_expression = "cron(0 0 * * ? *)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:lambda:eu-west-1:111122223333:function:report"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
  }
}`,
      inconclusive: `
variable "mode" {
  type = string
}

resource "aws_scheduler_schedule" "report" {
  for_each            = toset(["orders", "stock", "staff", "tax", "rent", "fleet", "sales", "stores"])
  name                = each.key
  schedule_expression = "cron(0 0 * * ? *)"

  flexible_time_window {
    mode = var.mode
  }

  target {
    arn      = "arn:aws:lambda:eu-west-1:111122223333:function:report"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
  }
}`,
      'not-applicable': `
resource "aws_scheduler_schedule" "report" {
  schedule_expression = "rate(1 hour)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:lambda:eu-west-1:111122223333:function:report"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Report:
    Type: AWS::Scheduler::Schedule
    Properties:
      ScheduleExpression: cron(0 0 * * ? *)
      FlexibleTimeWindow:
        Mode: FLEXIBLE
        MaximumWindowInMinutes: 15
      Target:
        Arn: arn:aws:lambda:eu-west-1:111122223333:function:report
        RoleArn: arn:aws:iam::111122223333:role/scheduler`,
      contradicts: `
Resources:
${['Orders', 'Stock', 'Staff', 'Tax', 'Rent', 'Fleet', 'Sales', 'Stores']
  .map(
    (name) => `  ${name}:
    Type: AWS::Scheduler::Schedule
    Properties:
      ScheduleExpression: cron(0 0 * * ? *)
      FlexibleTimeWindow:
        Mode: 'OFF'
      Target:
        Arn: arn:aws:lambda:eu-west-1:111122223333:function:report
        RoleArn: arn:aws:iam::111122223333:role/scheduler`,
  )
  .join('\n')}`,
    },
  },
});

type Schedule = ResourceOf<typeof schedule>;

/** The clock time of a schedule; rates begin when the schedule is made and so differ. */
function timeOf({ enabled, expression, timeZone }: Schedule): string | undefined {
  const isOff = enabled.state === 'known' && !enabled.value;
  if (isOff || expression.state !== 'known' || timeZone.state !== 'known') return undefined;
  return expression.value.startsWith('cron(') ? `${expression.value} ${timeZone.value}` : undefined;
}

function isSharp({ window }: Schedule): boolean {
  return window.state !== 'known' || window.value === 'OFF';
}

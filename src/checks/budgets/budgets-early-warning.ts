import { budgetsBudget } from '../../architecture/kinds/budgets.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const budgetsEarlyWarning = defineCheck({
  id: 'budgets-early-warning',
  kind: budgetsBudget,
  title: 'Budget warns before its limit is reached',
  why: 'A warning at 100 % of what was really spent comes when the money is gone. A forecast, or a warning at 80 %, comes while there is something left to switch off.',
  remediation: 'Add a notification on the forecast, or one on actual cost well below 100 %.',
  links: ['https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html'],
  examine: ({ notifications }) => {
    if (notifications.state !== 'known') return 'not-applicable';
    const { items, open } = notifications.value;
    if (items.length === 0) return 'not-applicable';
    for (const { about, location, threshold, thresholdType } of items) {
      if (about.state === 'known' && about.value === 'FORECASTED')
        return supports('The budget warns when the forecast passes its limit.', location);
      const isPercent = thresholdType.state === 'known' && thresholdType.value === 'PERCENTAGE';
      if (isPercent && threshold.state === 'known' && threshold.value < 100)
        return supports(`The budget warns at ${threshold.value} %.`, location);
    }
    const unclear = items.find(
      ({ about, threshold, thresholdType }) =>
        about.state !== 'known' ||
        threshold.state !== 'known' ||
        (thresholdType.state === 'known' ? thresholdType.value !== 'PERCENTAGE' : true),
    );
    const [reason] = open;
    if (reason !== undefined) return inconclusive(reason, notifications.location);
    if (unclear !== undefined)
      return inconclusive('How early the budget warns is not told by the code.', unclear.location);
    return contradicts('The budget warns only when its limit is spent.', notifications.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_budgets_budget" "team" {
  name         = "team"
  budget_type  = "COST"
  limit_amount = "500"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  notification {
    comparison_operator        = "GREATER_THAN"
    notification_type          = "FORECASTED"
    threshold                  = 100
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = ["team@example.com"]
  }
}`,
      contradicts: `
resource "aws_budgets_budget" "team" {
  name         = "team"
  budget_type  = "COST"
  limit_amount = "500"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  notification {
    comparison_operator        = "GREATER_THAN"
    notification_type          = "ACTUAL"
    threshold                  = 100
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = ["team@example.com"]
  }
}`,
      inconclusive: `
variable "threshold" {
  type = number
}

resource "aws_budgets_budget" "team" {
  name         = "team"
  budget_type  = "COST"
  limit_amount = "500"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  notification {
    comparison_operator        = "GREATER_THAN"
    notification_type          = "ACTUAL"
    threshold                  = var.threshold
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = ["team@example.com"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Team:
    Type: AWS::Budgets::Budget
    Properties:
      Budget:
        BudgetType: COST
        TimeUnit: MONTHLY
      NotificationsWithSubscribers:
        - Notification:
            ComparisonOperator: GREATER_THAN
            NotificationType: ACTUAL
            Threshold: 80
          Subscribers:
            - SubscriptionType: EMAIL
              Address: team@example.com`,
      contradicts: `
Resources:
  Team:
    Type: AWS::Budgets::Budget
    Properties:
      Budget:
        BudgetType: COST
        TimeUnit: MONTHLY
      NotificationsWithSubscribers:
        - Notification:
            ComparisonOperator: GREATER_THAN
            NotificationType: ACTUAL
            Threshold: 110
          Subscribers:
            - SubscriptionType: EMAIL
              Address: team@example.com`,
    },
  },
});

import { budgetsBudget } from '../../architecture/kinds/budgets.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const budgetsNotification = defineCheck({
  id: 'budgets-notification',
  kind: budgetsBudget,
  title: 'Budget tells somebody before the money is spent',
  why: 'A budget that nobody hears from is a number in the console. The surprise comes with the invoice.',
  remediation:
    'Add notifications on forecast and actual cost, sent to people or to a topic that reaches them.',
  links: ['https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html'],
  blindSpots: ['Whether the limit is sensible is not judged.'],
  examine: ({ notifications, location }) => {
    if (notifications.state === 'unresolved')
      return inconclusive(notifications.reason, notifications.location);
    if (notifications.state === 'absent') return contradicts('The budget has no notifications.', location);
    const { items, open } = notifications.value;
    const heard = items.find(({ subscribers }) => subscribers.state !== 'absent');
    if (heard !== undefined) return supports('The budget notifies somebody.', heard.location);
    const [reason] = open;
    return reason === undefined
      ? contradicts('The notifications of the budget go to nobody.', notifications.location)
      : inconclusive(reason, notifications.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_budgets_budget" "month" {
  name         = "month"
  budget_type  = "COST"
  limit_amount = "2000"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"
  notification {
    comparison_operator        = "GREATER_THAN"
    notification_type          = "FORECASTED"
    threshold                  = 100
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = ["finance@example.com"]
  }
}`,
      contradicts: `
resource "aws_budgets_budget" "month" {
  name         = "month"
  budget_type  = "COST"
  limit_amount = "2000"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Month:
    Type: AWS::Budgets::Budget
    Properties:
      Budget:
        BudgetType: COST
        TimeUnit: MONTHLY
        BudgetLimit:
          Amount: 2000
          Unit: USD
      NotificationsWithSubscribers:
        - Notification:
            ComparisonOperator: GREATER_THAN
            NotificationType: ACTUAL
            Threshold: 80
          Subscribers:
            - SubscriptionType: EMAIL
              Address: finance@example.com`,
      contradicts: `
Resources:
  Month:
    Type: AWS::Budgets::Budget
    Properties:
      Budget:
        BudgetType: COST
        TimeUnit: MONTHLY
        BudgetLimit:
          Amount: 2000
          Unit: USD`,
      inconclusive: `
Parameters:
  Notifications:
    Type: String
Resources:
  Month:
    Type: AWS::Budgets::Budget
    Properties:
      Budget:
        BudgetType: COST
        TimeUnit: MONTHLY
      NotificationsWithSubscribers: !Ref Notifications`,
    },
  },
});

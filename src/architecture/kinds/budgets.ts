import { defineKind, items, link, tagMap, text, texts } from '../index.ts';

export const budgetsBudget = defineKind({
  id: 'budgets-budget',
  name: 'AWS Budgets budget',
  terraform: 'aws_budgets_budget',
  cloudformation: 'AWS::Budgets::Budget',
  names: { terraform: 'name', cloudformation: 'Budget.BudgetName' },
  attributes: {
    budgetType: text({ terraform: 'budget_type', cloudformation: 'Budget.BudgetType' }),
    notifications: items({
      terraform: 'notification',
      cloudformation: 'NotificationsWithSubscribers',
      fields: {
        /** `ACTUAL` or `FORECASTED`. */
        about: text({ terraform: 'notification_type', cloudformation: 'Notification.NotificationType' }),
        subscribers: texts({
          terraform: ['subscriber_email_addresses', 'subscriber_sns_topic_arns'],
          cloudformation: 'Subscribers.Address',
        }),
      },
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'ResourceTags' }),
  },
});

/** Watches spending for unusual patterns. */
export const costAnomalyMonitor = defineKind({
  id: 'cost-anomaly-monitor',
  name: 'AWS Cost Anomaly Detection monitor',
  terraform: 'aws_ce_anomaly_monitor',
  cloudformation: 'AWS::CE::AnomalyMonitor',
  names: { terraform: 'name', cloudformation: 'MonitorName' },
  attributes: {
    monitorType: text({ terraform: 'monitor_type', cloudformation: 'MonitorType' }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'ResourceTags' }),
  },
});

/** Tells people what a monitor has found. */
export const costAnomalySubscription = defineKind({
  id: 'cost-anomaly-subscription',
  name: 'AWS Cost Anomaly Detection alert subscription',
  terraform: 'aws_ce_anomaly_subscription',
  cloudformation: 'AWS::CE::AnomalySubscription',
  names: { terraform: 'name', cloudformation: 'SubscriptionName' },
  attributes: {
    monitors: link({
      terraform: 'monitor_arn_list',
      cloudformation: 'MonitorArnList',
      relation: 'watches',
      to: ['cost-anomaly-monitor'],
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'ResourceTags' }),
  },
});

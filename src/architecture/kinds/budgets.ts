import { defineKind, flag, items, link, number, presence, tagMap, text, texts } from '../index.ts';

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
        threshold: number({ terraform: 'threshold', cloudformation: 'Notification.Threshold' }),
        thresholdType: text({
          terraform: 'threshold_type',
          cloudformation: 'Notification.ThresholdType',
          default: 'PERCENTAGE',
        }),
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

/** What AWS does when a budget is passed: attach a policy, stop instances. */
export const budgetsAction = defineKind({
  id: 'budgets-action',
  name: 'AWS Budgets action',
  terraform: 'aws_budgets_budget_action',
  cloudformation: 'AWS::Budgets::BudgetsAction',
  attributes: {
    budget: link({
      terraform: 'budget_name',
      cloudformation: 'BudgetName',
      relation: 'watches',
      to: ['budgets-budget'],
    }),
    approvalModel: text({
      terraform: 'approval_model',
      cloudformation: 'ApprovalModel',
      default: { cloudformation: 'MANUAL' },
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'ResourceTags' }),
  },
});

/** Rules that sort costs into the words of the organisation: teams, products, environments. */
export const costCategory = defineKind({
  id: 'cost-category',
  name: 'AWS cost category',
  terraform: 'aws_ce_cost_category',
  cloudformation: 'AWS::CE::CostCategory',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    rules: presence({ terraform: 'rule', cloudformation: 'Rules' }),
    defaultValue: text({ terraform: 'default_value', cloudformation: 'DefaultValue' }),
  },
});

/** A tag that stands in the bill. */
export const costAllocationTag = defineKind({
  id: 'cost-allocation-tag',
  name: 'AWS cost allocation tag',
  terraform: 'aws_ce_cost_allocation_tag',
  names: { terraform: 'tag_key' },
  attributes: {
    active: flag({ terraform: 'status', trueWhen: ['Active'], falseWhen: ['Inactive'] }),
  },
});

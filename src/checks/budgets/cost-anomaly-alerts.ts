import { costAnomalyMonitor, costAnomalySubscription } from '../../architecture/kinds/budgets.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const costAnomalyAlerts = defineCheck({
  id: 'cost-anomaly-alerts',
  kind: costAnomalyMonitor,
  related: [costAnomalySubscription],
  title: 'Cost anomaly monitor sends alerts',
  why: 'The monitor learns what the account usually spends and notices when something runs away. It helps only if somebody hears of it the same day.',
  remediation: 'Add an alert subscription to the monitor, with people or a topic as subscribers.',
  links: ['https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html'],
  blindSpots: ['Subscriptions made outside this code are not seen.'],
  examine: (monitor, neighbours) => {
    const [subscription] = neighbours.referrers(monitor, costAnomalySubscription, 'monitors');
    if (subscription !== undefined)
      return supports('An alert subscription listens to the monitor.', subscription);
    const unclear = neighbours
      .beside(monitor, costAnomalySubscription)
      .find(({ monitors }) => monitors.state === 'unresolved');
    return unclear === undefined
      ? contradicts('No alert subscription listens to the monitor.', monitor)
      : inconclusive('Which monitors an alert subscription listens to is known only at deployment.', unclear);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ce_anomaly_monitor" "services" {
  name              = "services"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}

resource "aws_ce_anomaly_subscription" "daily" {
  name             = "daily"
  frequency        = "DAILY"
  monitor_arn_list = [aws_ce_anomaly_monitor.services.arn]
  subscriber {
    type    = "EMAIL"
    address = "finance@example.com"
  }
}`,
      contradicts: `
resource "aws_ce_anomaly_monitor" "services" {
  name              = "services"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}`,
      inconclusive: `
variable "monitors" {
  type = list(string)
}

resource "aws_ce_anomaly_monitor" "services" {
  name              = "services"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}

resource "aws_ce_anomaly_subscription" "daily" {
  name             = "daily"
  frequency        = "DAILY"
  monitor_arn_list = var.monitors
  subscriber {
    type    = "EMAIL"
    address = "finance@example.com"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Services:
    Type: AWS::CE::AnomalyMonitor
    Properties:
      MonitorName: services
      MonitorType: DIMENSIONAL
      MonitorDimension: SERVICE
  Daily:
    Type: AWS::CE::AnomalySubscription
    Properties:
      SubscriptionName: daily
      Frequency: DAILY
      MonitorArnList:
        - !Ref Services
      Subscribers:
        - Type: EMAIL
          Address: finance@example.com`,
      contradicts: `
Resources:
  Services:
    Type: AWS::CE::AnomalyMonitor
    Properties:
      MonitorName: services
      MonitorType: DIMENSIONAL
      MonitorDimension: SERVICE`,
    },
  },
});

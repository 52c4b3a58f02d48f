import { cloudwatchDashboard } from '../../architecture/kinds/cloudwatch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cloudwatchDashboardWidgets = defineCheck({
  id: 'cloudwatch-dashboard-widgets',
  kind: cloudwatchDashboard,
  title: 'CloudWatch dashboard shows metrics, logs or alarms',
  why: 'A dashboard answers at a glance whether the workload is well. One that shows nothing but text, or nothing at all, answers nothing.',
  remediation:
    'Put the few figures on the dashboard by which users feel how well the workload does, above those of the machines.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html'],
  blindSpots: [
    'Whether the figures are the right ones is not judged.',
    'Dashboards of other products are not seen.',
  ],
  examine: ({ widgets, location }) => {
    if (widgets.state === 'unresolved') return inconclusive(widgets.reason, widgets.location);
    if (widgets.state === 'absent') return contradicts('The dashboard has no widgets.', location);
    const { items, open } = widgets.value;
    const shown = items.filter(({ type }) => type.state === 'known' && type.value !== 'text');
    if (shown.length > 0)
      return supports(`The dashboard shows ${shown.length} widgets with data.`, widgets.location);
    const [reason] = [
      ...open,
      ...items.flatMap(({ type }) => (type.state === 'unresolved' ? [type.reason] : [])),
    ];
    return reason === undefined
      ? contradicts('No widget of the dashboard shows data.', widgets.location)
      : inconclusive(reason, widgets.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_dashboard" "checkout" {
  dashboard_name = "checkout"
  dashboard_body = jsonencode({
    widgets = [{
      type   = "metric"
      width  = 12
      height = 6
      properties = {
        metrics = [["Shop", "OrdersPlaced"]]
        region  = "eu-west-1"
      }
    }]
  })
}`,
      contradicts: `
resource "aws_cloudwatch_dashboard" "checkout" {
  dashboard_name = "checkout"
  dashboard_body = jsonencode({
    widgets = [{
      type       = "text"
      properties = { markdown = "To do" }
    }]
  })
}`,
      inconclusive: `
variable "widgets" {
  type = string
}

resource "aws_cloudwatch_dashboard" "checkout" {
  dashboard_name = "checkout"
  dashboard_body = var.widgets
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Checkout:
    Type: AWS::CloudWatch::Dashboard
    Properties:
      DashboardBody: '{"widgets":[{"type":"metric","properties":{"metrics":[["Shop","OrdersPlaced"]]}}]}'`,
      contradicts: `
Resources:
  Checkout:
    Type: AWS::CloudWatch::Dashboard
    Properties:
      DashboardBody: '{"widgets":[]}'`,
    },
  },
});

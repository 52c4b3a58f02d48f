import { defineKind, flag, number } from '../index.ts';

/** What visitors' browsers report of page loads and errors. */
export const rumAppMonitor = defineKind({
  id: 'rum-app-monitor',
  name: 'Amazon CloudWatch RUM app monitor',
  terraform: 'aws_rum_app_monitor',
  cloudformation: 'AWS::RUM::AppMonitor',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    sampleRate: number({
      terraform: 'app_monitor_configuration.session_sample_rate',
      cloudformation: 'AppMonitorConfiguration.SessionSampleRate',
      default: 0.1,
    }),
    xray: flag({
      terraform: 'app_monitor_configuration.enable_xray',
      cloudformation: 'AppMonitorConfiguration.EnableXRay',
      default: false,
    }),
  },
});

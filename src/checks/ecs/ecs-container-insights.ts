import { ecsCluster } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf, inconclusive } from '../expectations.ts';

export const ecsContainerInsights = defineCheck({
  id: 'ecs-container-insights',
  kind: ecsCluster,
  title: 'ECS cluster measures its containers',
  why: 'Container Insights collects processor, memory, network and disk use of every task and service. Without it there are only averages over a service, which do not show the task that leaks memory or restarts again and again.',
  remediation:
    'Set containerInsights to "enabled", or to "enhanced" for figures down to the single container.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html'],
  blindSpots: [
    'Where the cluster does not say, the setting of the account decides, which is not in the code.',
    'Metrics collected by other tools are not seen.',
  ],
  examine: ({ location, settings }) => {
    if (settings.state === 'unresolved') return inconclusive(settings.reason, settings.location);
    const setting =
      settings.state === 'known'
        ? settings.value.items.find(
            ({ name }) => name.state === 'known' && name.value === 'containerInsights',
          )
        : undefined;
    if (setting === undefined) {
      const reason = settings.state === 'known' ? settings.value.open[0] : undefined;
      if (reason !== undefined) return inconclusive(reason, settings.location);
      return inconclusive(
        'The cluster does not say; the setting of the account for new clusters decides.',
        location,
      );
    }
    return expectOneOf(setting.value, ['enabled', 'enhanced'], {
      supports: (value) => `Container Insights is ${value}.`,
      contradicts: 'Container Insights is off.',
    });
  },
  fix: ({ settings }) => ({
    set: [
      settings.state === 'absent'
        ? {
            at: { terraform: 'setting', cloudformation: 'ClusterSettings[]' },
            value: {
              terraform: { name: 'containerInsights', value: 'enabled' },
              cloudformation: { Name: 'containerInsights', Value: 'enabled' },
            },
          }
        : { attribute: 'settings.value', value: 'enabled', replaces: ['disabled'] },
    ],
    caution: 'CloudWatch charges for the metrics of the containers.',
  }),
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_cluster" "fleet" {
  name = "fleet"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}`,
      contradicts: `
resource "aws_ecs_cluster" "fleet" {
  name = "fleet"

  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}`,
      inconclusive: `
resource "aws_ecs_cluster" "fleet" {
  name = "fleet"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Fleet:
    Type: AWS::ECS::Cluster
    Properties:
      ClusterSettings:
        - Name: containerInsights
          Value: enabled`,
      contradicts: `
Resources:
  Fleet:
    Type: AWS::ECS::Cluster
    Properties:
      ClusterSettings:
        - Name: containerInsights
          Value: disabled`,
    },
  },
});

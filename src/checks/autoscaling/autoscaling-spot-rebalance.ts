import { autoScalingGroup } from '../../architecture/kinds/autoscaling.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';

export const autoscalingSpotRebalance = defineCheck({
  id: 'autoscaling-spot-rebalance',
  kind: autoScalingGroup,
  title: 'Auto Scaling group replaces Spot instances before they are taken away',
  why: 'AWS takes Spot instances back with two minutes of warning, but often signals a raised risk earlier. With capacity rebalancing the group starts the replacement at that signal; without it the capacity is first lost and then made good.',
  remediation: 'Set capacity_rebalance to true on groups with Spot instances.',
  links: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html'],
  examine: ({ capacityRebalance, mixedInstances, onDemandPercentage }) => {
    if (mixedInstances.state === 'known' && !mixedInstances.value) return 'not-applicable';
    if (onDemandPercentage.state === 'unresolved')
      return inconclusive(onDemandPercentage.reason, onDemandPercentage.location);
    if (onDemandPercentage.state === 'known' && onDemandPercentage.value >= 100) return 'not-applicable';
    return expectTrue(capacityRebalance, {
      supports: 'Spot instances at risk are replaced in time.',
      contradicts: 'Spot instances are replaced only when they are gone.',
    });
  },
  fix: { set: [{ attribute: 'capacityRebalance', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1b2c3d4e"]
  capacity_rebalance  = true

  mixed_instances_policy {
    instances_distribution {
      on_demand_percentage_above_base_capacity = 25
    }

    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0123456789abcdef0"
      }
    }
  }
}`,
      contradicts: `
resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1b2c3d4e"]
  capacity_rebalance  = false

  mixed_instances_policy {
    instances_distribution {
      on_demand_percentage_above_base_capacity = 25
    }

    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0123456789abcdef0"
      }
    }
  }
}`,
      inconclusive: `
variable "rebalance" {
  type = bool
}

resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
  vpc_zone_identifier = ["subnet-0a1b2c3d", "subnet-1b2c3d4e"]
  capacity_rebalance  = var.rebalance

  mixed_instances_policy {
    instances_distribution {
      on_demand_percentage_above_base_capacity = 25
    }

    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0123456789abcdef0"
      }
    }
  }
}`,
      'not-applicable': `
resource "aws_autoscaling_group" "web" {
  name     = "web"
  min_size = 2
  max_size = 8
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "8"
      MixedInstancesPolicy:
        InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 25 }
        LaunchTemplate:
          LaunchTemplateSpecification: { LaunchTemplateId: lt-0123456789abcdef0, Version: "1" }
      CapacityRebalance: true`,
      contradicts: `
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "8"
      MixedInstancesPolicy:
        InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 25 }
        LaunchTemplate:
          LaunchTemplateSpecification: { LaunchTemplateId: lt-0123456789abcdef0, Version: "1" }`,
    },
  },
});

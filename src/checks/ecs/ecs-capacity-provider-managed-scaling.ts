import { scalingPolicy } from '../../architecture/kinds/autoscaling.ts';
import { ecsCapacityProvider } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ecsCapacityProviderManagedScaling = defineCheck({
  id: 'ecs-capacity-provider-managed-scaling',
  kind: ecsCapacityProvider,
  related: [scalingPolicy],
  title: 'ECS changes the number of instances with the number of tasks',
  why: 'Tasks come and go within seconds. If the instances under them do not follow, new tasks wait for room at the peak, and empty instances run and are paid for through the night.',
  remediation:
    'Turn on managed scaling in the capacity provider with a target of 90 to 100 % and let it drain instances before they end.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html'],
  blindSpots: ['Scaling policies that other code adds to the group are not seen.'],
  examine: (provider, { beside }) => {
    const { group, managedInstances, managedScaling } = provider;
    if (managedInstances.state === 'known' && managedInstances.value)
      return supports('AWS chooses and ends the instances by itself.', managedInstances.location);
    if (managedScaling.state === 'unresolved')
      return inconclusive(managedScaling.reason, managedScaling.location);
    if (managedScaling.state === 'absent')
      return inconclusive('The code does not say whether ECS scales the instances.', provider);
    if (managedScaling.value) return supports('ECS scales the instances.', managedScaling.location);
    const groups = group.state === 'known' ? group.value.targets : [];
    const scaled = beside(provider, scalingPolicy).find(
      (policy) =>
        policy.group.state === 'unresolved' ||
        (policy.group.state === 'known' &&
          policy.group.value.targets.some((target) => groups.includes(target))),
    );
    return scaled === undefined
      ? contradicts('The number of instances does not follow the tasks.', managedScaling.location)
      : inconclusive('Another scaling policy may change the number of instances.', scaled);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_capacity_provider" "main" {
  name = "main"

  auto_scaling_group_provider {
    auto_scaling_group_arn = "arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:a:autoScalingGroupName/main"

    managed_scaling {
      status          = "ENABLED"
      target_capacity = 95
    }
  }
}`,
      contradicts: `
resource "aws_ecs_capacity_provider" "main" {
  name = "main"

  auto_scaling_group_provider {
    auto_scaling_group_arn = "arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:a:autoScalingGroupName/main"

    managed_scaling {
      status = "DISABLED"
    }
  }
}`,
      inconclusive: `
resource "aws_ecs_capacity_provider" "main" {
  name = "main"

  auto_scaling_group_provider {
    auto_scaling_group_arn = "arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:a:autoScalingGroupName/main"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Main:
    Type: AWS::ECS::CapacityProvider
    Properties:
      AutoScalingGroupProvider:
        AutoScalingGroupArn: main
        ManagedScaling:
          Status: ENABLED`,
      contradicts: `
Resources:
  Main:
    Type: AWS::ECS::CapacityProvider
    Properties:
      AutoScalingGroupProvider:
        AutoScalingGroupArn: main
        ManagedScaling:
          Status: DISABLED`,
    },
  },
});

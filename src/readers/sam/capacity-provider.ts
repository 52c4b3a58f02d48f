import { valueAt } from '../../document/document.ts';
import { picked, type WrittenMap } from './nodes.ts';
import { tagList, trustPolicy } from './role.ts';
import { arnOf, asWritten, type ServerlessResource, type ServerlessTemplate } from './serverless-template.ts';

/** `AWS::Serverless::CapacityProvider` as capacity provider, with a role to run instances unless one is named. */
export function addCapacityProvider(sam: ServerlessTemplate, from: ServerlessResource): void {
  const { id, properties, place } = from;
  const role = valueAt(properties, 'OperatorRole');
  const requirements = valueAt(properties, 'InstanceRequirements');
  sam.replace(from, 'AWS::Lambda::CapacityProvider', {
    ...asWritten(picked(properties, ['CapacityProviderName', 'KmsKeyArn', 'VpcConfig'])),
    PermissionsConfig: { CapacityProviderOperatorRoleArn: role ?? arnOf(`${id}OperatorRole`) },
    InstanceRequirements:
      requirements === undefined
        ? undefined
        : {
            Architectures: valueAt(requirements, 'Architectures'),
            AllowedInstanceTypes: valueAt(requirements, 'AllowedTypes'),
            ExcludedInstanceTypes: valueAt(requirements, 'ExcludedTypes'),
          },
    CapacityProviderScalingConfig: scalingOf(from),
    Tags: tagList(valueAt(properties, 'Tags'), place),
  });
  if (role !== undefined) return;
  sam.add(`${id}OperatorRole`, from, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: trustPolicy('lambda.amazonaws.com'),
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSLambdaManagedEC2ResourceOperator'],
  });
}

function scalingOf({ properties }: ServerlessResource): WrittenMap | undefined {
  const scaling = valueAt(properties, 'ScalingConfig');
  if (scaling === undefined) return undefined;
  const target = valueAt(scaling, 'AverageCPUUtilization');
  return {
    MaxVCpuCount: valueAt(scaling, 'MaxVCpuCount'),
    ScalingMode: target === undefined ? 'Auto' : 'Manual',
    ScalingPolicies:
      target === undefined
        ? undefined
        : [{ PredefinedMetricType: 'LambdaCapacityProviderAverageCPUUtilization', TargetValue: target }],
  };
}

/**
 * Attributes that give back a property of the resource unchanged, by type. Source: "Return values" of each type in the
 * CloudFormation template reference; what the service may add to or choose is not among them.
 */
const REPEATED: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    'AWS::Backup::BackupVault': { BackupVaultName: 'BackupVaultName' },
    'AWS::EC2::Instance': { AvailabilityZone: 'AvailabilityZone' },
    'AWS::EC2::SecurityGroup': { VpcId: 'VpcId' },
    'AWS::EC2::Subnet': {
      AvailabilityZone: 'AvailabilityZone',
      CidrBlock: 'CidrBlock',
      OutpostArn: 'OutpostArn',
      VpcId: 'VpcId',
    },
    'AWS::EC2::VPC': { CidrBlock: 'CidrBlock' },
    'AWS::ECS::Service': { Name: 'ServiceName' },
    'AWS::ElasticLoadBalancingV2::LoadBalancer': { LoadBalancerName: 'Name' },
    'AWS::ElasticLoadBalancingV2::TargetGroup': { TargetGroupName: 'Name' },
    'AWS::Events::EventBus': { Name: 'Name' },
    'AWS::RDS::DBCluster': { 'Endpoint.Port': 'Port' },
    'AWS::RDS::DBInstance': { 'Endpoint.Port': 'Port' },
    'AWS::SNS::Topic': { TopicName: 'TopicName' },
    'AWS::SQS::Queue': { QueueName: 'QueueName' },
    'AWS::SSM::Parameter': { Type: 'Type', Value: 'Value' },
    'AWS::StepFunctions::StateMachine': { Name: 'StateMachineName' },
  }).map(([type, attributes]) => [type, new Map(Object.entries(attributes))]),
);

/** The property that an attribute repeats; undefined where it tells something else. */
export function repeatedProperty(type: string, attribute: string): string | undefined {
  return REPEATED.get(type)?.get(attribute);
}

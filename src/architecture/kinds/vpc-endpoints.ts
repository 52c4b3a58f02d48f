import { defineKind, flag, link, policy, text, texts } from '../index.ts';

export const vpcEndpoint = defineKind({
  id: 'vpc-endpoint',
  name: 'VPC endpoint',
  terraform: 'aws_vpc_endpoint',
  cloudformation: 'AWS::EC2::VPCEndpoint',
  attributes: {
    vpc: link({ terraform: 'vpc_id', cloudformation: 'VpcId', relation: 'in', to: ['vpc'] }),
    service: text({ terraform: 'service_name', cloudformation: 'ServiceName' }),
    type: text({ terraform: 'vpc_endpoint_type', cloudformation: 'VpcEndpointType', default: 'Gateway' }),
    routeTables: link({
      terraform: [
        'route_table_ids',
        {
          companion: 'aws_vpc_endpoint_route_table_association',
          joinedBy: 'vpc_endpoint_id',
          at: 'route_table_id',
        },
      ],
      cloudformation: 'RouteTableIds',
      relation: 'routes-to',
      to: ['vpc-route-table'],
    }),
    subnets: link({
      terraform: [
        'subnet_ids',
        'subnet_configuration.subnet_id',
        {
          companion: 'aws_vpc_endpoint_subnet_association',
          joinedBy: 'vpc_endpoint_id',
          at: 'subnet_id',
        },
      ],
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: [
        'security_group_ids',
        {
          companion: 'aws_vpc_endpoint_security_group_association',
          joinedBy: 'vpc_endpoint_id',
          at: 'security_group_id',
        },
      ],
      cloudformation: 'SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    /** Without it CloudFormation leaves the choice to EC2. */
    privateDns: flag({
      terraform: [
        'private_dns_enabled',
        {
          companion: 'aws_vpc_endpoint_private_dns',
          joinedBy: 'vpc_endpoint_id',
          at: 'private_dns_enabled',
        },
      ],
      cloudformation: 'PrivateDnsEnabled',
      default: { terraform: false },
    }),
    policy: policy({
      terraform: [
        'policy',
        { companion: 'aws_vpc_endpoint_policy', joinedBy: 'vpc_endpoint_id', at: 'policy' },
      ],
      cloudformation: 'PolicyDocument',
    }),
  },
});

/** A service of one's own that other VPCs reach through endpoints of theirs. */
export const vpcEndpointService = defineKind({
  id: 'vpc-endpoint-service',
  name: 'VPC endpoint service',
  terraform: 'aws_vpc_endpoint_service',
  cloudformation: 'AWS::EC2::VPCEndpointService',
  attributes: {
    acceptanceRequired: flag({
      terraform: 'acceptance_required',
      cloudformation: 'AcceptanceRequired',
      default: { cloudformation: false },
    }),
    allowedPrincipals: texts({
      terraform: [
        'allowed_principals',
        {
          companion: 'aws_vpc_endpoint_service_allowed_principal',
          joinedBy: 'vpc_endpoint_service_id',
          at: 'principal_arn',
        },
      ],
      cloudformation: {
        companion: 'AWS::EC2::VPCEndpointServicePermissions',
        joinedBy: 'ServiceId',
        at: 'AllowedPrincipals',
      },
    }),
    loadBalancers: link({
      terraform: ['network_load_balancer_arns', 'gateway_load_balancer_arns'],
      cloudformation: ['NetworkLoadBalancerArns', 'GatewayLoadBalancerArns'],
      relation: 'routes-to',
      to: ['elb-load-balancer'],
    }),
  },
});

import { defineKind, flag, items, link, number, presence, text, texts } from '../index.ts';

export const vpc = defineKind({
  id: 'vpc',
  name: 'Amazon VPC',
  terraform: 'aws_vpc',
  cloudformation: 'AWS::EC2::VPC',
  attributes: {
    cidrBlock: text({ terraform: 'cidr_block', cloudformation: 'CidrBlock' }),
    /** Its ranges: the first, and those added to it. */
    cidrBlocks: texts({
      terraform: [
        'cidr_block',
        { companion: 'aws_vpc_ipv4_cidr_block_association', joinedBy: 'vpc_id', at: 'cidr_block' },
      ],
      cloudformation: [
        'CidrBlock',
        { companion: 'AWS::EC2::VPCCidrBlock', joinedBy: 'VpcId', at: 'CidrBlock' },
      ],
    }),
    flowLog: presence({
      terraform: { companion: 'aws_flow_log', joinedBy: 'vpc_id', at: '' },
      cloudformation: {
        companion: 'AWS::EC2::FlowLog',
        joinedBy: 'ResourceId',
        at: '',
        where: { ResourceType: 'VPC' },
      },
    }),
  },
});

export const defaultVpc = defineKind({
  id: 'vpc-default-vpc',
  name: 'Default VPC',
  terraform: 'aws_default_vpc',
  attributes: {},
});

export const subnet = defineKind({
  id: 'vpc-subnet',
  name: 'VPC subnet',
  terraform: ['aws_subnet', 'aws_default_subnet'],
  cloudformation: 'AWS::EC2::Subnet',
  attributes: {
    vpc: link({ terraform: 'vpc_id', cloudformation: 'VpcId', relation: 'in', to: ['vpc'] }),
    /** Also a text such as `${…}a` or `${data.aws_availability_zones.all.names[0]}`. */
    availabilityZone: text({
      terraform: ['availability_zone', 'availability_zone_id'],
      cloudformation: ['AvailabilityZone', 'AvailabilityZoneId'],
      outline: true,
    }),
    cidrBlock: text({ terraform: 'cidr_block', cloudformation: 'CidrBlock' }),
    mapPublicIp: flag({
      terraform: 'map_public_ip_on_launch',
      cloudformation: 'MapPublicIpOnLaunch',
      default: false,
    }),
  },
});

export const internetGateway = defineKind({
  id: 'vpc-internet-gateway',
  name: 'VPC internet gateway',
  terraform: 'aws_internet_gateway',
  cloudformation: 'AWS::EC2::InternetGateway',
  attributes: {
    vpc: link({
      terraform: [
        'vpc_id',
        {
          companion: 'aws_internet_gateway_attachment',
          joinedBy: 'internet_gateway_id',
          at: 'vpc_id',
        },
      ],
      cloudformation: {
        companion: 'AWS::EC2::VPCGatewayAttachment',
        joinedBy: 'InternetGatewayId',
        at: 'VpcId',
      },
      relation: 'in',
      to: ['vpc'],
    }),
  },
});

export const routeTable = defineKind({
  id: 'vpc-route-table',
  name: 'VPC route table',
  terraform: ['aws_route_table', 'aws_default_route_table'],
  cloudformation: 'AWS::EC2::RouteTable',
  attributes: {
    vpc: link({
      terraform: ['vpc_id', 'default_route_table_id'],
      cloudformation: 'VpcId',
      relation: 'in',
      to: ['vpc'],
    }),
    subnets: link({
      terraform: { companion: 'aws_route_table_association', joinedBy: 'route_table_id', at: 'subnet_id' },
      cloudformation: {
        companion: 'AWS::EC2::SubnetRouteTableAssociation',
        joinedBy: 'RouteTableId',
        at: 'SubnetId',
      },
      relation: 'routes-to',
      to: ['vpc-subnet'],
    }),
    /** The VPC whose subnets use this table where they name no other. */
    mainOf: link({
      terraform: [
        { companion: 'aws_main_route_table_association', joinedBy: 'route_table_id', at: 'vpc_id' },
        'default_route_table_id',
      ],
      relation: 'routes-to',
      to: ['vpc'],
    }),
    routes: items({
      terraform: ['route', { companion: 'aws_route', joinedBy: 'route_table_id', at: '' }],
      cloudformation: { companion: 'AWS::EC2::Route', joinedBy: 'RouteTableId', at: '' },
      fields: {
        destinations: texts({
          terraform: [
            'cidr_block',
            'ipv6_cidr_block',
            'destination_cidr_block',
            'destination_ipv6_cidr_block',
          ],
          cloudformation: ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'],
        }),
        gateway: link({
          terraform: 'gateway_id',
          cloudformation: 'GatewayId',
          relation: 'routes-to',
          to: ['vpc-internet-gateway'],
        }),
        natGateway: link({
          terraform: 'nat_gateway_id',
          cloudformation: 'NatGatewayId',
          relation: 'routes-to',
          to: ['vpc-nat-gateway'],
        }),
        transitGateway: link({
          terraform: 'transit_gateway_id',
          cloudformation: 'TransitGatewayId',
          relation: 'routes-to',
          to: ['transitgateway'],
        }),
        peering: link({
          terraform: 'vpc_peering_connection_id',
          cloudformation: 'VpcPeeringConnectionId',
          relation: 'routes-to',
          to: ['vpc-peering-connection'],
        }),
        /** Such as an endpoint of a network firewall. */
        endpoint: link({
          terraform: 'vpc_endpoint_id',
          cloudformation: 'VpcEndpointId',
          relation: 'routes-to',
          to: ['vpc-endpoint'],
        }),
      },
    }),
  },
});

export const natGateway = defineKind({
  id: 'vpc-nat-gateway',
  name: 'VPC NAT gateway',
  terraform: 'aws_nat_gateway',
  cloudformation: 'AWS::EC2::NatGateway',
  attributes: {
    subnet: link({
      terraform: 'subnet_id',
      cloudformation: 'SubnetId',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    elasticIp: link({
      terraform: ['allocation_id', 'secondary_allocation_ids'],
      cloudformation: ['AllocationId', 'SecondaryAllocationIds'],
      relation: 'uses',
      to: ['vpc-elastic-ip'],
    }),
    connectivity: text({
      terraform: 'connectivity_type',
      cloudformation: 'ConnectivityType',
      default: 'public',
    }),
  },
});

export const securityGroup = defineKind({
  id: 'vpc-security-group',
  name: 'VPC security group',
  terraform: ['aws_security_group'],
  cloudformation: 'AWS::EC2::SecurityGroup',
  names: { terraform: 'name', cloudformation: 'GroupName' },
  attributes: {
    vpc: link({ terraform: 'vpc_id', cloudformation: 'VpcId', relation: 'in', to: ['vpc'] }),
    ingress: items({
      terraform: [
        'ingress',
        {
          companion: 'aws_security_group_rule',
          joinedBy: 'security_group_id',
          at: '',
          where: { type: 'ingress' },
        },
        { companion: 'aws_vpc_security_group_ingress_rule', joinedBy: 'security_group_id', at: '' },
      ],
      cloudformation: [
        'SecurityGroupIngress',
        { companion: 'AWS::EC2::SecurityGroupIngress', joinedBy: 'GroupId', at: '' },
        { companion: 'AWS::EC2::SecurityGroupIngress', joinedBy: 'GroupName', at: '' },
      ],
      fields: {
        protocol: text({ terraform: ['protocol', 'ip_protocol'], cloudformation: 'IpProtocol' }),
        fromPort: number({ terraform: 'from_port', cloudformation: 'FromPort' }),
        toPort: number({ terraform: 'to_port', cloudformation: 'ToPort' }),
        sources: texts({
          terraform: ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'],
          cloudformation: ['CidrIp', 'CidrIpv6'],
        }),
        sourceGroups: link({
          terraform: ['security_groups', 'source_security_group_id', 'referenced_security_group_id'],
          cloudformation: ['SourceSecurityGroupId', 'SourceSecurityGroupName'],
          relation: 'uses',
          to: ['vpc-security-group'],
        }),
        /** Whether it admits the members of its own group. */
        self: flag({ terraform: 'self', default: false }),
        sourcePrefixLists: texts({
          terraform: ['prefix_list_ids', 'prefix_list_id'],
          cloudformation: 'SourcePrefixListId',
        }),
      },
    }),
    egress: items({
      terraform: [
        'egress',
        {
          companion: 'aws_security_group_rule',
          joinedBy: 'security_group_id',
          at: '',
          where: { type: 'egress' },
        },
        { companion: 'aws_vpc_security_group_egress_rule', joinedBy: 'security_group_id', at: '' },
      ],
      cloudformation: [
        'SecurityGroupEgress',
        { companion: 'AWS::EC2::SecurityGroupEgress', joinedBy: 'GroupId', at: '' },
      ],
      fields: {
        protocol: text({ terraform: ['protocol', 'ip_protocol'], cloudformation: 'IpProtocol' }),
        destinations: texts({
          terraform: ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'],
          cloudformation: ['CidrIp', 'CidrIpv6'],
        }),
      },
    }),
  },
});

export const defaultSecurityGroup = defineKind({
  id: 'vpc-default-security-group',
  name: 'Default security group of a VPC',
  terraform: 'aws_default_security_group',
  attributes: {
    vpc: link({ terraform: 'vpc_id', relation: 'in', to: ['vpc'] }),
    hasIngress: presence({ terraform: 'ingress' }),
    hasEgress: presence({ terraform: 'egress' }),
  },
});

export const flowLog = defineKind({
  id: 'vpc-flow-log',
  name: 'VPC flow log',
  terraform: 'aws_flow_log',
  cloudformation: 'AWS::EC2::FlowLog',
  attributes: {
    vpc: link({ terraform: 'vpc_id', cloudformation: 'ResourceId', relation: 'watches', to: ['vpc'] }),
    subnet: link({
      terraform: 'subnet_id',
      cloudformation: 'ResourceId',
      relation: 'watches',
      to: ['vpc-subnet'],
    }),
    trafficType: text({ terraform: 'traffic_type', cloudformation: 'TrafficType' }),
    bucket: link({
      terraform: 'log_destination',
      cloudformation: 'LogDestination',
      relation: 'logs-to',
      to: ['s3-bucket'],
    }),
  },
});

import { defineKind, items, link, presence, text } from '../index.ts';

/** A public IPv4 address that stays the account's until it is given back, and is charged for as long. */
export const elasticIp = defineKind({
  id: 'vpc-elastic-ip',
  name: 'Elastic IP address',
  terraform: 'aws_eip',
  cloudformation: 'AWS::EC2::EIP',
  attributes: {
    instance: link({
      terraform: [
        'instance',
        { companion: 'aws_eip_association', joinedBy: 'allocation_id', at: 'instance_id' },
        { companion: 'aws_eip_association', joinedBy: 'public_ip', at: 'instance_id' },
      ],
      cloudformation: [
        'InstanceId',
        { companion: 'AWS::EC2::EIPAssociation', joinedBy: 'AllocationId', at: 'InstanceId' },
        { companion: 'AWS::EC2::EIPAssociation', joinedBy: 'EIP', at: 'InstanceId' },
      ],
      relation: 'in',
      to: ['ec2-instance'],
    }),
    networkInterface: link({
      terraform: [
        'network_interface',
        { companion: 'aws_eip_association', joinedBy: 'allocation_id', at: 'network_interface_id' },
      ],
      cloudformation: {
        companion: 'AWS::EC2::EIPAssociation',
        joinedBy: 'AllocationId',
        at: 'NetworkInterfaceId',
      },
      relation: 'in',
      to: ['vpc-network-interface'],
    }),
    association: presence({
      terraform: [
        { companion: 'aws_eip_association', joinedBy: 'allocation_id', at: '' },
        { companion: 'aws_eip_association', joinedBy: 'public_ip', at: '' },
      ],
      cloudformation: [
        { companion: 'AWS::EC2::EIPAssociation', joinedBy: 'AllocationId', at: '' },
        { companion: 'AWS::EC2::EIPAssociation', joinedBy: 'EIP', at: '' },
      ],
    }),
  },
});

export const networkInterface = defineKind({
  id: 'vpc-network-interface',
  name: 'VPC network interface',
  terraform: 'aws_network_interface',
  cloudformation: 'AWS::EC2::NetworkInterface',
  attributes: {
    subnet: link({
      terraform: 'subnet_id',
      cloudformation: 'SubnetId',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'security_groups',
      cloudformation: 'GroupSet',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    instance: link({
      terraform: [
        'attachment.instance',
        {
          companion: 'aws_network_interface_attachment',
          joinedBy: 'network_interface_id',
          at: 'instance_id',
        },
      ],
      cloudformation: {
        companion: 'AWS::EC2::NetworkInterfaceAttachment',
        joinedBy: 'NetworkInterfaceId',
        at: 'InstanceId',
      },
      relation: 'in',
      to: ['ec2-instance'],
    }),
  },
});

/** Address ranges under one name, for rules and routes. */
export const prefixList = defineKind({
  id: 'vpc-prefix-list',
  name: 'Managed prefix list',
  terraform: 'aws_ec2_managed_prefix_list',
  cloudformation: 'AWS::EC2::PrefixList',
  names: { terraform: 'name', cloudformation: 'PrefixListName' },
  attributes: {
    entries: items({
      terraform: [
        'entry',
        { companion: 'aws_ec2_managed_prefix_list_entry', joinedBy: 'prefix_list_id', at: '' },
      ],
      cloudformation: 'Entries',
      fields: { cidr: text({ terraform: 'cidr', cloudformation: 'Cidr' }) },
    }),
  },
});

export const egressOnlyInternetGateway = defineKind({
  id: 'vpc-egress-only-internet-gateway',
  name: 'Egress-only internet gateway',
  terraform: 'aws_egress_only_internet_gateway',
  cloudformation: 'AWS::EC2::EgressOnlyInternetGateway',
  attributes: {
    vpc: link({ terraform: 'vpc_id', cloudformation: 'VpcId', relation: 'in', to: ['vpc'] }),
  },
});

export const dhcpOptions = defineKind({
  id: 'vpc-dhcp-options',
  name: 'DHCP option set of a VPC',
  terraform: 'aws_vpc_dhcp_options',
  cloudformation: 'AWS::EC2::DHCPOptions',
  attributes: {
    vpcs: link({
      terraform: {
        companion: 'aws_vpc_dhcp_options_association',
        joinedBy: 'dhcp_options_id',
        at: 'vpc_id',
      },
      cloudformation: {
        companion: 'AWS::EC2::VPCDHCPOptionsAssociation',
        joinedBy: 'DhcpOptionsId',
        at: 'VpcId',
      },
      relation: 'in',
      to: ['vpc'],
    }),
  },
});

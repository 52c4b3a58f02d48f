import { defineKind, flag, items, link, number, text, texts } from '../index.ts';

/** What Terraform's blocks state of one entry. */
const ENTRY = {
  number: number({ terraform: 'rule_no' }),
  action: text({ terraform: 'action' }),
  protocol: text({ terraform: 'protocol' }),
  fromPort: number({ terraform: 'from_port' }),
  toPort: number({ terraform: 'to_port' }),
  sources: texts({ terraform: ['cidr_block', 'ipv6_cidr_block'] }),
};

export const networkAcl = defineKind({
  id: 'vpc-network-acl',
  name: 'VPC network ACL',
  terraform: ['aws_network_acl', 'aws_default_network_acl'],
  cloudformation: 'AWS::EC2::NetworkAcl',
  attributes: {
    vpc: link({
      terraform: ['vpc_id', 'default_network_acl_id'],
      cloudformation: 'VpcId',
      relation: 'in',
      to: ['vpc'],
    }),
    /** Stated of a VPC's default list, which serves the subnets that name no other. */
    defaultOf: link({ terraform: 'default_network_acl_id', relation: 'protects', to: ['vpc'] }),
    subnets: link({
      terraform: [
        'subnet_ids',
        { companion: 'aws_network_acl_association', joinedBy: 'network_acl_id', at: 'subnet_id' },
      ],
      cloudformation: {
        companion: 'AWS::EC2::SubnetNetworkAclAssociation',
        joinedBy: 'NetworkAclId',
        at: 'SubnetId',
      },
      relation: 'protects',
      to: ['vpc-subnet'],
    }),
    ingress: items({ terraform: 'ingress', fields: ENTRY }),
    /** Rules written apart from the list; `egress` tells the direction. */
    entries: items({
      terraform: { companion: 'aws_network_acl_rule', joinedBy: 'network_acl_id', at: '' },
      cloudformation: { companion: 'AWS::EC2::NetworkAclEntry', joinedBy: 'NetworkAclId', at: '' },
      fields: {
        egress: flag({ terraform: 'egress', cloudformation: 'Egress', default: false }),
        number: number({ terraform: 'rule_number', cloudformation: 'RuleNumber' }),
        action: text({ terraform: 'rule_action', cloudformation: 'RuleAction' }),
        protocol: text({ terraform: 'protocol', cloudformation: 'Protocol' }),
        fromPort: number({ terraform: 'from_port', cloudformation: 'PortRange.From' }),
        toPort: number({ terraform: 'to_port', cloudformation: 'PortRange.To' }),
        sources: texts({
          terraform: ['cidr_block', 'ipv6_cidr_block'],
          cloudformation: ['CidrBlock', 'Ipv6CidrBlock'],
        }),
      },
    }),
  },
});

import { defineKind, flag, link } from '../index.ts';

export const transitGateway = defineKind({
  id: 'transitgateway',
  name: 'AWS Transit Gateway',
  terraform: 'aws_ec2_transit_gateway',
  cloudformation: 'AWS::EC2::TransitGateway',
  attributes: {
    autoAcceptsAttachments: flag({
      terraform: 'auto_accept_shared_attachments',
      cloudformation: 'AutoAcceptSharedAttachments',
      trueWhen: ['enable'],
      falseWhen: ['disable'],
      default: false,
    }),
  },
});

/** Joins a VPC to a transit gateway through one subnet for each zone. */
export const transitGatewayAttachment = defineKind({
  id: 'transitgateway-vpc-attachment',
  name: 'AWS Transit Gateway VPC attachment',
  terraform: 'aws_ec2_transit_gateway_vpc_attachment',
  cloudformation: ['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'],
  attributes: {
    gateway: link({
      terraform: 'transit_gateway_id',
      cloudformation: 'TransitGatewayId',
      relation: 'routes-to',
      to: ['transitgateway'],
    }),
    vpc: link({ terraform: 'vpc_id', cloudformation: 'VpcId', relation: 'in', to: ['vpc'] }),
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const transitGatewayPeering = defineKind({
  id: 'transitgateway-peering-attachment',
  name: 'AWS Transit Gateway peering attachment',
  terraform: 'aws_ec2_transit_gateway_peering_attachment',
  cloudformation: 'AWS::EC2::TransitGatewayPeeringAttachment',
  attributes: {
    gateway: link({
      terraform: 'transit_gateway_id',
      cloudformation: 'TransitGatewayId',
      relation: 'routes-to',
      to: ['transitgateway'],
    }),
  },
});

export const transitGatewayRouteTable = defineKind({
  id: 'transitgateway-route-table',
  name: 'AWS Transit Gateway route table',
  terraform: 'aws_ec2_transit_gateway_route_table',
  cloudformation: 'AWS::EC2::TransitGatewayRouteTable',
  attributes: {
    gateway: link({
      terraform: 'transit_gateway_id',
      cloudformation: 'TransitGatewayId',
      relation: 'in',
      to: ['transitgateway'],
    }),
    attachments: link({
      terraform: [
        {
          companion: 'aws_ec2_transit_gateway_route_table_association',
          joinedBy: 'transit_gateway_route_table_id',
          at: 'transit_gateway_attachment_id',
        },
        {
          companion: 'aws_ec2_transit_gateway_route_table_propagation',
          joinedBy: 'transit_gateway_route_table_id',
          at: 'transit_gateway_attachment_id',
        },
        {
          companion: 'aws_ec2_transit_gateway_route',
          joinedBy: 'transit_gateway_route_table_id',
          at: 'transit_gateway_attachment_id',
        },
      ],
      cloudformation: [
        {
          companion: 'AWS::EC2::TransitGatewayRouteTableAssociation',
          joinedBy: 'TransitGatewayRouteTableId',
          at: 'TransitGatewayAttachmentId',
        },
        {
          companion: 'AWS::EC2::TransitGatewayRouteTablePropagation',
          joinedBy: 'TransitGatewayRouteTableId',
          at: 'TransitGatewayAttachmentId',
        },
        {
          companion: 'AWS::EC2::TransitGatewayRoute',
          joinedBy: 'TransitGatewayRouteTableId',
          at: 'TransitGatewayAttachmentId',
        },
      ],
      relation: 'routes-to',
      to: ['transitgateway-vpc-attachment'],
    }),
  },
});

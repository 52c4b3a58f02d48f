import { defineKind, flag, items, link, text, texts } from '../index.ts';

export const vpcPeering = defineKind({
  id: 'vpc-peering-connection',
  name: 'VPC peering connection',
  terraform: 'aws_vpc_peering_connection',
  cloudformation: 'AWS::EC2::VPCPeeringConnection',
  attributes: {
    vpc: link({ terraform: 'vpc_id', cloudformation: 'VpcId', relation: 'routes-to', to: ['vpc'] }),
    peerVpc: link({
      terraform: 'peer_vpc_id',
      cloudformation: 'PeerVpcId',
      relation: 'routes-to',
      to: ['vpc'],
    }),
  },
});

/** Tunnel options that Terraform writes once for each tunnel, and CloudFormation as a list. */
const ofTunnels = (name: string) => [`tunnel1_${name}`, `tunnel2_${name}`];
const inTunnels = (name: string) => `VpnTunnelOptionsSpecifications.${name}`;

/** Two encrypted tunnels from a VPC or transit gateway to one device elsewhere. */
export const vpnConnection = defineKind({
  id: 'vpc-vpn-connection',
  name: 'Site-to-Site VPN connection',
  terraform: 'aws_vpn_connection',
  cloudformation: 'AWS::EC2::VPNConnection',
  attributes: {
    customerGateway: link({
      terraform: 'customer_gateway_id',
      cloudformation: 'CustomerGatewayId',
      relation: 'routes-to',
      to: ['vpc-customer-gateway'],
    }),
    vpnGateway: link({
      terraform: 'vpn_gateway_id',
      cloudformation: 'VpnGatewayId',
      relation: 'uses',
      to: ['vpc-vpn-gateway'],
    }),
    transitGateway: link({
      terraform: 'transit_gateway_id',
      cloudformation: 'TransitGatewayId',
      relation: 'uses',
      to: ['transitgateway'],
    }),
    ikeVersions: texts({
      terraform: ofTunnels('ike_versions'),
      cloudformation: inTunnels('IKEVersions.Value'),
    }),
    integrityAlgorithms: texts({
      terraform: [...ofTunnels('phase1_integrity_algorithms'), ...ofTunnels('phase2_integrity_algorithms')],
      cloudformation: [
        inTunnels('Phase1IntegrityAlgorithms.Value'),
        inTunnels('Phase2IntegrityAlgorithms.Value'),
      ],
    }),
    diffieHellmanGroups: texts({
      terraform: [...ofTunnels('phase1_dh_group_numbers'), ...ofTunnels('phase2_dh_group_numbers')],
      cloudformation: [inTunnels('Phase1DHGroupNumbers.Value'), inTunnels('Phase2DHGroupNumbers.Value')],
    }),
    presharedKeys: texts({
      terraform: ofTunnels('preshared_key'),
      cloudformation: inTunnels('PreSharedKey'),
      outline: true,
    }),
  },
});

export const vpnGateway = defineKind({
  id: 'vpc-vpn-gateway',
  name: 'Virtual private gateway',
  terraform: 'aws_vpn_gateway',
  cloudformation: 'AWS::EC2::VPNGateway',
  attributes: {
    vpc: link({
      terraform: [
        'vpc_id',
        { companion: 'aws_vpn_gateway_attachment', joinedBy: 'vpn_gateway_id', at: 'vpc_id' },
      ],
      cloudformation: { companion: 'AWS::EC2::VPCGatewayAttachment', joinedBy: 'VpnGatewayId', at: 'VpcId' },
      relation: 'in',
      to: ['vpc'],
    }),
  },
});

/** What AWS knows of the device at the other end of a VPN. */
export const customerGateway = defineKind({
  id: 'vpc-customer-gateway',
  name: 'Customer gateway',
  terraform: 'aws_customer_gateway',
  cloudformation: 'AWS::EC2::CustomerGateway',
  attributes: { address: text({ terraform: 'ip_address', cloudformation: 'IpAddress' }) },
});

export const clientVpnEndpoint = defineKind({
  id: 'vpc-client-vpn-endpoint',
  name: 'Client VPN endpoint',
  terraform: 'aws_ec2_client_vpn_endpoint',
  cloudformation: 'AWS::EC2::ClientVpnEndpoint',
  attributes: {
    vpc: link({ terraform: 'vpc_id', cloudformation: 'VpcId', relation: 'in', to: ['vpc'] }),
    securityGroups: link({
      terraform: 'security_group_ids',
      cloudformation: 'SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    connectionLog: flag({
      terraform: 'connection_log_options.enabled',
      cloudformation: 'ConnectionLogOptions.Enabled',
    }),
    authorizations: items({
      terraform: {
        companion: 'aws_ec2_client_vpn_authorization_rule',
        joinedBy: 'client_vpn_endpoint_id',
        at: '',
      },
      cloudformation: {
        companion: 'AWS::EC2::ClientVpnAuthorizationRule',
        joinedBy: 'ClientVpnEndpointId',
        at: '',
      },
      fields: {
        target: text({ terraform: 'target_network_cidr', cloudformation: 'TargetNetworkCidr' }),
        allGroups: flag({
          terraform: 'authorize_all_groups',
          cloudformation: 'AuthorizeAllGroups',
          default: false,
        }),
      },
    }),
  },
});

/** A line from one place of the company to AWS. */
export const directConnectConnection = defineKind({
  id: 'vpc-direct-connect-connection',
  name: 'AWS Direct Connect connection',
  terraform: 'aws_dx_connection',
  cloudformation: 'AWS::DirectConnect::Connection',
  names: { terraform: 'name', cloudformation: 'ConnectionName' },
  attributes: { place: text({ terraform: 'location', cloudformation: 'Location' }) },
});

export const directConnectGateway = defineKind({
  id: 'vpc-direct-connect-gateway',
  name: 'AWS Direct Connect gateway',
  terraform: 'aws_dx_gateway',
  cloudformation: 'AWS::DirectConnect::DirectConnectGateway',
  names: { terraform: 'name', cloudformation: 'DirectConnectGatewayName' },
  attributes: {
    gateways: link({
      terraform: {
        companion: 'aws_dx_gateway_association',
        joinedBy: 'dx_gateway_id',
        at: 'associated_gateway_id',
      },
      cloudformation: {
        companion: 'AWS::DirectConnect::DirectConnectGatewayAssociation',
        joinedBy: 'DirectConnectGatewayId',
        at: 'AssociatedGatewayId',
      },
      relation: 'routes-to',
      to: ['vpc-vpn-gateway', 'transitgateway'],
    }),
  },
});

export const directConnectInterface = defineKind({
  id: 'vpc-direct-connect-virtual-interface',
  name: 'AWS Direct Connect virtual interface',
  terraform: [
    'aws_dx_private_virtual_interface',
    'aws_dx_public_virtual_interface',
    'aws_dx_transit_virtual_interface',
  ],
  cloudformation: [
    'AWS::DirectConnect::PrivateVirtualInterface',
    'AWS::DirectConnect::PublicVirtualInterface',
    'AWS::DirectConnect::TransitVirtualInterface',
  ],
  attributes: {
    connection: link({
      terraform: 'connection_id',
      cloudformation: 'ConnectionId',
      relation: 'in',
      to: ['vpc-direct-connect-connection'],
    }),
  },
});

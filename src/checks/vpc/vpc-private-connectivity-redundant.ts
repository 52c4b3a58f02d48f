import type { Resource } from '../../architecture/index.ts';
import {
  customerGateway,
  directConnectConnection,
  vpnConnection,
} from '../../architecture/kinds/vpc-connections.ts';
import { defineCheck, type Examination } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcPrivateConnectivityRedundant = defineCheck({
  id: 'vpc-private-connectivity-redundant',
  kind: [vpnConnection, directConnectConnection],
  related: [vpnConnection, directConnectConnection, customerGateway],
  title: 'Private connection to other networks has a second way',
  why: 'A VPN ends at one device on the other side, and a Direct Connect line in one building. When the device restarts or the line is cut, everything that depends on the other network stands still until it is back.',
  remediation:
    'Add a VPN to a second customer gateway, or a second Direct Connect line in another location; a VPN may stand in for a line.',
  links: [
    'https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html',
    'https://docs.aws.amazon.com/directconnect/latest/UserGuide/maintenance-dx-connection.html',
  ],
  blindSpots: ['A second way that other code makes is not seen.'],
  examine: (connection, { beside, follow }) => {
    const lines = beside(connection, directConnectConnection).filter(({ id }) => id !== connection.id);
    if (!('customerGateway' in connection)) {
      const [vpn] = beside(connection, vpnConnection);
      if (vpn !== undefined) return supports(`A VPN stands in for the line (${vpn.id}).`, connection);
      return examineLine(connection, connection.place, lines);
    }
    const [line] = lines;
    if (line !== undefined)
      return supports(`A Direct Connect line is the other way (${line.id}).`, connection);
    const others = beside(connection, vpnConnection).filter(({ id }) => id !== connection.id);
    if (others.length === 0) {
      return contradicts('This one VPN, and the one device at its other end, is the only way.', connection);
    }
    const own = follow(connection.customerGateway, customerGateway).map(({ id }) => id);
    const second = others.find((other) => {
      const ends = follow(other.customerGateway, customerGateway).map(({ id }) => id);
      return own.length > 0 && ends.length > 0 && !ends.some((id) => own.includes(id));
    });
    return second === undefined
      ? inconclusive(
          'There are several VPNs; the code does not tell whether they end at different devices.',
          connection,
        )
      : supports(`Another VPN ends at another device (${second.id}).`, connection);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_customer_gateway" "first" {
  bgp_asn    = 65000
  ip_address = "192.0.2.1"
  type       = "ipsec.1"
}

resource "aws_customer_gateway" "second" {
  bgp_asn    = 65000
  ip_address = "192.0.2.2"
  type       = "ipsec.1"
}

resource "aws_vpn_connection" "first" {
  customer_gateway_id = aws_customer_gateway.first.id
  transit_gateway_id  = "tgw-0123456789abcdef0"
  type                = "ipsec.1"
}

resource "aws_vpn_connection" "second" {
  customer_gateway_id = aws_customer_gateway.second.id
  transit_gateway_id  = "tgw-0123456789abcdef0"
  type                = "ipsec.1"
}`,
      contradicts: `
resource "aws_vpn_connection" "only" {
  customer_gateway_id = "cgw-0123456789abcdef0"
  transit_gateway_id  = "tgw-0123456789abcdef0"
  type                = "ipsec.1"
}`,
      inconclusive: `
variable "gateways" {
  type = list(string)
}

resource "aws_vpn_connection" "first" {
  customer_gateway_id = var.gateways[0]
  transit_gateway_id  = "tgw-0123456789abcdef0"
  type                = "ipsec.1"
}

resource "aws_vpn_connection" "second" {
  customer_gateway_id = var.gateways[1]
  transit_gateway_id  = "tgw-0123456789abcdef0"
  type                = "ipsec.1"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Line:
    Type: AWS::DirectConnect::Connection
    Properties:
      ConnectionName: line
      Bandwidth: 1Gbps
      Location: EqDA2
  Other:
    Type: AWS::DirectConnect::Connection
    Properties:
      ConnectionName: other
      Bandwidth: 1Gbps
      Location: EqSV5`,
      contradicts: `
Resources:
  Line:
    Type: AWS::DirectConnect::Connection
    Properties:
      ConnectionName: line
      Bandwidth: 1Gbps
      Location: EqDA2`,
    },
  },
});

type Place = { readonly state: string; readonly value?: string };

function examineLine(
  line: Resource,
  place: Place,
  others: readonly { readonly id: string; readonly place: Place }[],
): Examination {
  if (others.length === 0) return contradicts('This one line is the only way.', line);
  if (place.state !== 'known') return inconclusive('The code does not tell where the line ends.', line);
  const second = others.find((other) => other.place.state === 'known' && other.place.value !== place.value);
  if (second !== undefined) return supports(`Another line ends in another building (${second.id}).`, line);
  return others.every((other) => other.place.state === 'known')
    ? contradicts(`All lines end in one building (${place.value}).`, line)
    : inconclusive('The code does not tell where the other lines end.', line);
}

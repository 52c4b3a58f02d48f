import type { ResourceOf } from '../../architecture/index.ts';
import { transitGateway, transitGatewayAttachment } from '../../architecture/kinds/transitgateway.ts';
import { vpc } from '../../architecture/kinds/vpc.ts';
import { vpcPeering } from '../../architecture/kinds/vpc-connections.ts';
import { areOverlapping, parseAddressRange } from '../../architecture/topology/address-ranges.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

type Network = ResourceOf<typeof vpc>;

export const vpcConnectedNetworksDoNotOverlap = defineCheck({
  id: 'vpc-connected-networks-do-not-overlap',
  kind: [vpcPeering, transitGateway],
  related: [vpc, transitGatewayAttachment],
  title: 'Networks that are joined have addresses of their own',
  why: 'Two networks with the same addresses cannot tell each other apart: a packet for such an address stays where it is. Peering is refused, a transit gateway drops the second route, and the way out is to number one of the networks afresh, with everything in it.',
  remediation: 'Plan one range for each VPC, for instance with IPAM, before joining them.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
    'https://docs.aws.amazon.com/vpc/latest/ipam/what-it-is-ipam.html',
  ],
  blindSpots: ['Networks that are joined outside this code are not seen.'],
  examine: (connection, { follow, referrers }) => {
    const networks =
      'peerVpc' in connection
        ? [...follow(connection.vpc, vpc), ...follow(connection.peerVpc, vpc)]
        : referrers(connection, transitGatewayAttachment, 'gateway').flatMap((attachment) =>
            follow(attachment.vpc, vpc),
          );
    const distinct = [...new Set(networks)];
    if (distinct.length < 2) return 'not-applicable';
    for (const [at, one] of distinct.entries()) {
      const other = distinct.slice(at + 1).find((candidate) => share(one, candidate));
      if (other !== undefined) {
        return contradicts(`${one.id} and ${other.id} share addresses (${rangesInWords(one)}).`, connection);
      }
    }
    const open = distinct.find((network) => rangesOf(network) === undefined);
    return open === undefined
      ? supports('The networks that it joins share no addresses.', connection)
      : inconclusive(`The addresses of ${open.id} are not known.`, connection);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "shop" {
  cidr_block = "10.30.0.0/16"
}

resource "aws_vpc" "stock" {
  cidr_block = "10.31.0.0/16"
}

resource "aws_vpc_peering_connection" "shop_stock" {
  vpc_id      = aws_vpc.shop.id
  peer_vpc_id = aws_vpc.stock.id
  auto_accept = true
}`,
      contradicts: `
resource "aws_vpc" "shop" {
  cidr_block = "10.30.0.0/16"
}

resource "aws_vpc" "stock" {
  cidr_block = "10.30.128.0/20"
}

resource "aws_ec2_transit_gateway" "hub" {}

resource "aws_ec2_transit_gateway_vpc_attachment" "shop" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.shop.id
  subnet_ids         = ["subnet-0a1b2c3d4e5f60718"]
}

resource "aws_ec2_transit_gateway_vpc_attachment" "stock" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = aws_vpc.stock.id
  subnet_ids         = ["subnet-1a2b3c4d5e6f70819"]
}`,
      inconclusive: `
variable "range" {
  type = string
}

resource "aws_vpc" "shop" {
  cidr_block = "10.30.0.0/16"
}

resource "aws_vpc" "stock" {
  cidr_block = var.range
}

resource "aws_vpc_peering_connection" "shop_stock" {
  vpc_id      = aws_vpc.shop.id
  peer_vpc_id = aws_vpc.stock.id
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.30.0.0/16
  Stock:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.31.0.0/16
  Joined:
    Type: AWS::EC2::VPCPeeringConnection
    Properties:
      VpcId: !Ref Shop
      PeerVpcId: !Ref Stock`,
      contradicts: `
Resources:
  Shop:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Stock:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Joined:
    Type: AWS::EC2::VPCPeeringConnection
    Properties:
      VpcId: !Ref Shop
      PeerVpcId: !Ref Stock`,
    },
  },
});

/** The IPv4 ranges of a network; undefined where one of them is not known. */
function rangesOf({ cidrBlocks }: Network) {
  if (cidrBlocks.state !== 'known' || cidrBlocks.value.open.length > 0) return undefined;
  const ranges = cidrBlocks.value.values.map(parseAddressRange);
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

function share(one: Network, other: Network): boolean {
  const others = rangesOf(other) ?? [];
  return (rangesOf(one) ?? []).some((range) => others.some((candidate) => areOverlapping(range, candidate)));
}

function rangesInWords({ cidrBlocks }: Network): string {
  return cidrBlocks.state === 'known' ? cidrBlocks.value.values.join(', ') : '';
}

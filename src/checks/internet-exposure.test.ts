import { describe, expect, it } from 'vitest';
import { Architecture } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { ec2InstanceInternetExposure } from './ec2/ec2-instance-internet-exposure.ts';
import { gatherEvidence } from './gather-evidence.ts';

const NETWORK = `
resource "aws_vpc" "v" {}
resource "aws_internet_gateway" "g" { vpc_id = aws_vpc.v.id }
resource "aws_subnet" "s" { vpc_id = aws_vpc.v.id }
resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.s.id
  route_table_id = aws_route_table.t.id
}
resource "aws_security_group" "web" {
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "closed" { vpc_id = aws_vpc.v.id }
`;

function said({ route, address, group }: Record<'route' | 'address' | 'group', string>): string {
  const text = `${NETWORK}
resource "aws_route_table" "t" {
  vpc_id = aws_vpc.v.id
  ${route}
}
resource "aws_instance" "i" {
  subnet_id                   = aws_subnet.s.id
  associate_public_ip_address = ${address}
  vpc_security_group_ids      = [${group}]
}`;
  const readings = readTerraform({ paths: ['main.tf'], read: () => text });
  const evidence = gatherEvidence(new Architecture(readings, kinds), [ec2InstanceInternetExposure]);
  return evidence.map(({ verdict, message }) => `${verdict}: ${message}`).join();
}

const ROUTE = 'route {\n    cidr_block = "0.0.0.0/0"\n    gateway_id = aws_internet_gateway.g.id\n  }';
const OPEN = { route: ROUTE, address: 'true', group: 'aws_security_group.web.id' };

describe('the way from the internet to an instance', () => {
  it('is open with a route, an address and a rule', () => {
    expect(said(OPEN)).toBe(
      'contradicts: The internet reaches it: aws_internet_gateway.g → aws_route_table.t → aws_subnet.s → a public address → port 443 of aws_security_group.web → aws_instance.i.',
    );
  });

  it.each([
    ['a route', { ...OPEN, route: '' }, 'aws_subnet.s has no route to an internet gateway'],
    ['an address', { ...OPEN, address: 'false' }, 'it has no public address'],
    [
      'a rule',
      { ...OPEN, group: 'aws_security_group.closed.id' },
      'no rule of its security groups lets in the whole internet',
    ],
  ])('is closed without %s', (_, parts, reason) => {
    expect(said(parts)).toBe(`supports: Not reachable from the internet: ${reason}.`);
  });

  it('is not known where a group stands in other code', () => {
    expect(said({ ...OPEN, group: '"sg-0123456789abcdef0"' })).toBe(
      'inconclusive: It is not known whether the internet reaches it: some of its security groups are not in this code.',
    );
  });
});

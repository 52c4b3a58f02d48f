import type { ResourceOf } from '../../architecture/index.ts';
import { networkAcl } from '../../architecture/kinds/vpc-network-acls.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { inboundEntries, type NetworkAclEntry } from '../../architecture/topology/network-acls.ts';

const ADMINISTRATION = new Map([
  [22, 'SSH'],
  [3389, 'remote desktop'],
]);
/** Wider ranges let answers back in, which a list without memory must do. */
const NARROW = 1000;

export const vpcNetworkAclAdministrationPorts = defineCheck({
  id: 'vpc-network-acl-administration-ports',
  kind: networkAcl,
  title: 'Network ACL does not let SSH and remote desktop in from everywhere',
  why: 'A network ACL stands at the edge of a subnet, before every security group in it. An entry that lets the whole internet try SSH or remote desktop takes this second door away for each machine in the subnet.',
  remediation:
    'Name the addresses of your own network as the source of the entry, or drop it and use Session Manager.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html'],
  blindSpots: [
    'An entry that lets every port in is not judged: it leaves the choice to the security groups, as the default list does.',
    'Ranges of more than 1000 ports are taken for those that let answers back in.',
  ],
  examine: (list) => {
    const { entries, open } = inboundEntries(list);
    const findings = entries.flatMap((entry, at) => examineEntry(entry, entries.slice(0, at)) ?? []);
    const [reason] = open;
    if (reason !== undefined) findings.push(inconclusive(`Some entries are not known: ${reason}.`, list));
    if (findings.length > 0) return findings;
    if (entries.length === 0) return 'not-applicable';
    return isEverythingLetIn(list)
      ? 'not-applicable'
      : supports('No entry lets SSH or remote desktop in from everywhere.', list);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_network_acl" "front" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
  }
}`,
      contradicts: `
resource "aws_network_acl" "front" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_network_acl_rule" "ssh" {
  network_acl_id = aws_network_acl.front.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}`,
      inconclusive: `
variable "source" {
  type = string
}

resource "aws_network_acl" "front" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 3389
    to_port    = 3389
    cidr_block = var.source
  }
}`,
      'not-applicable': `
resource "aws_network_acl" "front" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Front:
    Type: AWS::EC2::NetworkAcl
    Properties:
      VpcId: vpc-0123456789abcdef0
  Ssh:
    Type: AWS::EC2::NetworkAclEntry
    Properties:
      NetworkAclId: !Ref Front
      RuleNumber: 100
      RuleAction: allow
      Protocol: 6
      PortRange: { From: 22, To: 22 }
      CidrBlock: 198.51.100.0/24`,
      contradicts: `
Resources:
  Front:
    Type: AWS::EC2::NetworkAcl
    Properties:
      VpcId: vpc-0123456789abcdef0
  Desktop:
    Type: AWS::EC2::NetworkAclEntry
    Properties:
      NetworkAclId: !Ref Front
      RuleNumber: 100
      RuleAction: allow
      Protocol: 6
      PortRange: { From: 3389, To: 3389 }
      CidrBlock: 0.0.0.0/0`,
    },
  },
});

function examineEntry(entry: NetworkAclEntry, earlier: readonly NetworkAclEntry[]): Finding | undefined {
  if (entry.action !== 'allow' || entry.ports.kind !== 'range') return undefined;
  const { from, to } = entry.ports;
  if (to - from > NARROW) return undefined;
  const ports = [...ADMINISTRATION.keys()].filter((port) => from <= port && port <= to);
  if (ports.length === 0 || entry.fromEveryone === false) return undefined;
  if (entry.fromEveryone === undefined) {
    return inconclusive(
      'The addresses that an entry for SSH or remote desktop admits are not known.',
      entry.location,
    );
  }
  const isDenied = earlier.some(
    ({ action, fromEveryone, ports: denied }) =>
      action === 'deny' &&
      fromEveryone === true &&
      (denied.kind === 'all' || (denied.kind === 'range' && denied.from <= from && to <= denied.to)),
  );
  if (isDenied) return undefined;
  const names = ports.map((port) => `${ADMINISTRATION.get(port)} (port ${port})`).join(' and ');
  return contradicts(`${names} is let in from everywhere.`, entry.location);
}

function isEverythingLetIn(list: ResourceOf<typeof networkAcl>): boolean {
  return inboundEntries(list).entries.every(
    ({ action, ports, fromEveryone }) => action === 'allow' && ports.kind === 'all' && fromEveryone === true,
  );
}

import { securityGroup } from '../../architecture/kinds/vpc.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import {
  type IngressRule,
  inWords,
  isOpenToEveryone,
  isWithin,
  placeOfSources,
  portsOf,
} from '../../architecture/topology/ingress-rules.ts';

const ADMINISTRATION = [
  { port: 22, name: 'SSH' },
  { port: 3389, name: 'remote desktop' },
];

export const vpcSecurityGroupAdministrationPorts = defineCheck({
  id: 'vpc-security-group-administration-ports',
  kind: securityGroup,
  title: 'Security group keeps SSH and remote desktop from the internet',
  why: 'SSH (port 22) and remote desktop (port 3389) give control over a machine. Open to the world, they are tried with stolen and guessed passwords day and night, and every flaw in them is open to everybody.',
  remediation: 'Close the port and use Session Manager, or admit only the addresses of your own network.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html',
  ],
  blindSpots: ['A rule counts whether or not a machine uses the security group.'],
  examine: ({ ingress, location }) => {
    if (ingress.state === 'absent') return supports('The security group lets nobody in.', location);
    if (ingress.state === 'unresolved') return inconclusive(ingress.reason, ingress.location);
    const findings = ingress.value.items.flatMap((rule) => examineRule(rule) ?? []);
    const [reason] = ingress.value.open;
    if (reason !== undefined)
      findings.push(inconclusive(`Some rules are not known: ${reason}.`, ingress.location));
    return findings.length > 0
      ? findings
      : supports('No rule opens SSH or remote desktop to the internet.', ingress.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_security_group" "office" {
  name = "office"

  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["198.51.100.0/24"]
  }
}`,
      contradicts: `
resource "aws_security_group" "office" {
  name = "office"
}

resource "aws_vpc_security_group_ingress_rule" "ssh" {
  security_group_id = aws_security_group.office.id
  ip_protocol       = "tcp"
  from_port         = 20
  to_port           = 25
  cidr_ipv4         = "0.0.0.0/0"
}`,
      inconclusive: `
variable "admins" {
  type = list(string)
}

resource "aws_security_group" "office" {
  name = "office"

  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = var.admins
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Web shop
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 443
          ToPort: 443
          CidrIp: 0.0.0.0/0`,
      contradicts: `
Resources:
  Office:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Office
  Desktop:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      GroupId: !GetAtt Office.GroupId
      IpProtocol: tcp
      FromPort: 3389
      ToPort: 3389
      CidrIpv6: ::/0`,
    },
  },
});

function examineRule(rule: IngressRule): Finding | undefined {
  const open = isOpenToEveryone(rule);
  if (open === false) return undefined;
  const ports = portsOf(rule);
  if (ports.kind === 'unknown') {
    return open
      ? inconclusive(`The ports open to the internet are not known: ${ports.reason}.`, rule.location)
      : undefined;
  }
  const names = ADMINISTRATION.filter(({ port }) => isWithin(ports, port)).map(({ name }) => name);
  if (names.length === 0 || (ports.kind === 'range' && ports.protocol === 'udp')) return undefined;
  const at = placeOfSources(rule);
  if (open)
    return contradicts(`The rule opens ${inWords(ports)} to the whole internet: ${names.join(' and ')}.`, at);
  return inconclusive(`Who may reach ${inWords(ports)} is not known.`, at);
}

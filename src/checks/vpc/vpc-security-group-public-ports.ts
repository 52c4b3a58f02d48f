import { securityGroup } from '../../architecture/kinds/vpc.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import {
  type IngressRule,
  inWords,
  isOpenToEveryone,
  isWithin,
  type Ports,
  placeOfSources,
  portsOf,
} from '../../architecture/topology/ingress-rules.ts';

const WEB = [80, 443];
const ADMINISTRATION = [22, 3389];

/** Ports of services that are not made to face strangers. */
const INTERNAL = new Map([
  [21, 'FTP'],
  [23, 'Telnet'],
  [135, 'Windows RPC'],
  [445, 'Windows file sharing'],
  [1433, 'SQL Server'],
  [1521, 'Oracle'],
  [2049, 'NFS'],
  [2181, 'ZooKeeper'],
  [2375, 'Docker'],
  [3306, 'MySQL'],
  [5432, 'PostgreSQL'],
  [5439, 'Redshift'],
  [5601, 'Kibana'],
  [5900, 'VNC'],
  [5984, 'CouchDB'],
  [6379, 'Redis'],
  [7001, 'Cassandra'],
  [8020, 'Hadoop'],
  [9042, 'Cassandra'],
  [9092, 'Kafka'],
  [9200, 'Elasticsearch'],
  [10_250, 'Kubernetes'],
  [11_211, 'memcached'],
  [27_017, 'MongoDB'],
]);
const WIDE = 100;

export const vpcSecurityGroupPublicPorts = defineCheck({
  id: 'vpc-security-group-public-ports',
  kind: securityGroup,
  title: 'Security group opens only web ports to the internet',
  why: 'What is open to everybody is found and tried within minutes. A web server is made for that; a database, a cache or a file share is not, and a rule that opens all ports opens whatever is installed next.',
  remediation:
    'Admit only the security group of the caller, such as the load balancer, and close every port that strangers do not need.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
  blindSpots: [
    'A rule counts whether or not a machine uses the security group.',
    'SSH and remote desktop, and rules that open them among other ports, are judged by a check of their own.',
  ],
  examine: ({ ingress, location }) => {
    if (ingress.state === 'absent') return supports('The security group lets nobody in.', location);
    if (ingress.state === 'unresolved') return inconclusive(ingress.reason, ingress.location);
    const findings = ingress.value.items.flatMap((rule) => examineRule(rule) ?? []);
    const [reason] = ingress.value.open;
    if (reason !== undefined)
      findings.push(inconclusive(`Some rules are not known: ${reason}.`, ingress.location));
    if (findings.length > 0) return findings;
    if (ingress.value.items.some(opensMoreThanAdministration)) return 'not-applicable';
    const aside = ingress.value.items.filter(opensAdministration).map((rule) => inWords(portsOf(rule)));
    return supports(
      aside.length === 0
        ? 'Nothing but web ports is open to the whole internet.'
        : `Nothing but web ports is open to the whole internet, ${[...new Set(aside)].join(' and ')} aside, which a check of its own looks at.`,
      ingress.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_security_group" "orders_db" {
  name = "orders-db"
}

resource "aws_security_group" "orders" {
  name = "orders"
}

resource "aws_security_group_rule" "orders_db" {
  type                     = "ingress"
  security_group_id        = aws_security_group.orders_db.id
  source_security_group_id = aws_security_group.orders.id
  protocol                 = "tcp"
  from_port                = 5432
  to_port                  = 5432
}`,
      contradicts: `
resource "aws_security_group" "cache" {
  name = "cache"

  ingress {
    protocol    = "tcp"
    from_port   = 6379
    to_port     = 6379
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
  }
}`,
      inconclusive: `
resource "aws_security_group" "game" {
  name = "game"

  ingress {
    protocol    = "udp"
    from_port   = 7777
    to_port     = 7777
    cidr_blocks = ["0.0.0.0/0"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Site:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Site
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 443
          ToPort: 443
          CidrIp: 0.0.0.0/0`,
      contradicts: `
Resources:
  Anything:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Anything goes
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 1024
          ToPort: 2048
          CidrIp: 0.0.0.0/0`,
    },
  },
});

function examineRule(rule: IngressRule): Finding | undefined {
  const open = isOpenToEveryone(rule);
  const ports = portsOf(rule);
  if (open === false || ports.kind === 'none' || isOnly(ports, WEB)) return undefined;
  if (includesAdministration(ports)) return undefined;
  const at = placeOfSources(rule);
  if (open === undefined) return inconclusive(`Who may reach ${inWords(ports)} is not known.`, at);
  if (ports.kind === 'unknown') return inconclusive(`The open ports are not known: ${ports.reason}.`, at);
  if (ports.kind === 'all' || ports.to - ports.from >= WIDE) {
    return contradicts(`The rule opens ${inWords(ports)} to the whole internet.`, at);
  }
  const service = [...INTERNAL].find(([port]) => isWithin(ports, port))?.[1];
  if (service !== undefined) {
    return contradicts(`The rule opens ${inWords(ports)} to the whole internet (${service}).`, at);
  }
  return inconclusive(
    `The rule opens ${inWords(ports)} to the whole internet; code does not tell whether it should.`,
    at,
  );
}

/** One rule, one finding: that of the check on administration. */
function includesAdministration(ports: Ports): boolean {
  if (ports.kind === 'all') return true;
  return (
    ports.kind === 'range' && ports.protocol !== 'udp' && ADMINISTRATION.some((port) => isWithin(ports, port))
  );
}

function opensMoreThanAdministration(rule: IngressRule): boolean {
  const ports = portsOf(rule);
  return isOpenToEveryone(rule) !== false && includesAdministration(ports) && !isOnly(ports, ADMINISTRATION);
}

function opensAdministration(rule: IngressRule): boolean {
  return isOpenToEveryone(rule) !== false && isOnly(portsOf(rule), ADMINISTRATION);
}

function isOnly(ports: Ports, wanted: readonly number[]): boolean {
  return ports.kind === 'range' && ports.from === ports.to && wanted.includes(ports.from);
}

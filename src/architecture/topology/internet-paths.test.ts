import { describe, expect, it } from 'vitest';
import { readTerraform } from '../../readers/terraform/read-terraform.ts';
import { Architecture } from '../index.ts';
import { kinds } from '../kinds/index.ts';
import { type Exposure, internetPaths } from './internet-paths.ts';

/** A VPC with a public and a private subnet, and a database on port 5432 in the one that is asked for. */
const NETWORK = `
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_internet_gateway" "igw" {
  vpc_id = aws_vpc.v.id
}
resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.0.0/24"
}
resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.v.id
}
resource "aws_route" "out" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.igw.id
}
resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}
`;

function group(name: string, port: string, sources: string): string {
  return `
resource "aws_security_group" "${name}" {
  vpc_id = aws_vpc.v.id
  ingress {
    protocol  = "tcp"
    from_port = ${port}
    to_port   = ${port}
    ${sources}
  }
}
`;
}

const EVERYONE = 'cidr_blocks = ["0.0.0.0/0"]';
const membersOf = (name: string) => `security_groups = [aws_security_group.${name}.id]`;

function database(place: string, isPublic: boolean | string, groups = 'db'): string {
  return `
resource "aws_db_subnet_group" "db" {
  name       = "db"
  subnet_ids = [aws_subnet.${place}.id]
}
resource "aws_db_instance" "db" {
  engine                 = "postgres"
  db_subnet_group_name   = aws_db_subnet_group.db.name
  publicly_accessible    = ${isPublic}
  vpc_security_group_ids = [aws_security_group.${groups}.id]
}
`;
}

function balancer(groups: string, internal = 'false'): string {
  return `
resource "aws_lb" "lb" {
  internal        = ${internal}
  subnets         = [aws_subnet.public.id]
  security_groups = [aws_security_group.${groups}.id]
}
resource "aws_lb_target_group" "tg" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.v.id
}
resource "aws_lb_listener" "l" {
  load_balancer_arn = aws_lb.lb.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.tg.arn
  }
}
`;
}

function service(place: string, groups: string, isPublic = 'false'): string {
  return `
resource "aws_ecs_service" "app" {
  name = "app"
  network_configuration {
    subnets          = [aws_subnet.${place}.id]
    security_groups  = [aws_security_group.${groups}.id]
    assign_public_ip = ${isPublic}
  }
  load_balancer {
    target_group_arn = aws_lb_target_group.tg.arn
    container_name   = "app"
    container_port   = 8080
  }
}
`;
}

function acl(entries: string): string {
  return `
resource "aws_network_acl" "acl" {
  vpc_id     = aws_vpc.v.id
  subnet_ids = [aws_subnet.public.id]
  ${entries}
}
`;
}

function entry(number: number, action: string, from: number, to: number, source = '0.0.0.0/0'): string {
  return `
  ingress {
    rule_no    = ${number}
    action     = "${action}"
    protocol   = "tcp"
    from_port  = ${from}
    to_port    = ${to}
    cidr_block = "${source}"
  }`;
}

function exposureOf(text: string, id = 'aws_db_instance.db'): Exposure {
  const readings = readTerraform({
    paths: ['main.tf'],
    read: (path) => (path === 'main.tf' ? text : undefined),
  });
  expect(readings.diagnostics).toEqual([]);
  const found = [...internetPaths(new Architecture(readings, kinds)).values()].find(
    ({ data }) => data.id === id,
  );
  if (found === undefined) throw new Error(`no exposure of ${id}`);
  return found;
}

const steps = ({ direct }: Exposure) =>
  direct.state === 'open' ? direct.hops.map(({ resource, note }) => `${resource} ${note}`) : direct;

const OPEN_RULE = group('db', '5432', EVERYONE);

describe('the way from the internet straight to a database', () => {
  it('is open through gateway, route, subnet, rule and address', () => {
    expect(steps(exposureOf(NETWORK + OPEN_RULE + database('public', true)))).toEqual([
      'aws_internet_gateway.igw where the internet meets the network',
      'aws_route_table.public leads 0.0.0.0/0 to aws_internet_gateway.igw',
      'aws_subnet.public uses aws_route_table.public',
      'aws_security_group.db lets port 5432 in from 0.0.0.0/0',
      'aws_db_instance.db has a public address',
    ]);
  });

  it('names the line of every step', () => {
    const text = `${NETWORK}${OPEN_RULE}${database('public', true)}`;
    const { direct } = exposureOf(text);
    const lines = text.split('\n');
    const found =
      direct.state === 'open' ? direct.hops.map(({ location }) => lines[location.line - 1]?.trim()) : [];
    expect(found).toEqual([
      'resource "aws_internet_gateway" "igw" {',
      'resource "aws_route" "out" {',
      'resource "aws_subnet" "public" {',
      'cidr_blocks = ["0.0.0.0/0"]',
      'publicly_accessible    = true',
    ]);
  });

  it.each([
    {
      because: 'the address is not public',
      text: OPEN_RULE + database('public', false),
      direct: { state: 'closed', reason: 'it has no public address' },
    },
    {
      because: 'the subnet is given no route table',
      text: OPEN_RULE + database('private', true),
      direct: {
        state: 'closed',
        reason:
          'aws_subnet.private is given no route table, and the main one of aws_vpc.v has local routes only',
      },
    },
    {
      because: 'the rule is for another port',
      text: group('db', '3306', EVERYONE) + database('public', true),
      direct: { state: 'closed', reason: 'no rule of aws_security_group.db lets the whole internet in' },
    },
    {
      because: 'the rule names a range of one company',
      text: group('db', '5432', 'cidr_blocks = ["198.51.100.0/24"]') + database('public', true),
      direct: { state: 'closed', reason: 'no rule of aws_security_group.db lets the whole internet in' },
    },
    {
      because: 'an entry of the network ACL turns it away first',
      text:
        OPEN_RULE +
        database('public', true) +
        acl(entry(200, 'allow', 0, 65_535) + entry(100, 'deny', 5000, 6000)),
      direct: {
        state: 'closed',
        reason: 'the network ACL aws_network_acl.acl turns ports 5000 to 6000 away',
      },
    },
    {
      because: 'the network ACL lets other ports in only',
      text: OPEN_RULE + database('public', true) + acl(entry(100, 'allow', 443, 443)),
      direct: {
        state: 'closed',
        reason: 'no entry of the network ACL aws_network_acl.acl lets it in from everywhere',
      },
    },
    {
      because: 'the sources of the rule are not known',
      text: `variable "from" {}\n${group('db', '5432', 'cidr_blocks = var.from')}${database('public', true)}`,
      direct: { state: 'unknown', reason: 'whom a rule of aws_security_group.db lets in is not known' },
    },
    {
      because: 'whether it has an address is not known',
      text: `variable "open" {}\n${OPEN_RULE}${database('public', 'var.open')}`,
      direct: { state: 'unknown', reason: 'variable "open" has no value' },
    },
    {
      because: 'the gateway may not exist',
      text: `variable "online" {}\n${OPEN_RULE}${database('public', true)}`,
      network: NETWORK.replace('"igw" {', '"igw" {\n  count = var.online ? 1 : 0'),
      direct: {
        state: 'unknown',
        reason:
          'it is not certain that aws_internet_gateway.igw exists: its count is not known: variable "online" has no value',
      },
    },
    {
      because: 'a security group is not in the code',
      text: `${group('db', '3306', EVERYONE)}${database('public', true).replace(
        '[aws_security_group.db.id]',
        '[aws_security_group.db.id, "sg-0123456789abcdef0"]',
      )}`,
      direct: { state: 'unknown', reason: 'some of its security groups are not in this code' },
    },
  ])('is not open where $because', ({ text, direct, network = NETWORK }) => {
    expect(exposureOf(network + text).direct).toEqual(direct);
  });

  it('passes a network ACL that lets the port in, and names its entry', () => {
    const found = exposureOf(
      NETWORK +
        OPEN_RULE +
        database('public', true) +
        acl(entry(90, 'deny', 22, 22) + entry(100, 'allow', 5432, 5432)),
    );
    expect(steps(found)).toContain('aws_network_acl.acl lets port 5432 in from everywhere');
  });
});

const paths = ({ paths: found }: Exposure) =>
  found.map(({ entry: from, machine, isDirect, hops }) => ({
    from: from.id,
    machine: machine.id,
    isDirect,
    hops: hops.map(({ resource }) => resource),
  }));

const TIERS =
  NETWORK +
  group('door', '80', EVERYONE) +
  group('app', '8080', membersOf('door')) +
  group('db', '5432', membersOf('app')) +
  database('private', false);

describe('the ways from the internet to a database through machines', () => {
  it('lead through load balancer, service and security groups by reference', () => {
    expect(paths(exposureOf(TIERS + balancer('door') + service('private', 'app')))).toEqual([
      {
        from: 'aws_lb.lb',
        machine: 'aws_ecs_service.app',
        isDirect: false,
        hops: [
          'aws_lb.lb',
          'aws_security_group.door',
          'aws_lb_target_group.tg',
          'aws_security_group.app',
          'aws_ecs_service.app',
          'aws_security_group.db',
          'aws_db_instance.db',
        ],
      },
    ]);
  });

  it.each([
    { because: 'the load balancer is internal', text: balancer('door', 'true') + service('private', 'app') },
    { because: 'nothing is behind the load balancer', text: balancer('door') },
    {
      because: 'the database has the default security group, and the service another one',
      text: balancer('door') + service('private', 'app'),
      tiers: TIERS.replace('vpc_security_group_ids = [aws_security_group.db.id]', ''),
    },
    {
      because: 'the service is of a group that the database does not admit',
      text: balancer('door') + group('other', '8080', membersOf('door')) + service('private', 'other'),
    },
    {
      because: 'the service does not admit the load balancer',
      text: balancer('db') + service('private', 'app'),
    },
  ])('there are none where $because', ({ text, tiers = TIERS }) => {
    const found = exposureOf(tiers + text);
    expect(found.paths).toEqual([]);
    expect(found.unclear).toEqual([]);
  });

  it('are direct where the machine itself has an address, a route and an open rule', () => {
    const web = group('web', '22', EVERYONE) + group('db', '5432', 'cidr_blocks = ["10.0.0.0/16"]');
    const instance = `
resource "aws_instance" "jump" {
  subnet_id                   = aws_subnet.public.id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.web.id]
}`;
    expect(paths(exposureOf(NETWORK + web + database('private', false) + instance))).toEqual([
      {
        from: 'aws_instance.jump',
        machine: 'aws_instance.jump',
        isDirect: true,
        hops: [
          'aws_internet_gateway.igw',
          'aws_route_table.public',
          'aws_subnet.public',
          'aws_security_group.web',
          'aws_instance.jump',
          'aws_security_group.db',
          'aws_db_instance.db',
        ],
      },
    ]);
  });

  it('are unclear where a hop is, and say why', () => {
    const found = exposureOf(
      `variable "internal" {}\n${TIERS}${balancer('door', 'var.internal')}${service('private', 'app')}`,
    );
    expect(found.paths).toEqual([]);
    expect(found.unclear).toEqual(['aws_lb.lb: whether aws_lb.lb is open to the internet is not known']);
  });

  it('are counted once for each entry, and stay few in a large network', () => {
    const many = `
resource "aws_instance" "web" {
  count                       = 60
  subnet_id                   = aws_subnet.public.id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.web.id]
}`;
    const text =
      NETWORK +
      group('web', '80', EVERYONE) +
      group('db', '5432', membersOf('web')) +
      database('private', false);
    const found = exposureOf(text + many);
    expect(found.paths).toHaveLength(20);
    expect(new Set(found.paths.map(({ entry: from }) => from.id)).size).toBe(20);
  });
});

import type { Link, Resource, ResourceOf } from '../../architecture/index.ts';
import { ec2Instance } from '../../architecture/kinds/ec2.ts';
import { internetGateway, routeTable, securityGroup, subnet, vpc } from '../../architecture/kinds/vpc.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { inWords, isOpenToEveryone, portsOf } from '../../architecture/topology/ingress-rules.ts';

type Around = Neighbours<
  typeof subnet | typeof routeTable | typeof internetGateway | typeof securityGroup | typeof vpc
>;

/** One condition of being reachable: it holds (with the hops that show it), it does not, or the code leaves it open. */
type Step =
  | { readonly holds: true; readonly hops: readonly string[] }
  | { readonly holds: false; readonly reason: string }
  | { readonly holds: undefined; readonly reason: string };

const DEFAULT_ROUTES = new Set(['0.0.0.0/0', '::/0']);

export const ec2InstanceInternetExposure = defineCheck({
  id: 'ec2-instance-internet-exposure',
  kind: ec2Instance,
  related: [subnet, routeTable, internetGateway, securityGroup, vpc],
  title: 'EC2 instance cannot be reached straight from the internet',
  why: 'An instance that anyone can reach is scanned and attacked within minutes, with nothing in front of it that filters, spreads or absorbs traffic. Put a load balancer, an API or a content network in front, and the instance behind them in a private subnet.',
  remediation:
    'Move the instance to a subnet without a route to an internet gateway, take its public address away, or let its security group admit only the load balancer.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  blindSpots: [
    'Network ACLs and firewalls on the way are not considered.',
    'Network interfaces and addresses that are attached outside this code are not seen.',
  ],
  examine: (instance, neighbours) => {
    const steps = [
      routeFromInternet(instance, neighbours),
      publicAddress(instance, neighbours),
      openRule(instance, neighbours),
    ];
    const missing = steps.find((step) => step.holds === false);
    if (missing !== undefined)
      return supports(`Not reachable from the internet: ${missing.reason}.`, instance);
    const open = steps.find((step) => step.holds === undefined);
    if (open !== undefined)
      return inconclusive(`It is not known whether the internet reaches it: ${open.reason}.`, instance);
    const hops = steps.flatMap((step) => (step.holds ? step.hops : []));
    return contradicts(`The internet reaches it: ${[...hops, instance.id].join(' → ')}.`, instance);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "main" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.1.1.0/24"
}

resource "aws_instance" "ledger" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "m7g.large"
  subnet_id                   = aws_subnet.private.id
  associate_public_ip_address = false
}`,
      contradicts: `
resource "aws_vpc" "main" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.1.1.0/24"
}

resource "aws_route_table" "front" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "front" {
  subnet_id      = aws_subnet.front.id
  route_table_id = aws_route_table.front.id
}

resource "aws_security_group" "forum" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "forum" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "m7g.large"
  subnet_id                   = aws_subnet.front.id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.forum.id]
}`,
      inconclusive: `
variable "subnet" {
  type = string
}

resource "aws_security_group" "forum" {
  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "forum" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "m7g.large"
  subnet_id                   = var.subnet
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.forum.id]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.1.0.0/16
  Inside:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Network
      CidrBlock: 10.1.1.0/24
  Ledger:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: m7g.large
      SubnetId: !Ref Inside`,
      contradicts: `
Resources:
  Network:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.1.0.0/16
  Gateway:
    Type: AWS::EC2::InternetGateway
  Attachment:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties:
      VpcId: !Ref Network
      InternetGatewayId: !Ref Gateway
  Front:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Network
      CidrBlock: 10.1.1.0/24
      MapPublicIpOnLaunch: true
  Routes:
    Type: AWS::EC2::RouteTable
    Properties:
      VpcId: !Ref Network
  Default:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref Routes
      DestinationCidrBlock: 0.0.0.0/0
      GatewayId: !Ref Gateway
  FrontRoutes:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: !Ref Front
      RouteTableId: !Ref Routes
  ForumAccess:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Forum
      VpcId: !Ref Network
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 80
          ToPort: 80
          CidrIp: 0.0.0.0/0
  Forum:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      InstanceType: m7g.large
      SubnetId: !Ref Front
      SecurityGroupIds:
        - !GetAtt ForumAccess.GroupId`,
    },
  },
});

function routeFromInternet(instance: ResourceOf<typeof ec2Instance>, around: Around): Step {
  if (hasOwnInterface(instance)) return { holds: undefined, reason: OWN_INTERFACE };
  const [place] = around.follow(instance.subnet, subnet);
  if (place === undefined) return { holds: undefined, reason: 'its subnet is not in this code' };
  const tables = tablesOf(place, around);
  for (const table of tables) {
    for (const { destinations, gateway } of table.routes.state === 'known' ? table.routes.value.items : []) {
      if (destinations.state !== 'known') continue;
      if (!destinations.value.values.some((destination) => DEFAULT_ROUTES.has(destination))) continue;
      const [way] = around.follow(gateway, internetGateway);
      if (way !== undefined) return { holds: true, hops: [way.id, table.id, place.id] };
      if (gateway.state === 'unresolved' || isOutside(gateway)) {
        return { holds: undefined, reason: `the default route of ${table.id} is not in this code` };
      }
    }
  }
  if (
    tables.length > 0 &&
    tables.every(({ routes }) => routes.state !== 'known' || routes.value.open.length === 0)
  ) {
    return { holds: false, reason: `${place.id} has no route to an internet gateway` };
  }
  if (tables.length > 0) return { holds: undefined, reason: 'some routes of its subnet are not known' };
  const [network] = around.follow(place.vpc, vpc);
  if (network === undefined)
    return { holds: undefined, reason: 'the routes of its subnet are not in this code' };
  const gateways = around.referrers(network, internetGateway, 'vpc');
  return gateways.length === 0
    ? { holds: false, reason: `${network.id} has no internet gateway in this code` }
    : { holds: undefined, reason: `the route table of ${place.id} is not in this code` };
}

const OWN_INTERFACE = 'it uses a network interface of its own';

/** Whether an interface declared elsewhere gives the instance its subnet and its security groups. */
function hasOwnInterface({ networkInterface }: ResourceOf<typeof ec2Instance>): boolean {
  return networkInterface.state !== 'known' || networkInterface.value;
}

function tablesOf(
  place: ResourceOf<typeof subnet>,
  around: Around,
): readonly ResourceOf<typeof routeTable>[] {
  const own = around.referrers(place, routeTable, 'subnets');
  if (own.length > 0) return own;
  return around.follow(place.vpc, vpc).flatMap((network) => around.referrers(network, routeTable, 'mainOf'));
}

function isOutside(link: { readonly state: string; readonly value?: Link }): boolean {
  return link.value?.literals.some((literal) => literal.startsWith('igw-')) === true;
}

function publicAddress(instance: ResourceOf<typeof ec2Instance>, around: Around): Step {
  const { elasticIp, publicIp } = instance;
  if (elasticIp.state === 'known' && elasticIp.value) return { holds: true, hops: ['an elastic IP address'] };
  if (elasticIp.state === 'unresolved') return { holds: undefined, reason: elasticIp.reason };
  const own: Resource | undefined =
    publicIp.state === 'absent' ? around.follow(instance.subnet, subnet)[0] : undefined;
  const stated =
    publicIp.state !== 'absent' ? publicIp : around.follow(instance.subnet, subnet)[0]?.mapPublicIp;
  if (stated?.state === 'known') {
    const giver = own === undefined ? 'a public address' : `a public address from ${own.id}`;
    return stated.value
      ? { holds: true, hops: [giver] }
      : { holds: false, reason: 'it has no public address' };
  }
  const reason =
    stated?.state === 'unresolved'
      ? stated.reason
      : 'its subnet, which gives out addresses, is not in this code';
  return { holds: undefined, reason };
}

function openRule(instance: ResourceOf<typeof ec2Instance>, around: Around): Step {
  const { securityGroups } = instance;
  if (securityGroups.state === 'absent') {
    if (hasOwnInterface(instance)) return { holds: undefined, reason: OWN_INTERFACE };
    return {
      holds: false,
      reason: 'its security group is the default one, which lets nobody in from outside',
    };
  }
  if (securityGroups.state === 'unresolved') return { holds: undefined, reason: securityGroups.reason };
  const groups = around.follow(securityGroups, securityGroup);
  let open: string | undefined;
  if (groups.length < securityGroups.value.targets.length || securityGroups.value.literals.length > 0) {
    open = 'some of its security groups are not in this code';
  }
  for (const group of groups) {
    if (group.ingress.state !== 'known') continue;
    open ??= group.ingress.value.open[0];
    for (const rule of group.ingress.value.items) {
      const isOpen = isOpenToEveryone(rule);
      if (isOpen === true) return { holds: true, hops: [`${inWords(portsOf(rule))} of ${group.id}`] };
      if (isOpen === undefined) open ??= `the sources of a rule of ${group.id} are not known`;
    }
  }
  open ??= securityGroups.value.open[0];
  return open === undefined
    ? { holds: false, reason: 'no rule of its security groups lets in the whole internet' }
    : { holds: undefined, reason: open };
}

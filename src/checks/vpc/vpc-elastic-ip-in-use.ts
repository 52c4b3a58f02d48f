import { loadBalancer } from '../../architecture/kinds/elb.ts';
import { natGateway } from '../../architecture/kinds/vpc.ts';
import { elasticIp } from '../../architecture/kinds/vpc-addresses.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, contradicts, supports } from '../expectations.ts';

export const vpcElasticIpInUse = defineCheck({
  id: 'vpc-elastic-ip-in-use',
  kind: elasticIp,
  related: [natGateway, loadBalancer, elasticIp],
  title: 'Elastic IP address belongs to something that uses it',
  why: 'A public address is charged for every hour, whether or not anything answers on it. Addresses that are kept for nothing add up without anybody noticing.',
  remediation: 'Associate the address, or give it back.',
  links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html'],
  blindSpots: [
    'An address that is handed on to other code by an output is not seen to be used; it counts as unused only where the code associates another one.',
  ],
  examine: (address, { beside, referrers }) => {
    const { instance, networkInterface, association } = address;
    if (isStated(instance) || isStated(networkInterface))
      return supports('The address is associated.', address);
    if (association.state === 'known' && association.value)
      return supports('The address is associated.', address);
    const [user] = [
      ...referrers(address, natGateway, 'elasticIp'),
      ...referrers(address, loadBalancer, 'elasticIps'),
    ];
    if (user !== undefined) return supports(`${user.id} uses the address.`, address);
    const gateways = beside(address, natGateway);
    const balancers = beside(address, loadBalancer);
    const isOpen =
      gateways.some((gateway) => isOpenLink(gateway.elasticIp)) ||
      balancers.some((balancer) => isOpenLink(balancer.elasticIps)) ||
      instance.state === 'unresolved';
    if (isOpen)
      return inconclusive('It is not known which addresses the gateways and load balancers use.', address);
    const others = beside(address, elasticIp).filter(({ id }) => id !== address.id);
    const associated = others.some(
      (other) =>
        isStated(other.instance) ||
        isStated(other.networkInterface) ||
        referrers(other, natGateway, 'elasticIp').length > 0 ||
        referrers(other, loadBalancer, 'elasticIps').length > 0,
    );
    return associated
      ? contradicts('Nothing in this code uses the address, while others here are associated.', address)
      : 'not-applicable';
  },
  examples: {
    terraform: {
      supports: `
resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  allocation_id = aws_eip.nat.id
  subnet_id     = "subnet-0a1b2c3d4e5f60718"
}`,
      contradicts: `
resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_eip" "spare" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  allocation_id = aws_eip.nat.id
  subnet_id     = "subnet-0a1b2c3d4e5f60718"
}`,
      inconclusive: `
variable "allocation" {
  type = string
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  allocation_id = var.allocation
  subnet_id     = "subnet-0a1b2c3d4e5f60718"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Address:
    Type: AWS::EC2::EIP
  Nat:
    Type: AWS::EC2::NatGateway
    Properties:
      AllocationId: !GetAtt Address.AllocationId
      SubnetId: subnet-0a1b2c3d4e5f60718`,
      contradicts: `
Resources:
  Address:
    Type: AWS::EC2::EIP
  Spare:
    Type: AWS::EC2::EIP
  Nat:
    Type: AWS::EC2::NatGateway
    Properties:
      AllocationId: !GetAtt Address.AllocationId
      SubnetId: subnet-0a1b2c3d4e5f60718`,
    },
  },
});

interface AnyLink {
  readonly state: string;
  readonly value?: { readonly open: readonly string[] };
}

function isStated({ state }: AnyLink): boolean {
  return state === 'known';
}

function isOpenLink({ state, value }: AnyLink): boolean {
  return state === 'unresolved' || (value?.open.length ?? 0) > 0;
}

import { targetGroup } from '../../architecture/kinds/elb.ts';
import { vpcEndpoint } from '../../architecture/kinds/vpc-endpoints.ts';
import { vpcPeering, vpnConnection, vpnGateway } from '../../architecture/kinds/vpc-connections.ts';
import { transitGatewayAttachment } from '../../architecture/kinds/transitgateway.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcS3GatewayEndpoint = defineCheck({
  id: 'vpc-s3-gateway-endpoint',
  kind: vpcEndpoint,
  related: [targetGroup, vpcEndpoint, vpcPeering, vpnConnection, vpnGateway, transitGatewayAttachment],
  title: 'S3 and DynamoDB are reached through a gateway endpoint, which costs nothing',
  why: 'An interface endpoint is charged by the hour in each zone and by the gigabyte. For S3 and DynamoDB there is a gateway endpoint that does the same for machines in the VPC without any charge.',
  remediation: 'Use a gateway endpoint; keep the interface endpoint only for callers from other networks.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html'],
  blindSpots: [
    'A load balancer may lead to an interface endpoint by its addresses; where target groups of addresses stand beside it, nothing is found.',
    'An interface endpoint that serves other networks is needed; connections to them that are made outside this code are not seen.',
  ],
  examine: (endpoint, { beside }) => {
    const { type, service } = endpoint;
    if (type.state === 'unresolved') return inconclusive(type.reason, type.location);
    const name =
      service.state === 'absent' ? '' : service.state === 'known' ? service.value : (service.text ?? '');
    if (!/\.(?:s3|dynamodb)$/.test(name) || type.state !== 'known') return 'not-applicable';
    if (type.value === 'Gateway') return supports('A gateway endpoint carries the traffic.', endpoint);
    if (type.value !== 'Interface') return 'not-applicable';
    const twin = beside(endpoint, vpcEndpoint).find(
      (other) =>
        other.type.state === 'known' &&
        other.type.value === 'Gateway' &&
        other.service.state !== 'absent' &&
        (other.service.state === 'known' ? other.service.value : (other.service.text ?? '')).endsWith(
          name.slice(name.lastIndexOf('.')),
        ),
    );
    if (twin !== undefined) {
      return supports(`A gateway endpoint stands beside the interface endpoint (${twin.id}).`, endpoint);
    }
    const connections = [vpcPeering, vpnConnection, vpnGateway, transitGatewayAttachment].flatMap((kind) =>
      beside(endpoint, kind),
    );
    const isBehindBalancer = beside(endpoint, targetGroup).some(
      ({ targetType }) => targetType.state !== 'known' || targetType.value === 'ip',
    );
    if (connections.length > 0 || isBehindBalancer) return 'not-applicable';
    return contradicts(
      'An interface endpoint, which is charged, does what a free gateway endpoint would.',
      endpoint,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc_endpoint" "files" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-west-1.s3"
  vpc_endpoint_type = "Gateway"
}`,
      contradicts: `
resource "aws_vpc_endpoint" "files" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-west-1.s3"
  vpc_endpoint_type = "Interface"
}`,
      inconclusive: `
variable "type" {
  type = string
}

resource "aws_vpc_endpoint" "files" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-west-1.s3"
  vpc_endpoint_type = var.type
}`,
      'not-applicable': `
resource "aws_vpn_gateway" "office" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_vpc_endpoint" "files" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-west-1.s3"
  vpc_endpoint_type = "Interface"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Files:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0123456789abcdef0
      ServiceName: com.amazonaws.eu-west-1.s3`,
      contradicts: `
Resources:
  Files:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0123456789abcdef0
      ServiceName: com.amazonaws.eu-west-1.dynamodb
      VpcEndpointType: Interface`,
    },
  },
});

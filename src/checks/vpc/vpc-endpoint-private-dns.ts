import { route53HostedZone } from '../../architecture/kinds/route53.ts';
import { vpcEndpoint } from '../../architecture/kinds/vpc-endpoints.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcEndpointPrivateDns = defineCheck({
  id: 'vpc-endpoint-private-dns',
  kind: vpcEndpoint,
  related: [route53HostedZone],
  title: 'VPC interface endpoint answers under the name of its service',
  why: 'Programs look for an AWS service under its public name. Unless the endpoint takes that name over inside the VPC, their traffic goes on through the NAT gateway, is charged there by the gigabyte, and the endpoint is paid for by the hour without being used.',
  remediation: 'Turn on private DNS for the endpoint; the VPC needs DNS support and DNS host names for it.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  ],
  blindSpots: ['Programs that are told the address of the endpoint itself are not seen.'],
  examine: (endpoint, { beside }) => {
    const { type, service, privateDns } = endpoint;
    if (type.state !== 'known' || type.value !== 'Interface') return 'not-applicable';
    const name =
      service.state === 'absent' ? undefined : service.state === 'known' ? service.value : service.text;
    if (name === undefined)
      return inconclusive('The code does not tell which service the endpoint is for.', endpoint);
    const isOfAws =
      /^(?:com|cn|aws|eu)\./.test(name) && !name.includes('.vpce.') && !name.includes('.vpce-svc');
    if (!isOfAws || name.endsWith('.s3')) return 'not-applicable';
    if (privateDns.state === 'absent') {
      return inconclusive('The template leaves it to EC2 whether private DNS is on.', endpoint);
    }
    if (privateDns.state === 'unresolved') return inconclusive(privateDns.reason, privateDns.location);
    if (privateDns.value) {
      return supports('The endpoint takes over the name of the service in the VPC.', privateDns.location);
    }
    const zone = beside(endpoint, route53HostedZone).find(
      ({ isPrivate }) => isPrivate.state !== 'known' || isPrivate.value,
    );
    if (zone !== undefined) {
      return inconclusive(
        `Private DNS is off; ${zone.id} may lead to the endpoint instead.`,
        privateDns.location,
      );
    }
    return contradicts(
      'Private DNS is off: programs that use the name of the service go past the endpoint.',
      privateDns.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc_endpoint" "secrets" {
  vpc_id              = "vpc-0123456789abcdef0"
  service_name        = "com.amazonaws.eu-central-1.secretsmanager"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
}`,
      contradicts: `
resource "aws_vpc_endpoint" "secrets" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-central-1.secretsmanager"
  vpc_endpoint_type = "Interface"
}`,
      inconclusive: `
resource "aws_route53_zone" "secrets" {
  name = "secretsmanager.eu-central-1.amazonaws.com"

  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}

resource "aws_vpc_endpoint" "secrets" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.eu-central-1.secretsmanager"
  vpc_endpoint_type = "Interface"
}`,
      'not-applicable': `
resource "aws_vpc_endpoint" "partner" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718"
  vpc_endpoint_type = "Interface"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Secrets:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0123456789abcdef0
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.secretsmanager
      VpcEndpointType: Interface
      PrivateDnsEnabled: true`,
      contradicts: `
Resources:
  Secrets:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0123456789abcdef0
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.secretsmanager
      VpcEndpointType: Interface
      PrivateDnsEnabled: false`,
    },
  },
});

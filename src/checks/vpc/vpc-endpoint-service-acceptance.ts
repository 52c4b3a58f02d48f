import { vpcEndpointService } from '../../architecture/kinds/vpc-endpoints.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcEndpointServiceAcceptance = defineCheck({
  id: 'vpc-endpoint-service-acceptance',
  kind: vpcEndpointService,
  title: 'VPC endpoint service does not take connections from every account unasked',
  why: 'An endpoint service lets other accounts reach a load balancer inside your network. If every account is allowed and no connection is looked at, any AWS customer who learns the name of the service stands before the load balancer.',
  remediation: 'Name the accounts that may connect, or require that each connection is accepted.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html'],
  blindSpots: ['Permissions that are given outside this code are not seen.'],
  examine: ({ acceptanceRequired, allowedPrincipals, location }) => {
    if (acceptanceRequired.state === 'known' && acceptanceRequired.value) {
      return supports('Each connection must be accepted.', acceptanceRequired.location);
    }
    if (allowedPrincipals.state === 'unresolved') {
      return inconclusive(allowedPrincipals.reason, allowedPrincipals.location);
    }
    if (allowedPrincipals.state === 'absent') {
      return supports('No other account is allowed to connect.', location);
    }
    const { values, open } = allowedPrincipals.value;
    if (values.includes('*')) {
      return acceptanceRequired.state === 'unresolved'
        ? inconclusive(acceptanceRequired.reason, acceptanceRequired.location)
        : contradicts('Every account may connect, and nobody is asked.', allowedPrincipals.location);
    }
    const [reason] = open;
    return reason === undefined
      ? supports('Only named accounts may connect.', allowedPrincipals.location)
      : inconclusive(`Who may connect is not known: ${reason}.`, allowedPrincipals.location);
  },
  fix: {
    set: [{ attribute: 'acceptanceRequired', value: true }],
    caution: 'New connections wait until somebody accepts them.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc_endpoint_service" "rates" {
  acceptance_required        = false
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/rates/0a1b"]
  allowed_principals         = ["arn:aws:iam::444455556666:root"]
}`,
      contradicts: `
resource "aws_vpc_endpoint_service" "rates" {
  acceptance_required        = false
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/rates/0a1b"]
  allowed_principals         = ["*"]
}`,
      inconclusive: `
variable "customers" {
  type = list(string)
}

resource "aws_vpc_endpoint_service" "rates" {
  acceptance_required        = false
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/rates/0a1b"]
  allowed_principals         = var.customers
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Rates:
    Type: AWS::EC2::VPCEndpointService
    Properties:
      AcceptanceRequired: true
      NetworkLoadBalancerArns: [arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/rates/0a1b]`,
      contradicts: `
Resources:
  Rates:
    Type: AWS::EC2::VPCEndpointService
    Properties:
      AcceptanceRequired: false
      NetworkLoadBalancerArns: [arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/rates/0a1b]
  Everybody:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties:
      ServiceId: !Ref Rates
      AllowedPrincipals: ["*"]`,
    },
  },
});

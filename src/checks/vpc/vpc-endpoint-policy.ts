import type { PolicyStatement } from '../../architecture/index.ts';
import { vpcEndpoint } from '../../architecture/kinds/vpc-endpoints.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const vpcEndpointPolicy = defineCheck({
  id: 'vpc-endpoint-policy',
  kind: vpcEndpoint,
  title: 'VPC endpoint lets through only what its VPC needs',
  why: 'An endpoint opens a way out of the network to every bucket or queue of the service, those of strangers too. Who has got into a machine without internet access can carry data away through it, unless the policy of the endpoint names what may be reached.',
  remediation:
    'Write a policy that admits only the resources or the organization of your own (aws:ResourceOrgID, aws:PrincipalOrgID).',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html'],
  blindSpots: [
    'An endpoint without a policy lets everything through. It is not judged, because something else may bar the way.',
  ],
  examine: ({ policy, type }) => {
    if (type.state === 'known' && type.value === 'GatewayLoadBalancer') return 'not-applicable';
    if (policy.state === 'absent') return 'not-applicable';
    if (policy.state === 'unresolved') return inconclusive(policy.reason, policy.location);
    const { statements, open } = policy.value;
    const [reason] = open;
    if (reason !== undefined) return inconclusive(reason, policy.location);
    if (statements.some((statement) => statement.effect === 'Deny')) {
      return supports('The policy of the endpoint bars something.', policy.location);
    }
    const wide = statements.find(isUnlimited);
    return wide === undefined
      ? supports('The policy of the endpoint names what it lets through.', policy.location)
      : contradicts(
          'The policy of the endpoint lets everybody do everything with everything.',
          wide.location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc_endpoint" "s3" {
  vpc_id       = "vpc-0123456789abcdef0"
  service_name = "com.amazonaws.eu-west-1.s3"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "*"
      Condition = { StringEquals = { "aws:ResourceOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}`,
      contradicts: `
resource "aws_vpc_endpoint" "s3" {
  vpc_id       = "vpc-0123456789abcdef0"
  service_name = "com.amazonaws.eu-west-1.s3"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id       = "vpc-0123456789abcdef0"
  service_name = "com.amazonaws.eu-west-1.s3"
  policy       = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  S3:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0123456789abcdef0
      ServiceName: com.amazonaws.eu-west-1.s3
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: [s3:GetObject]
            Resource: arn:aws:s3:::example-packages/*`,
      contradicts: `
Resources:
  S3:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-0123456789abcdef0
      ServiceName: com.amazonaws.eu-west-1.s3
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: "*"
            Resource: "*"`,
    },
  },
});

/** Everybody, every action, every resource, no condition. */
function isUnlimited({ effect, principals, actions, resources, conditions }: PolicyStatement): boolean {
  return (
    effect === 'Allow' &&
    conditions.length === 0 &&
    principals.get('AWS')?.values.includes('*') === true &&
    actions.values.includes('*') &&
    resources.values.includes('*')
  );
}

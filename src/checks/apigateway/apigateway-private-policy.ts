import type { PolicyStatement } from '../../architecture/index.ts';
import { restApi } from '../../architecture/kinds/apigateway.ts';
import { defineCheck } from '../check.ts';
import { supports } from '../expectations.ts';
import { expectNoPublicGrant } from '../public-access.ts';

const NETWORK_KEYS = new Set(['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip']);

export const apigatewayPrivatePolicy = defineCheck({
  id: 'apigateway-private-policy',
  kind: restApi,
  title: 'Private API admits its own networks only',
  why: 'A private API is reached through VPC endpoints: any VPC endpoint, also those of strangers. Only the resource policy says whose, so a policy that lets everyone in opens the API to every AWS account.',
  remediation:
    'Allow the call on condition of aws:SourceVpce or aws:SourceVpc, or deny it to every other endpoint.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html'],
  blindSpots: ['An authorizer behind an open policy still checks callers; see the check on methods.'],
  examine: ({ endpointTypes, policy }) => {
    if (endpointTypes.state !== 'known' || !endpointTypes.value.values.includes('PRIVATE'))
      return 'not-applicable';
    const denial =
      policy.state === 'known' ? policy.value.statements.find(isDenialOfOtherNetworks) : undefined;
    if (denial !== undefined) return supports('Calls from other networks are denied.', denial.location);
    return expectNoPublicGrant(policy, {
      supports: 'The policy names the networks or callers it lets in.',
      contradicts: 'The policy lets in every VPC endpoint of every AWS account.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_rest_api" "ledger" {
  name = "ledger"

  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = ["vpce-0123456789abcdef0"]
  }
}

resource "aws_api_gateway_rest_api_policy" "ledger" {
  rest_api_id = aws_api_gateway_rest_api.ledger.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*" },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "execute-api:Invoke"
        Resource  = "*"
        Condition = { StringNotEquals = { "aws:SourceVpce" = "vpce-0123456789abcdef0" } }
      },
    ]
  })
}`,
      contradicts: `
resource "aws_api_gateway_rest_api" "ledger" {
  name = "ledger"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*" }]
  })

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_api_gateway_rest_api" "ledger" {
  name   = "ledger"
  policy = var.policy

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ledger:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: ledger
      EndpointConfiguration:
        Types: [PRIVATE]
      Policy:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: '*'
            Action: execute-api:Invoke
            Resource: '*'
            Condition:
              StringEquals:
                aws:SourceVpc: vpc-0123456789abcdef0`,
      contradicts: `
Resources:
  Ledger:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: ledger
      EndpointConfiguration:
        Types: [PRIVATE]
      Policy:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: '*'
            Action: execute-api:Invoke
            Resource: '*'`,
    },
  },
});

function isDenialOfOtherNetworks({ effect, conditions }: PolicyStatement): boolean {
  return (
    effect === 'Deny' &&
    conditions.some(({ key, operator }) => NETWORK_KEYS.has(key.toLowerCase()) && /not/i.test(operator))
  );
}

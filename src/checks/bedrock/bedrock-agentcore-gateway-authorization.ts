import { agentcoreGateway } from '../../architecture/kinds/bedrock-agentcore.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const bedrockAgentcoreGatewayAuthorization = defineCheck({
  id: 'bedrock-agentcore-gateway-authorization',
  kind: agentcoreGateway,
  title: 'AgentCore gateway asks callers who they are',
  why: 'Behind a gateway stand the tools of agents: functions that read orders, send mail, change data. Without an authoriser everybody who finds the address may use them.',
  remediation:
    'Set the authoriser to CUSTOM_JWT with the audiences and clients that may call, or to AWS_IAM.',
  links: ['https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-inbound-auth.html'],
  examine: ({ authorizer }) =>
    expect(authorizer, (value) => value !== 'NONE', {
      supports: (value) => `Callers are checked by ${value}.`,
      contradicts: 'Anybody may call the tools behind the gateway.',
      absent: { verdict: 'inconclusive', message: 'The code names no authoriser.' },
    }),
  examples: {
    cloudformation: {
      supports: `
Resources:
  Tools:
    Type: AWS::BedrockAgentCore::Gateway
    Properties:
      Name: tools
      AuthorizerType: AWS_IAM
      ProtocolType: MCP
      RoleArn: arn:aws:iam::111122223333:role/tools`,
      contradicts: `
Resources:
  Tools:
    Type: AWS::BedrockAgentCore::Gateway
    Properties:
      Name: tools
      AuthorizerType: NONE
      ProtocolType: MCP
      RoleArn: arn:aws:iam::111122223333:role/tools`,
      inconclusive: `
Parameters:
  Authorizer:
    Type: String
Resources:
  Tools:
    Type: AWS::BedrockAgentCore::Gateway
    Properties:
      Name: tools
      AuthorizerType: !Ref Authorizer
      ProtocolType: MCP
      RoleArn: arn:aws:iam::111122223333:role/tools`,
    },
  },
});

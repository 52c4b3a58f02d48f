import { defineKind, link, text } from '../index.ts';

/** Where an agent's own code runs. */
export const agentcoreRuntime = defineKind({
  id: 'bedrock-agentcore-runtime',
  name: 'Amazon Bedrock AgentCore runtime',
  cloudformation: 'AWS::BedrockAgentCore::Runtime',
  names: { cloudformation: 'AgentRuntimeName' },
  attributes: {
    subnets: link({
      cloudformation: 'NetworkConfiguration.NetworkModeConfig.Subnets',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    role: link({ cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
  },
});

/** The tools that agents may call, behind one address. */
export const agentcoreGateway = defineKind({
  id: 'bedrock-agentcore-gateway',
  name: 'Amazon Bedrock AgentCore gateway',
  cloudformation: 'AWS::BedrockAgentCore::Gateway',
  names: { cloudformation: 'Name' },
  attributes: {
    authorizer: text({ cloudformation: 'AuthorizerType' }),
    encryptionKey: link({ cloudformation: 'KmsKeyArn', relation: 'encrypts-with', to: ['kms-key'] }),
    role: link({ cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
  },
});

/** What agents remember of their conversations. */
export const agentcoreMemory = defineKind({
  id: 'bedrock-agentcore-memory',
  name: 'Amazon Bedrock AgentCore memory',
  cloudformation: 'AWS::BedrockAgentCore::Memory',
  names: { cloudformation: 'Name' },
  attributes: {
    encryptionKey: link({ cloudformation: 'EncryptionKeyArn', relation: 'encrypts-with', to: ['kms-key'] }),
  },
});

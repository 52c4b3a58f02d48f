import { defineKind, flag, items, link, presence, text } from '../index.ts';

export const bedrockGuardrail = defineKind({
  id: 'bedrock-guardrail',
  name: 'Amazon Bedrock guardrail',
  terraform: 'aws_bedrock_guardrail',
  cloudformation: 'AWS::Bedrock::Guardrail',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    filters: items({
      terraform: 'content_policy_config.filters_config',
      cloudformation: 'ContentPolicyConfig.FiltersConfig',
      fields: {
        type: text({ terraform: 'type', cloudformation: 'Type' }),
        inputStrength: text({ terraform: 'input_strength', cloudformation: 'InputStrength' }),
      },
    }),
    encryptionKey: link({
      terraform: 'kms_key_arn',
      cloudformation: 'KmsKeyArn',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
  },
});

export const bedrockAgent = defineKind({
  id: 'bedrock-agent',
  name: 'Amazon Bedrock agent',
  terraform: 'aws_bedrockagent_agent',
  cloudformation: 'AWS::Bedrock::Agent',
  names: { terraform: 'agent_name', cloudformation: 'AgentName' },
  attributes: {
    guardrail: link({
      terraform: 'guardrail_configuration.guardrail_identifier',
      cloudformation: 'GuardrailConfiguration.GuardrailIdentifier',
      relation: 'uses',
      to: ['bedrock-guardrail'],
    }),
    encryptionKey: link({
      terraform: 'customer_encryption_key_arn',
      cloudformation: 'CustomerEncryptionKeyArn',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    role: link({
      terraform: 'agent_resource_role_arn',
      cloudformation: 'AgentResourceRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
    model: text({ terraform: 'foundation_model', cloudformation: 'FoundationModel' }),
  },
});

export const bedrockKnowledgeBase = defineKind({
  id: 'bedrock-knowledge-base',
  name: 'Amazon Bedrock knowledge base',
  terraform: 'aws_bedrockagent_knowledge_base',
  cloudformation: 'AWS::Bedrock::KnowledgeBase',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    role: link({ terraform: 'role_arn', cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
  },
});

export const bedrockDataSource = defineKind({
  id: 'bedrock-data-source',
  name: 'Amazon Bedrock data source',
  terraform: 'aws_bedrockagent_data_source',
  cloudformation: 'AWS::Bedrock::DataSource',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    knowledgeBase: link({
      terraform: 'knowledge_base_id',
      cloudformation: 'KnowledgeBaseId',
      relation: 'in',
      to: ['bedrock-knowledge-base'],
    }),
    bucket: link({
      terraform: 'data_source_configuration.s3_configuration.bucket_arn',
      cloudformation: 'DataSourceConfiguration.S3Configuration.BucketArn',
      relation: 'uses',
      to: ['s3-bucket'],
    }),
  },
});

export const bedrockCustomModel = defineKind({
  id: 'bedrock-custom-model',
  name: 'Amazon Bedrock custom model',
  terraform: 'aws_bedrock_custom_model',
  names: { terraform: 'custom_model_name' },
  attributes: {
    encryptionKey: link({
      terraform: 'custom_model_kms_key_id',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    role: link({ terraform: 'role_arn', relation: 'assumes', to: ['iam-role'] }),
    subnets: link({ terraform: 'vpc_config.subnet_ids', relation: 'in', to: ['vpc-subnet'] }),
  },
});

export const bedrockProvisionedThroughput = defineKind({
  id: 'bedrock-provisioned-throughput',
  name: 'Amazon Bedrock provisioned throughput',
  terraform: 'aws_bedrock_provisioned_model_throughput',
  names: { terraform: 'provisioned_model_name' },
  attributes: {},
});

/** The account's record of what is asked of models in the Region, and what they answer. */
export const bedrockInvocationLogging = defineKind({
  id: 'bedrock-invocation-logging',
  name: 'Amazon Bedrock model invocation logging',
  terraform: 'aws_bedrock_model_invocation_logging_configuration',
  attributes: {
    texts: flag({ terraform: 'logging_config.text_data_delivery_enabled', default: true }),
    logs: presence({ terraform: ['logging_config.cloudwatch_config', 'logging_config.s3_config'] }),
    bucket: link({
      terraform: 'logging_config.s3_config.bucket_name',
      relation: 'logs-to',
      to: ['s3-bucket'],
    }),
  },
});

/** A model under a name of one's own, so that its use carries tags. */
export const bedrockInferenceProfile = defineKind({
  id: 'bedrock-inference-profile',
  name: 'Amazon Bedrock inference profile',
  terraform: 'aws_bedrock_inference_profile',
  cloudformation: 'AWS::Bedrock::ApplicationInferenceProfile',
  names: { terraform: 'name', cloudformation: 'InferenceProfileName' },
  attributes: {},
});

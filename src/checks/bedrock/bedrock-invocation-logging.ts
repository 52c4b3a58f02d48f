import { bedrockInvocationLogging as invocationLogging } from '../../architecture/kinds/bedrock.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const bedrockInvocationLogging = defineCheck({
  id: 'bedrock-invocation-logging',
  kind: invocationLogging,
  title: 'Questions to models and their answers are recorded',
  why: 'When a customer complains of an answer, or somebody misuses the model, CloudTrail shows only that it was called. Without invocation logs nobody can tell what was asked and what the model said.',
  remediation:
    'Turn on model invocation logging in the Region, into a bucket or log group that few people may read.',
  links: ['https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html'],
  examine: (setting) => {
    const { logs, texts } = setting;
    if (logs.state === 'unresolved') return inconclusive(logs.reason, logs.location);
    if (logs.state === 'known' && !logs.value)
      return contradicts('The invocation logs have no place to go.', setting);
    if (texts.state === 'unresolved') return inconclusive(texts.reason, texts.location);
    if (texts.state === 'known' && !texts.value)
      return contradicts('The text of questions and answers is left out of the logs.', texts.location);
    return supports('Model invocations are logged.', setting);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_bedrock_model_invocation_logging_configuration" "all" {
  logging_config {
    text_data_delivery_enabled = true

    s3_config {
      bucket_name = "model-logs"
    }
  }
}`,
      contradicts: `
resource "aws_bedrock_model_invocation_logging_configuration" "all" {
  logging_config {
    text_data_delivery_enabled = false

    s3_config {
      bucket_name = "model-logs"
    }
  }
}`,
      inconclusive: `
variable "texts" {
  type = bool
}

resource "aws_bedrock_model_invocation_logging_configuration" "all" {
  logging_config {
    text_data_delivery_enabled = var.texts

    s3_config {
      bucket_name = "model-logs"
    }
  }
}`,
    },
  },
});

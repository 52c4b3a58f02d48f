import { sagemakerEndpoint } from '../../architecture/kinds/sagemaker.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const sagemakerEndpointRollback = defineCheck({
  id: 'sagemaker-endpoint-rollback',
  kind: sagemakerEndpoint,
  title: 'A faulty model is taken back by itself',
  why: 'A new model can be slow or wrong in ways that no test showed. With alarms named in the deployment SageMaker puts the old model back within minutes; without, customers get bad answers until somebody notices.',
  remediation:
    'Add a deployment configuration with canary or linear traffic and alarms for automatic rollback.',
  links: ['https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-configuration.html'],
  blindSpots: ['A pipeline that shifts traffic and rolls back by itself is not seen.'],
  examine: (endpoint) => {
    const { rollbackAlarms } = endpoint;
    if (rollbackAlarms.state === 'unresolved')
      return inconclusive(rollbackAlarms.reason, rollbackAlarms.location);
    if (rollbackAlarms.state === 'known' && rollbackAlarms.value)
      return supports('Alarms put the old model back.', rollbackAlarms.location);
    return contradicts('Nothing puts the old model back when the new one fails.', endpoint);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sagemaker_endpoint" "scores" {
  name                 = "scores"
  endpoint_config_name = "scores"

  deployment_config {
    auto_rollback_configuration {
      alarms {
        alarm_name = "scores-errors"
      }
    }

    blue_green_update_policy {
      traffic_routing_configuration {
        type                     = "ALL_AT_ONCE"
        wait_interval_in_seconds = 300
      }
    }
  }
}`,
      contradicts: `
resource "aws_sagemaker_endpoint" "scores" {
  name                 = "scores"
  endpoint_config_name = "scores"
}`,
      inconclusive: `
variable "alarms" {
  type = list(string)
}

resource "aws_sagemaker_endpoint" "scores" {
  name                 = "scores"
  endpoint_config_name = "scores"

  deployment_config {
    auto_rollback_configuration {
      dynamic "alarms" {
        for_each = var.alarms

        content {
          alarm_name = alarms.value
        }
      }
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Scores:
    Type: AWS::SageMaker::Endpoint
    Properties:
      EndpointConfigName: scores
      DeploymentConfig:
        AutoRollbackConfiguration:
          Alarms:
            - AlarmName: scores-errors`,
      contradicts: `
Resources:
  Scores:
    Type: AWS::SageMaker::Endpoint
    Properties:
      EndpointConfigName: scores`,
    },
  },
});

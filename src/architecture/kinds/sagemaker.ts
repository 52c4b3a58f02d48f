import { defineKind, flag, items, link, number, presence, text } from '../index.ts';

export const sagemakerEndpoint = defineKind({
  id: 'sagemaker-endpoint',
  name: 'Amazon SageMaker AI endpoint',
  terraform: 'aws_sagemaker_endpoint',
  cloudformation: 'AWS::SageMaker::Endpoint',
  names: { terraform: 'name', cloudformation: 'EndpointName' },
  attributes: {
    configuration: link({
      terraform: 'endpoint_config_name',
      cloudformation: 'EndpointConfigName',
      relation: 'uses',
      to: ['sagemaker-endpoint-configuration'],
    }),
    rollbackAlarms: presence({
      terraform: 'deployment_config.auto_rollback_configuration.alarms',
      cloudformation: 'DeploymentConfig.AutoRollbackConfiguration.Alarms',
    }),
  },
});

export const sagemakerEndpointConfiguration = defineKind({
  id: 'sagemaker-endpoint-configuration',
  name: 'Amazon SageMaker AI endpoint configuration',
  terraform: 'aws_sagemaker_endpoint_configuration',
  cloudformation: 'AWS::SageMaker::EndpointConfig',
  names: { terraform: 'name', cloudformation: 'EndpointConfigName' },
  attributes: {
    encryptionKey: link({
      terraform: 'kms_key_arn',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    models: link({
      terraform: 'production_variants.model_name',
      cloudformation: 'ProductionVariants.ModelName',
      relation: 'uses',
      to: ['sagemaker-model'],
    }),
    /** Requests wait in a queue; the endpoint may shrink to no instance. */
    asynchronous: presence({ terraform: 'async_inference_config', cloudformation: 'AsyncInferenceConfig' }),
    variants: items({
      terraform: 'production_variants',
      cloudformation: 'ProductionVariants',
      fields: {
        instanceType: text({ terraform: 'instance_type', cloudformation: 'InstanceType' }),
        instanceCount: number({
          terraform: 'initial_instance_count',
          cloudformation: 'InitialInstanceCount',
          default: 1,
        }),
        serverless: presence({ terraform: 'serverless_config', cloudformation: 'ServerlessConfig' }),
        managedScaling: flag({
          terraform: 'managed_instance_scaling.status',
          cloudformation: 'ManagedInstanceScaling.Status',
          trueWhen: ['ENABLED'],
          falseWhen: ['DISABLED'],
          default: false,
        }),
      },
    }),
  },
});

export const sagemakerModel = defineKind({
  id: 'sagemaker-model',
  name: 'Amazon SageMaker AI model',
  terraform: 'aws_sagemaker_model',
  cloudformation: 'AWS::SageMaker::Model',
  names: { terraform: 'name', cloudformation: 'ModelName' },
  attributes: {
    networkIsolation: flag({
      terraform: 'enable_network_isolation',
      cloudformation: 'EnableNetworkIsolation',
      default: false,
    }),
    subnets: link({
      terraform: 'vpc_config.subnets',
      cloudformation: 'VpcConfig.Subnets',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    role: link({
      terraform: 'execution_role_arn',
      cloudformation: 'ExecutionRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

export const sagemakerMonitoringSchedule = defineKind({
  id: 'sagemaker-monitoring-schedule',
  name: 'Amazon SageMaker AI monitoring schedule',
  terraform: 'aws_sagemaker_monitoring_schedule',
  cloudformation: 'AWS::SageMaker::MonitoringSchedule',
  names: { terraform: 'name', cloudformation: 'MonitoringScheduleName' },
  attributes: {
    schedule: text({
      terraform: 'monitoring_schedule_config.schedule_config.schedule_expression',
      cloudformation: 'MonitoringScheduleConfig.ScheduleConfig.ScheduleExpression',
    }),
    jobDefinition: link({
      terraform: 'monitoring_schedule_config.monitoring_job_definition_name',
      cloudformation: 'MonitoringScheduleConfig.MonitoringJobDefinitionName',
      relation: 'uses',
      to: ['sagemaker-data-quality-job'],
    }),
  },
});

export const sagemakerDataQualityJob = defineKind({
  id: 'sagemaker-data-quality-job',
  name: 'Amazon SageMaker AI data quality job definition',
  terraform: 'aws_sagemaker_data_quality_job_definition',
  cloudformation: 'AWS::SageMaker::DataQualityJobDefinition',
  names: { terraform: 'name', cloudformation: 'JobDefinitionName' },
  attributes: {
    endpoint: link({
      terraform: 'data_quality_job_input.endpoint_input.endpoint_name',
      cloudformation: 'DataQualityJobInput.EndpointInput.EndpointName',
      relation: 'watches',
      to: ['sagemaker-endpoint'],
    }),
  },
});

export const sagemakerFeatureGroup = defineKind({
  id: 'sagemaker-feature-group',
  name: 'Amazon SageMaker AI feature group',
  terraform: 'aws_sagemaker_feature_group',
  cloudformation: 'AWS::SageMaker::FeatureGroup',
  names: { terraform: 'feature_group_name', cloudformation: 'FeatureGroupName' },
  attributes: {
    role: link({ terraform: 'role_arn', cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
    encryptionKey: link({
      terraform: [
        'online_store_config.security_config.kms_key_id',
        'offline_store_config.s3_storage_config.kms_key_id',
      ],
      cloudformation: [
        'OnlineStoreConfig.SecurityConfig.KmsKeyId',
        'OfflineStoreConfig.S3StorageConfig.KmsKeyId',
      ],
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
  },
});

export const sagemakerPipeline = defineKind({
  id: 'sagemaker-pipeline',
  name: 'Amazon SageMaker AI pipeline',
  terraform: 'aws_sagemaker_pipeline',
  cloudformation: 'AWS::SageMaker::Pipeline',
  names: { terraform: 'pipeline_name', cloudformation: 'PipelineName' },
  attributes: {
    role: link({ terraform: 'role_arn', cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
  },
});

export const sagemakerModelPackageGroup = defineKind({
  id: 'sagemaker-model-package-group',
  name: 'Amazon SageMaker AI model package group',
  terraform: 'aws_sagemaker_model_package_group',
  cloudformation: 'AWS::SageMaker::ModelPackageGroup',
  names: { terraform: 'model_package_group_name', cloudformation: 'ModelPackageGroupName' },
  attributes: {},
});

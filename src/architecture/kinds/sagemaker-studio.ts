import { defineKind, flag, link, text } from '../index.ts';

export const sagemakerNotebook = defineKind({
  id: 'sagemaker-notebook',
  name: 'Amazon SageMaker AI notebook instance',
  terraform: 'aws_sagemaker_notebook_instance',
  cloudformation: 'AWS::SageMaker::NotebookInstance',
  names: { terraform: 'name', cloudformation: 'NotebookInstanceName' },
  attributes: {
    instanceType: text({ terraform: 'instance_type', cloudformation: 'InstanceType' }),
    directInternet: flag({
      terraform: 'direct_internet_access',
      cloudformation: 'DirectInternetAccess',
      trueWhen: ['Enabled'],
      falseWhen: ['Disabled'],
      default: true,
    }),
    rootAccess: flag({
      terraform: 'root_access',
      cloudformation: 'RootAccess',
      trueWhen: ['Enabled'],
      falseWhen: ['Disabled'],
      default: true,
    }),
    subnet: link({
      terraform: 'subnet_id',
      cloudformation: 'SubnetId',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    role: link({ terraform: 'role_arn', cloudformation: 'RoleArn', relation: 'assumes', to: ['iam-role'] }),
    lifecycle: link({
      terraform: 'lifecycle_config_name',
      cloudformation: 'LifecycleConfigName',
      relation: 'uses',
      to: ['sagemaker-notebook-lifecycle'],
    }),
  },
});

export const sagemakerNotebookLifecycle = defineKind({
  id: 'sagemaker-notebook-lifecycle',
  name: 'Amazon SageMaker AI notebook lifecycle configuration',
  terraform: 'aws_sagemaker_notebook_instance_lifecycle_configuration',
  cloudformation: 'AWS::SageMaker::NotebookInstanceLifecycleConfig',
  names: { terraform: 'name', cloudformation: 'NotebookInstanceLifecycleConfigName' },
  attributes: {
    /** A script, in base64. */
    onStart: text({ terraform: 'on_start', cloudformation: 'OnStart.Content' }),
  },
});

export const sagemakerDomain = defineKind({
  id: 'sagemaker-domain',
  name: 'Amazon SageMaker AI domain',
  terraform: 'aws_sagemaker_domain',
  cloudformation: 'AWS::SageMaker::Domain',
  names: { terraform: 'domain_name', cloudformation: 'DomainName' },
  attributes: {
    network: text({
      terraform: 'app_network_access_type',
      cloudformation: 'AppNetworkAccessType',
      default: 'PublicInternetOnly',
    }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    idleShutdown: flag({
      terraform: [
        'default_user_settings.jupyter_lab_app_settings.app_lifecycle_management.idle_settings.lifecycle_management',
        'default_user_settings.code_editor_app_settings.app_lifecycle_management.idle_settings.lifecycle_management',
      ],
      cloudformation: [
        'DefaultUserSettings.JupyterLabAppSettings.AppLifecycleManagement.IdleSettings.LifecycleManagement',
        'DefaultUserSettings.CodeEditorAppSettings.AppLifecycleManagement.IdleSettings.LifecycleManagement',
      ],
      trueWhen: ['ENABLED'],
      falseWhen: ['DISABLED'],
    }),
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const sagemakerUserProfile = defineKind({
  id: 'sagemaker-user-profile',
  name: 'Amazon SageMaker AI user profile',
  terraform: 'aws_sagemaker_user_profile',
  cloudformation: 'AWS::SageMaker::UserProfile',
  names: { terraform: 'user_profile_name', cloudformation: 'UserProfileName' },
  attributes: {
    domain: link({
      terraform: 'domain_id',
      cloudformation: 'DomainId',
      relation: 'in',
      to: ['sagemaker-domain'],
    }),
  },
});

import { defineKind, link, presence, text } from '../index.ts';

export const lambdaVersion = defineKind({
  id: 'lambda-version',
  name: 'AWS Lambda version',
  cloudformation: 'AWS::Lambda::Version',
  attributes: {
    function: link({ cloudformation: 'FunctionName', relation: 'uses', to: ['lambda-function'] }),
  },
});

export const lambdaLayer = defineKind({
  id: 'lambda-layer-version',
  name: 'AWS Lambda layer version',
  terraform: 'aws_lambda_layer_version',
  cloudformation: 'AWS::Lambda::LayerVersion',
  names: { terraform: 'layer_name', cloudformation: 'LayerName' },
  attributes: {},
});

/** Lets other accounts use a layer. */
export const lambdaLayerPermission = defineKind({
  id: 'lambda-layer-permission',
  name: 'AWS Lambda layer permission',
  terraform: 'aws_lambda_layer_version_permission',
  cloudformation: 'AWS::Lambda::LayerVersionPermission',
  attributes: {
    layer: link({
      terraform: 'layer_name',
      cloudformation: 'LayerVersionArn',
      relation: 'protects',
      to: ['lambda-layer-version'],
    }),
    principal: text({ terraform: 'principal', cloudformation: 'Principal' }),
    organization: presence({ terraform: 'organization_id', cloudformation: 'OrganizationId' }),
  },
});

export const lambdaCodeSigningConfig = defineKind({
  id: 'lambda-code-signing-config',
  name: 'AWS Lambda code signing configuration',
  terraform: 'aws_lambda_code_signing_config',
  cloudformation: 'AWS::Lambda::CodeSigningConfig',
  attributes: {
    /** What happens to a package without a valid signature: `Warn` or `Enforce`. */
    untrustedPackages: text({
      terraform: 'policies.untrusted_artifact_on_deployment',
      cloudformation: 'CodeSigningPolicies.UntrustedArtifactOnDeployment',
      default: 'Warn',
    }),
  },
});

/** The settings of asynchronous invocations. */
export const lambdaInvokeConfig = defineKind({
  id: 'lambda-event-invoke-config',
  name: 'AWS Lambda event invoke configuration',
  terraform: 'aws_lambda_function_event_invoke_config',
  cloudformation: 'AWS::Lambda::EventInvokeConfig',
  attributes: {
    function: link({
      terraform: 'function_name',
      cloudformation: 'FunctionName',
      relation: 'protects',
      to: ['lambda-function'],
    }),
    successDestination: link({
      terraform: 'destination_config.on_success.destination',
      cloudformation: 'DestinationConfig.OnSuccess.Destination',
      relation: 'triggers',
      to: ['lambda-function', 'sqs-queue', 'sns-topic', 'eventbridge-bus'],
    }),
  },
});

/** EC2 instances that Lambda runs functions on. */
export const lambdaCapacityProvider = defineKind({
  id: 'lambda-capacity-provider',
  name: 'AWS Lambda capacity provider',
  cloudformation: 'AWS::Lambda::CapacityProvider',
  names: { cloudformation: 'CapacityProviderName' },
  attributes: {
    subnets: link({ cloudformation: 'VpcConfig.SubnetIds', relation: 'in', to: ['vpc-subnet'] }),
  },
});

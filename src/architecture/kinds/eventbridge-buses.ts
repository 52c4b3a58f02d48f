import { defineKind, link, number, policy, presence, text } from '../index.ts';

export const eventBus = defineKind({
  id: 'eventbridge-bus',
  name: 'Amazon EventBridge event bus',
  terraform: 'aws_cloudwatch_event_bus',
  cloudformation: 'AWS::Events::EventBus',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

/** Who may put events on a bus: a policy, or a single permission. */
export const eventBusPolicy = defineKind({
  id: 'eventbridge-bus-policy',
  name: 'Amazon EventBridge event bus policy',
  terraform: ['aws_cloudwatch_event_bus_policy', 'aws_cloudwatch_event_permission'],
  cloudformation: 'AWS::Events::EventBusPolicy',
  attributes: {
    bus: link({
      terraform: 'event_bus_name',
      cloudformation: 'EventBusName',
      relation: 'protects',
      to: ['eventbridge-bus'],
    }),
    /** CloudFormation states one statement, without the document around it. */
    policy: policy({ terraform: 'policy', cloudformation: '' }),
    principal: text({ terraform: 'principal', cloudformation: 'Principal' }),
    condition: presence({ terraform: 'condition', cloudformation: 'Condition' }),
  },
});

export const eventArchive = defineKind({
  id: 'eventbridge-archive',
  name: 'Amazon EventBridge archive',
  terraform: 'aws_cloudwatch_event_archive',
  cloudformation: 'AWS::Events::Archive',
  names: { terraform: 'name', cloudformation: 'ArchiveName' },
  attributes: {
    bus: link({
      terraform: 'event_source_arn',
      cloudformation: 'SourceArn',
      relation: 'uses',
      to: ['eventbridge-bus'],
    }),
    /** Zero keeps events for ever. */
    retentionDays: number({ terraform: 'retention_days', cloudformation: 'RetentionDays', default: 0 }),
  },
});

/** How EventBridge signs in at an API outside AWS. */
export const eventConnection = defineKind({
  id: 'eventbridge-connection',
  name: 'Amazon EventBridge connection',
  terraform: 'aws_cloudwatch_event_connection',
  cloudformation: 'AWS::Events::Connection',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    credential: text({
      terraform: [
        'auth_parameters.basic.password',
        'auth_parameters.api_key.value',
        'auth_parameters.oauth.client_parameters.client_secret',
      ],
      cloudformation: [
        'AuthParameters.BasicAuthParameters.Password',
        'AuthParameters.ApiKeyAuthParameters.ApiKeyValue',
        'AuthParameters.OAuthParameters.ClientParameters.ClientSecret',
      ],
    }),
  },
});

export const apiDestination = defineKind({
  id: 'eventbridge-api-destination',
  name: 'Amazon EventBridge API destination',
  terraform: 'aws_cloudwatch_event_api_destination',
  cloudformation: 'AWS::Events::ApiDestination',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    connection: link({
      terraform: 'connection_arn',
      cloudformation: 'ConnectionArn',
      relation: 'uses',
      to: ['eventbridge-connection'],
    }),
  },
});

/** An entry to two buses in two Regions. */
export const eventEndpoint = defineKind({
  id: 'eventbridge-global-endpoint',
  name: 'Amazon EventBridge global endpoint',
  terraform: 'aws_cloudwatch_event_endpoint',
  cloudformation: 'AWS::Events::Endpoint',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    buses: link({
      terraform: 'event_bus.event_bus_arn',
      cloudformation: 'EventBuses.EventBusArn',
      relation: 'routes-to',
      to: ['eventbridge-bus'],
    }),
  },
});

export const schemaRegistry = defineKind({
  id: 'eventbridge-schema-registry',
  name: 'Amazon EventBridge schema registry',
  terraform: 'aws_schemas_registry',
  cloudformation: 'AWS::EventSchemas::Registry',
  names: { terraform: 'name', cloudformation: 'RegistryName' },
  attributes: {},
});

export const eventSchema = defineKind({
  id: 'eventbridge-schema',
  name: 'Amazon EventBridge schema',
  terraform: 'aws_schemas_schema',
  cloudformation: 'AWS::EventSchemas::Schema',
  names: { terraform: 'name', cloudformation: 'SchemaName' },
  attributes: {
    registry: link({
      terraform: 'registry_name',
      cloudformation: 'RegistryName',
      relation: 'in',
      to: ['eventbridge-schema-registry'],
    }),
  },
});

/** Learns schemas from the events of a bus. */
export const schemaDiscoverer = defineKind({
  id: 'eventbridge-schema-discoverer',
  name: 'Amazon EventBridge schema discoverer',
  terraform: 'aws_schemas_discoverer',
  cloudformation: 'AWS::EventSchemas::Discoverer',
  attributes: {
    bus: link({
      terraform: 'source_arn',
      cloudformation: 'SourceArn',
      relation: 'uses',
      to: ['eventbridge-bus'],
    }),
  },
});

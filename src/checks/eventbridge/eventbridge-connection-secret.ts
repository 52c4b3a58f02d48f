import { eventConnection } from '../../architecture/kinds/eventbridge-buses.ts';
import { defineCheck } from '../check.ts';
import { expectSecretElsewhere } from '../secret-source.ts';

export const eventbridgeConnectionSecret = defineCheck({
  id: 'eventbridge-connection-secret',
  kind: eventConnection,
  title: 'Password or key of an event connection is kept out of the code',
  why: "A connection signs in at somebody else's API. Its password or key in the code is known to everyone who can read the repository, its history and its copies, and opens that API in your name.",
  remediation: 'Read the value from Secrets Manager at deployment. Change the one that was in the code.',
  links: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html'],
  blindSpots: ['Terraform also writes the value to its state.'],
  examine: ({ credential }) => expectSecretElsewhere(credential, { what: 'The password or key' }),
  examples: {
    terraform: {
      supports: `
data "aws_secretsmanager_secret_version" "tickets" {
  secret_id = "tickets-api-key"
}

resource "aws_cloudwatch_event_connection" "tickets" {
  name               = "tickets"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "x-api-key"
      value = data.aws_secretsmanager_secret_version.tickets.secret_string
    }
  }
}`,
      contradicts: `
resource "aws_cloudwatch_event_connection" "tickets" {
  name               = "tickets"
  authorization_type = "BASIC"

  auth_parameters {
    basic {
      username = "events"
      password = "correct-horse-battery"
    }
  }
}`,
      inconclusive: `
variable "password" {
  type = string
}

resource "aws_cloudwatch_event_connection" "tickets" {
  name               = "tickets"
  authorization_type = "BASIC"

  auth_parameters {
    basic {
      username = "events"
      password = var.password
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tickets:
    Type: AWS::Events::Connection
    Properties:
      AuthorizationType: API_KEY
      AuthParameters:
        ApiKeyAuthParameters:
          ApiKeyName: x-api-key
          ApiKeyValue: '{{resolve:secretsmanager:tickets:SecretString:key}}'`,
      contradicts: `
Resources:
  Tickets:
    Type: AWS::Events::Connection
    Properties:
      AuthorizationType: API_KEY
      AuthParameters:
        ApiKeyAuthParameters:
          ApiKeyName: x-api-key
          ApiKeyValue: an-example-key`,
    },
  },
});

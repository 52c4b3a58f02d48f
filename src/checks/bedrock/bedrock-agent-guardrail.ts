import { bedrockAgent } from '../../architecture/kinds/bedrock.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const bedrockAgentGuardrail = defineCheck({
  id: 'bedrock-agent-guardrail',
  kind: bedrockAgent,
  title: 'Bedrock agent has a guardrail',
  why: 'An agent does what the text in front of it says, and part of that text comes from strangers. A guardrail checks what goes in and what comes out: it turns away attempts to take the agent over, and keeps card numbers and insults out of its answers.',
  remediation:
    'Make a guardrail with filters for prompt attacks and personal data and name it, with a version, in the agent.',
  links: ['https://docs.aws.amazon.com/bedrock/latest/userguide/agents-guardrail.html'],
  blindSpots: ['A guardrail that the account enforces on every call is not seen.'],
  examine: (agent) => {
    const { guardrail } = agent;
    if (guardrail.state === 'unresolved') return inconclusive(guardrail.reason, guardrail.location);
    if (guardrail.state === 'known')
      return supports('A guardrail checks what the agent hears and says.', guardrail.location);
    return contradicts('Nothing checks what the agent hears and says.', agent);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_bedrock_guardrail" "polite" {
  name                      = "polite"
  blocked_input_messaging   = "Not possible."
  blocked_outputs_messaging = "Not possible."
}

resource "aws_bedrockagent_agent" "help" {
  agent_name              = "help"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/help"
  foundation_model        = "anthropic.claude-sonnet-4-20250514-v1:0"

  guardrail_configuration {
    guardrail_identifier = aws_bedrock_guardrail.polite.guardrail_id
    guardrail_version    = "1"
  }
}`,
      contradicts: `
resource "aws_bedrockagent_agent" "help" {
  agent_name              = "help"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/help"
  foundation_model        = "anthropic.claude-sonnet-4-20250514-v1:0"
}`,
      inconclusive: `
variable "guardrail" {
  type = string
}

resource "aws_bedrockagent_agent" "help" {
  agent_name              = "help"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/help"
  foundation_model        = "anthropic.claude-sonnet-4-20250514-v1:0"

  guardrail_configuration {
    guardrail_identifier = var.guardrail
    guardrail_version    = "1"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Help:
    Type: AWS::Bedrock::Agent
    Properties:
      AgentName: help
      GuardrailConfiguration:
        GuardrailIdentifier: a1b2c3d4e5f6
        GuardrailVersion: "1"`,
      contradicts: `
Resources:
  Help:
    Type: AWS::Bedrock::Agent
    Properties:
      AgentName: help`,
    },
  },
});

import { responsePlan } from '../../architecture/kinds/ssmincidents.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ssmIncidentResponsePlanEngages = defineCheck({
  id: 'ssm-incident-response-plan-engages',
  kind: responsePlan,
  title: 'Response plan of Incident Manager calls people when an incident begins',
  why: 'A response plan without contacts, chat channel or pager opens an incident that nobody hears of. The clock runs, and the page with all details waits for a visitor.',
  remediation: 'Name the contacts or escalation plans in engagements, and a chat channel.',
  links: ['https://docs.aws.amazon.com/incident-manager/latest/userguide/response-plans.html'],
  examine: ({ chatChannel, engagements, location, pagerDuty }) => {
    const calls = [chatChannel, pagerDuty].some((one) => one.state === 'known' && one.value);
    if (engagements.state === 'known' || calls) {
      return supports('The plan tells people when an incident begins.', location);
    }
    const open = [engagements, chatChannel, pagerDuty].find(({ state }) => state === 'unresolved');
    return open?.state === 'unresolved'
      ? inconclusive(open.reason, open.location)
      : contradicts('The plan engages nobody.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ssmcontacts_contact" "on_duty" {
  alias = "on-duty"
  type  = "ESCALATION"
}

resource "aws_ssmincidents_response_plan" "checkout" {
  name        = "checkout"
  engagements = [aws_ssmcontacts_contact.on_duty.arn]

  incident_template {
    title  = "Checkout fails"
    impact = 1
  }
}`,
      contradicts: `
resource "aws_ssmincidents_response_plan" "checkout" {
  name        = "checkout"

  incident_template {
    title  = "Checkout fails"
    impact = 1
  }
}`,
      inconclusive: `
variable "contacts" {
  type = list(string)
}

resource "aws_ssmincidents_response_plan" "checkout" {
  name        = "checkout"
  engagements = var.contacts

  incident_template {
    title  = "Checkout fails"
    impact = 1
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Checkout:
    Type: AWS::SSMIncidents::ResponsePlan
    Properties:
      Name: checkout
      Engagements:
        - arn:aws:ssm-contacts:eu-west-1:111122223333:contact/on-duty
      IncidentTemplate: { Title: Checkout fails, Impact: 1 }`,
      contradicts: `
Resources:
  Checkout:
    Type: AWS::SSMIncidents::ResponsePlan
    Properties:
      Name: checkout
      IncidentTemplate: { Title: Checkout fails, Impact: 1 }`,
    },
  },
});

import { schedule } from '../../architecture/kinds/eventbridge.ts';
import { ssmAssociation, ssmDocument } from '../../architecture/kinds/ssm.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';

/** Documents that are meant to run once: joining a domain, bootstrap scripts. */
const ONCE = /Join|Bootstrap|Install$|Init/i;

export const ssmAssociationSchedule = defineCheck({
  id: 'ssm-association-schedule',
  kind: ssmAssociation,
  related: [schedule, ssmDocument],
  title: 'State Manager applies its settings again and again',
  why: 'An association without a schedule runs once, when it is made or changed. What people or programs change on the machines afterwards stays changed, and nobody is told of the drift.',
  remediation: 'Give the association a schedule, such as rate(1 day).',
  links: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/state-manager-about.html'],
  blindSpots: ['Configuration management of other products is not seen.'],
  examine: (association, { beside, follow }) => {
    const { document, documentName, location, schedule: own } = association;
    if (documentName.state === 'known' && ONCE.test(documentName.value)) return 'not-applicable';
    const joins = follow(document, ssmDocument).some(
      ({ actions }) => actions.state === 'known' && actions.value.values.includes('aws:domainJoin'),
    );
    if (joins) return 'not-applicable';
    if (own.state === 'absent' && beside(association, schedule).length > 0) {
      return inconclusive(
        'It has no schedule of its own; EventBridge Scheduler may start it again.',
        location,
      );
    }
    return expect(own, () => true, {
      supports: (expression) => `The settings are applied again: ${expression}.`,
      contradicts: '',
      absent: { ...contradicts('The settings are applied once, and never put right again.', location) },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ssm_association" "agent" {
  name                = "AWS-ConfigureAWSPackage"
  schedule_expression = "rate(1 day)"
}`,
      contradicts: `
resource "aws_ssm_association" "agent" {
  name = "AWS-ConfigureAWSPackage"
}`,
      inconclusive: `
variable "schedule" {
  type = string
}

resource "aws_ssm_association" "agent" {
  name                = "AWS-ConfigureAWSPackage"
  schedule_expression = var.schedule
}`,
      'not-applicable': `
resource "aws_ssm_association" "domain" {
  name = "AWS-JoinDirectoryServiceDomain"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Agent:
    Type: AWS::SSM::Association
    Properties:
      Name: AWS-UpdateSSMAgent
      ScheduleExpression: rate(14 days)`,
      contradicts: `
Resources:
  Agent:
    Type: AWS::SSM::Association
    Properties:
      Name: AWS-UpdateSSMAgent`,
    },
  },
});

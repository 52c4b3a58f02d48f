import { defineKind, items, link, presence, text } from '../index.ts';

/** Who is called and what is done when an alarm opens an incident. */
export const responsePlan = defineKind({
  id: 'ssmincidents-response-plan',
  name: 'AWS Systems Manager Incident Manager response plan',
  terraform: 'aws_ssmincidents_response_plan',
  cloudformation: 'AWS::SSMIncidents::ResponsePlan',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    engagements: link({
      terraform: 'engagements',
      cloudformation: 'Engagements',
      relation: 'triggers',
      to: ['ssmcontacts-contact'],
    }),
    chatChannel: presence({ terraform: 'chat_channel', cloudformation: 'ChatChannel.ChatbotSns' }),
    pagerDuty: presence({
      terraform: 'integration.pagerduty',
      cloudformation: 'Integrations.PagerDutyConfiguration',
    }),
    runbook: link({
      terraform: 'action.ssm_automation.document_name',
      cloudformation: 'Actions.SsmAutomation.DocumentName',
      relation: 'triggers',
      to: ['ssm-document'],
    }),
  },
});

export const incidentReplicationSet = defineKind({
  id: 'ssmincidents-replication-set',
  name: 'AWS Systems Manager Incident Manager replication set',
  terraform: 'aws_ssmincidents_replication_set',
  cloudformation: 'AWS::SSMIncidents::ReplicationSet',
  attributes: {
    regions: items({
      terraform: 'region',
      cloudformation: 'Regions',
      fields: { name: text({ terraform: 'name', cloudformation: 'RegionName' }) },
    }),
  },
});

export const incidentContact = defineKind({
  id: 'ssmcontacts-contact',
  name: 'AWS Systems Manager Incident Manager contact',
  terraform: 'aws_ssmcontacts_contact',
  cloudformation: 'AWS::SSMContacts::Contact',
  names: { terraform: 'alias', cloudformation: 'Alias' },
  attributes: {
    type: text({ terraform: 'type', cloudformation: 'Type' }),
    stages: items({
      terraform: { companion: 'aws_ssmcontacts_plan', joinedBy: 'contact_id', at: 'stage' },
      cloudformation: ['Plan', { companion: 'AWS::SSMContacts::Plan', joinedBy: 'ContactId', at: 'Stages' }],
      fields: {},
    }),
    channels: presence({
      terraform: { companion: 'aws_ssmcontacts_contact_channel', joinedBy: 'contact_id', at: '' },
      cloudformation: { companion: 'AWS::SSMContacts::ContactChannel', joinedBy: 'ContactId', at: '' },
    }),
  },
});

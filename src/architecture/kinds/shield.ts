import { defineKind, link, presence, text } from '../index.ts';

/** Puts one entry point under AWS Shield Advanced. */
export const shieldProtection = defineKind({
  id: 'shield-protection',
  name: 'AWS Shield Advanced protection',
  terraform: 'aws_shield_protection',
  cloudformation: 'AWS::Shield::Protection',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    resource: link({ terraform: 'resource_arn', cloudformation: 'ResourceArn', relation: 'protects' }),
    healthChecks: presence({
      terraform: {
        companion: 'aws_shield_protection_health_check_association',
        joinedBy: 'shield_protection_id',
        at: '',
      },
      cloudformation: 'HealthCheckArns',
    }),
  },
});

export const shieldProtectionGroup = defineKind({
  id: 'shield-protection-group',
  name: 'AWS Shield Advanced protection group',
  terraform: 'aws_shield_protection_group',
  cloudformation: 'AWS::Shield::ProtectionGroup',
  attributes: {
    pattern: text({ terraform: 'pattern', cloudformation: 'Pattern' }),
    members: link({ terraform: 'members', cloudformation: 'Members', relation: 'contains' }),
  },
});

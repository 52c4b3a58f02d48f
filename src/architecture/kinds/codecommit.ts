import { defineKind, link, presence } from '../index.ts';

export const codecommitRepository = defineKind({
  id: 'codecommit-repository',
  name: 'AWS CodeCommit repository',
  terraform: 'aws_codecommit_repository',
  cloudformation: 'AWS::CodeCommit::Repository',
  names: { terraform: 'repository_name', cloudformation: 'RepositoryName' },
  attributes: {
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    approvalRules: presence({
      terraform: {
        companion: 'aws_codecommit_approval_rule_template_association',
        joinedBy: 'repository_name',
        at: '',
      },
    }),
    triggers: presence({
      terraform: { companion: 'aws_codecommit_trigger', joinedBy: 'repository_name', at: '' },
      cloudformation: 'Triggers',
    }),
  },
});

export const codecommitApprovalRule = defineKind({
  id: 'codecommit-approval-rule-template',
  name: 'AWS CodeCommit approval rule template',
  terraform: 'aws_codecommit_approval_rule_template',
  names: { terraform: 'name' },
  attributes: {},
});

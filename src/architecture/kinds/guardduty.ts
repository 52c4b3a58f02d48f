import { defineKind, flag, items, link, presence, text } from '../index.ts';

const TO_DETECTOR = { relation: 'uses', to: ['guardduty-detector'] } as const;

export const guarddutyDetector = defineKind({
  id: 'guardduty-detector',
  name: 'Amazon GuardDuty detector',
  terraform: 'aws_guardduty_detector',
  cloudformation: 'AWS::GuardDuty::Detector',
  attributes: {
    enabled: flag({ terraform: 'enable', cloudformation: 'Enable', default: { terraform: true } }),
    /** Protection plans beside the basic one: `S3_DATA_EVENTS`, `EKS_AUDIT_LOGS`, … */
    features: items({
      terraform: { companion: 'aws_guardduty_detector_feature', joinedBy: 'detector_id', at: '' },
      cloudformation: 'Features',
      fields: {
        name: text({ terraform: 'name', cloudformation: 'Name' }),
        status: text({ terraform: 'status', cloudformation: 'Status' }),
      },
    }),
    /** The older way to say the same of S3. */
    s3Logs: flag({ terraform: 'datasources.s3_logs.enable', cloudformation: 'DataSources.S3Logs.Enable' }),
    /** … and of Kubernetes. */
    kubernetesLogs: flag({
      terraform: 'datasources.kubernetes.audit_logs.enable',
      cloudformation: 'DataSources.Kubernetes.AuditLogs.Enable',
    }),
    /** Findings are exported to a bucket. */
    published: presence({
      terraform: { companion: 'aws_guardduty_publishing_destination', joinedBy: 'detector_id', at: '' },
      cloudformation: { companion: 'AWS::GuardDuty::PublishingDestination', joinedBy: 'DetectorId', at: '' },
    }),
  },
});

/** What new and old accounts of the organization get; CloudFormation has no such resource. */
export const guarddutyOrganizationConfiguration = defineKind({
  id: 'guardduty-organization-configuration',
  name: 'Amazon GuardDuty organization configuration',
  terraform: 'aws_guardduty_organization_configuration',
  attributes: {
    detector: link({ terraform: 'detector_id', ...TO_DETECTOR }),
    autoEnableMembers: text({ terraform: 'auto_enable_organization_members' }),
  },
});

export const guarddutyAdministrator = defineKind({
  id: 'guardduty-administrator',
  name: 'Amazon GuardDuty delegated administrator',
  terraform: 'aws_guardduty_organization_admin_account',
  attributes: {},
});

export const guarddutyMember = defineKind({
  id: 'guardduty-member',
  name: 'Amazon GuardDuty member account',
  terraform: 'aws_guardduty_member',
  cloudformation: 'AWS::GuardDuty::Member',
  attributes: {
    detector: link({ terraform: 'detector_id', cloudformation: 'DetectorId', ...TO_DETECTOR }),
  },
});

/** Sorts findings, or hides them. */
export const guarddutyFilter = defineKind({
  id: 'guardduty-filter',
  name: 'Amazon GuardDuty filter',
  terraform: 'aws_guardduty_filter',
  cloudformation: 'AWS::GuardDuty::Filter',
  attributes: {
    detector: link({ terraform: 'detector_id', cloudformation: 'DetectorId', ...TO_DETECTOR }),
  },
});

/** Scans new objects of a bucket. */
export const guarddutyMalwareProtection = defineKind({
  id: 'guardduty-malware-protection-plan',
  name: 'Amazon GuardDuty Malware Protection plan',
  terraform: 'aws_guardduty_malware_protection_plan',
  cloudformation: 'AWS::GuardDuty::MalwareProtectionPlan',
  attributes: {
    bucket: link({
      terraform: 'protected_resource.s3_bucket.bucket_name',
      cloudformation: 'ProtectedResource.S3Bucket.BucketName',
      relation: 'protects',
      to: ['s3-bucket'],
    }),
    role: link({ terraform: 'role', cloudformation: 'Role', relation: 'assumes', to: ['iam-role'] }),
    /** Objects get a tag with the result, which policies can ask for. */
    tagging: text({ terraform: 'actions.tagging.status', cloudformation: 'Actions.Tagging.Status' }),
  },
});

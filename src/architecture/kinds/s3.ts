import { defineKind, flag, text } from '../index.ts';

export const s3Bucket = defineKind({
  id: 's3-bucket',
  name: 'Amazon S3 bucket',
  terraform: 'aws_s3_bucket',
  cloudformation: 'AWS::S3::Bucket',
  names: { terraform: 'bucket', cloudformation: 'BucketName' },
  attributes: {
    versioning: flag({
      terraform: [
        { companion: 'aws_s3_bucket_versioning', joinedBy: 'bucket', at: 'versioning_configuration.status' },
        'versioning.enabled',
      ],
      cloudformation: 'VersioningConfiguration.Status',
      trueWhen: ['Enabled'],
      default: false,
    }),
    acl: text({
      terraform: [{ companion: 'aws_s3_bucket_acl', joinedBy: 'bucket', at: 'acl' }, 'acl'],
      cloudformation: 'AccessControl',
    }),
  },
});

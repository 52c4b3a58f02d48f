import { defineKind, flag, link, presence } from '../index.ts';

const IN_BUCKET = { relation: 'in', to: ['s3-bucket'] } as const;

/** A file that the code puts into a bucket. */
export const s3Object = defineKind({
  id: 's3-object',
  name: 'Amazon S3 object',
  terraform: ['aws_s3_object', 'aws_s3_bucket_object', 'aws_s3_object_copy'],
  attributes: {
    bucket: link({ terraform: 'bucket', ...IN_BUCKET }),
  },
});

export const s3AccessPoint = defineKind({
  id: 's3-access-point',
  name: 'Amazon S3 access point',
  terraform: ['aws_s3_access_point', 'aws_s3control_object_lambda_access_point'],
  cloudformation: ['AWS::S3::AccessPoint', 'AWS::S3ObjectLambda::AccessPoint'],
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    bucket: link({ terraform: 'bucket', cloudformation: 'Bucket', ...IN_BUCKET }),
    vpc: link({
      terraform: 'vpc_configuration.vpc_id',
      cloudformation: 'VpcConfiguration.VpcId',
      relation: 'in',
      to: ['vpc'],
    }),
    /** Every access point blocks public access unless it says otherwise, and for good. */
    blockPublicPolicy: flag({
      terraform: 'public_access_block_configuration.block_public_policy',
      cloudformation: 'PublicAccessBlockConfiguration.BlockPublicPolicy',
      default: true,
    }),
    restrictPublicBuckets: flag({
      terraform: 'public_access_block_configuration.restrict_public_buckets',
      cloudformation: 'PublicAccessBlockConfiguration.RestrictPublicBuckets',
      default: true,
    }),
  },
});

/** A bucket in one Availability Zone, for data that can be made again. */
export const s3DirectoryBucket = defineKind({
  id: 's3-directory-bucket',
  name: 'Amazon S3 directory bucket',
  terraform: 'aws_s3_directory_bucket',
  cloudformation: 'AWS::S3Express::DirectoryBucket',
  names: { terraform: 'bucket', cloudformation: 'BucketName' },
  attributes: {},
});

export const s3TableBucket = defineKind({
  id: 's3-table-bucket',
  name: 'Amazon S3 table bucket',
  terraform: 'aws_s3tables_table_bucket',
  cloudformation: 'AWS::S3Tables::TableBucket',
  names: { terraform: 'name', cloudformation: 'TableBucketName' },
  attributes: {
    hasKey: presence({
      terraform: 'encryption_configuration.kms_key_arn',
      cloudformation: 'EncryptionConfiguration.KMSKeyArn',
    }),
  },
});

/** What people and applications may reach in S3 by who they are. */
export const s3AccessGrant = defineKind({
  id: 's3-access-grant',
  name: 'Amazon S3 access grant',
  terraform: [
    'aws_s3control_access_grant',
    'aws_s3control_access_grants_instance',
    'aws_s3control_access_grants_location',
  ],
  cloudformation: ['AWS::S3::AccessGrant', 'AWS::S3::AccessGrantsInstance', 'AWS::S3::AccessGrantsLocation'],
  attributes: {
    role: link({
      terraform: 'iam_role_arn',
      cloudformation: 'IamRoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
  },
});

export const s3FileSystem = defineKind({
  id: 's3-file-system',
  name: 'Amazon S3 file system',
  cloudformation: ['AWS::S3Files::FileSystem', 'AWS::S3Files::AccessPoint', 'AWS::S3Files::MountTarget'],
  attributes: {},
});

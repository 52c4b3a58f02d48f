import { type DocumentNode, valueAt } from '../../document/document.ts';
import { OPEN_TAG } from '../cloudformation/evaluator.ts';
import type { WrittenMap } from './nodes.ts';
import type { ServerlessResource, ServerlessTemplate } from './serverless-template.ts';

/** Where code or a layer lies in S3; open for what is uploaded only when the template is packaged. */
export function uploaded(
  sam: ServerlessTemplate,
  uri: DocumentNode | undefined,
  from: ServerlessResource,
): WrittenMap {
  if (uri?.type === 'map' && valueAt(uri, 'Bucket') !== undefined) {
    return {
      S3Bucket: valueAt(uri, 'Bucket'),
      S3Key: valueAt(uri, 'Key'),
      S3ObjectVersion: valueAt(uri, 'Version'),
    };
  }
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(sam.text(uri, from) ?? '') ?? [];
  if (bucket !== undefined && key !== undefined) {
    const [path, version] = key.split('?versionId=');
    return { S3Bucket: bucket, S3Key: path, S3ObjectVersion: version };
  }
  const { line, column } = from.place;
  const open = {
    type: 'scalar',
    value: 'the package is uploaded when deployed',
    tag: OPEN_TAG,
    line,
    column,
  } as const;
  return { S3Bucket: open, S3Key: open };
}

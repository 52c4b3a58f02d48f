import { type DocumentNode, valueAt } from '../../document/document.ts';

/** Whether a document is a CloudFormation template: it says so, or its resources have types like `AWS::S3::Bucket`. */
export function isCloudFormationTemplate(root: DocumentNode | undefined): boolean {
  if (root?.type !== 'map') return false;
  if (valueAt(root, 'AWSTemplateFormatVersion') !== undefined) return true;
  const resources = valueAt(root, 'Resources');
  if (resources?.type !== 'map') return false;
  return resources.entries.some(({ key, value }) => {
    const type = valueAt(value, 'Type');
    return (
      key.startsWith('Fn::ForEach::') ||
      (type?.type === 'scalar' && /^[A-Za-z0-9]+::\S/.test(String(type.value)))
    );
  });
}

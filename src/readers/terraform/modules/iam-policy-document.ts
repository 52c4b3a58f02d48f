import type { Value } from '../values/value.ts';
import type { ResourceInstance } from './resource-group.ts';

export function isPolicyDocument(type: string): boolean {
  return type === 'aws_iam_policy_document';
}

export function policyDocumentAttribute(_instance: ResourceInstance, _name: string): Value | undefined {
  return undefined;
}

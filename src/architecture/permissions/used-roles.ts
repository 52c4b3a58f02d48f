import type { Architecture } from '../architecture.ts';
import { iamRole } from '../kinds/iam.ts';
import { isPropertyList, isPropertyMap, type Property, Unresolved } from '../property.ts';
import type { Resource } from '../resource.ts';

/**
 * The roles that something else in the code uses: a resource refers to them, or names them in a text of its own.
 * Policies and attachments, which only say what a role may do, do not count; for `derived`.
 */
export function usedRoles(architecture: Architecture): ReadonlySet<Resource> {
  const roles = architecture.ofKind(iamRole);
  const byAddress = new Map<string, Resource[]>();
  for (const role of roles) {
    for (const key of new Set([role.id, role.id.replace(/\[(?:\d+|"[^"]*")\]/g, '')])) {
      const full = `${role.declared.scope}\n${key}`;
      byAddress.set(full, [...(byAddress.get(full) ?? []), role]);
    }
  }
  const used = new Set<Resource>();
  const scopes = new Set(roles.map(({ declared }) => declared.scope));
  for (const { declared } of architecture.resources) {
    if (!scopes.has(declared.scope) || SAYS_RIGHTS.test(declared.type)) continue;
    addressesIn(declared.properties, (address) => {
      for (const role of byAddress.get(`${declared.scope}\n${address}`) ?? []) used.add(role);
    });
  }
  return used;
}

const SAYS_RIGHTS =
  /^(?:aws_iam_(?:role|policy|role_policy|role_policy_attachment|policy_attachment|user_policy|group_policy)|AWS::IAM::(?:Role|Policy|ManagedPolicy|RolePolicy|UserPolicy|GroupPolicy)|aws_s3_bucket_policy|AWS::S3::BucketPolicy|aws_kms_(?:key|key_policy|grant)|AWS::KMS::Key|aws_secretsmanager_secret_policy|AWS::SecretsManager::ResourcePolicy|aws_lakeformation_.*)$/;

function addressesIn({ value, references }: Property, see: (address: string) => void): void {
  for (const { address } of references ?? []) see(address);
  if (value instanceof Unresolved) {
    for (const { address } of value.references) see(address);
    if (value.document !== undefined) addressesIn(value.document, see);
  } else if (isPropertyList(value)) {
    for (const item of value) addressesIn(item, see);
  } else if (isPropertyMap(value)) {
    for (const item of value.values()) addressesIn(item, see);
  }
}

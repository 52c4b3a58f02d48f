import type { s3Bucket } from '../architecture/kinds/s3.ts';
import { type DeclaredResource, propertiesAt, type ResourceOf } from '../architecture/index.ts';
import type { Finding } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';
import type { FixValue, Setting } from './fix.ts';

type Rules = ResourceOf<typeof s3Bucket>['lifecycleRules'];
type Rule = Extract<Rules, { state: 'known' }>['value']['items'][number];

/** A lifecycle rule that is switched on does the given thing. Rules that code leaves open make it inconclusive. */
export function expectLifecycleRule(
  rules: Rules,
  does: (rule: Rule) => boolean,
  say: { readonly supports: string; readonly contradicts: string },
): Finding {
  if (rules.state === 'absent') return contradicts(say.contradicts, rules.location);
  if (rules.state === 'unresolved') return inconclusive(rules.reason, rules.location);
  const doing = rules.value.items.filter(does);
  const inForce = doing.find(({ enabled }) => enabled.state === 'known' && enabled.value);
  if (inForce !== undefined) return supports(say.supports, inForce.location);
  const unclear = doing.flatMap(({ enabled }) => (enabled.state === 'unresolved' ? [enabled.reason] : []));
  const reason = rules.value.open[0] ?? unclear[0];
  return reason === undefined
    ? contradicts(say.contradicts, rules.location)
    : inconclusive(reason, rules.location);
}

/** What a rule does, in the words of each place where it can stand. */
interface NewRule {
  readonly id: string;
  /** In a `lifecycle_rule` block of the bucket itself. */
  readonly inline: { readonly [name: string]: FixValue };
  /** In an `aws_s3_bucket_lifecycle_configuration`. */
  readonly companion: { readonly [name: string]: FixValue };
  readonly cloudformation: { readonly [name: string]: FixValue };
}

/** One more lifecycle rule, written where the code keeps the others. */
export function addedLifecycleRule(
  { properties }: DeclaredResource,
  { id, inline, companion, cloudformation }: NewRule,
): Setting {
  const isInline = propertiesAt(properties, 'lifecycle_rule').length > 0;
  return {
    at: {
      terraform: isInline
        ? 'lifecycle_rule'
        : { companion: 'aws_s3_bucket_lifecycle_configuration', joinedBy: 'bucket', at: 'rule' },
      cloudformation: 'LifecycleConfiguration.Rules',
    },
    value: {
      terraform: isInline
        ? { id, enabled: true, ...inline }
        : { id, status: 'Enabled', filter: {}, ...companion },
      cloudformation: [{ Id: id, Status: 'Enabled', ...cloudformation }],
    },
    adds: true,
  };
}

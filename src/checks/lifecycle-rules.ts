import type { s3Bucket } from '../architecture/kinds/s3.ts';
import type { ResourceOf } from '../architecture/index.ts';
import type { Finding } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';

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

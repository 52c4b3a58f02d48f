import type { Resource, ResourceOf } from '../architecture/index.ts';
import { cloudwatchAlarm } from '../architecture/kinds/cloudwatch.ts';
import type { Examination, Neighbours } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';

type Alarm = ResourceOf<typeof cloudwatchAlarm>;

/** One way to fail, and the metrics that show it. */
export interface FailureMode {
  /** As in "No alarm watches its errors". */
  readonly name: string;
  readonly metrics: readonly string[];
}

export interface Watch {
  /** Namespaces of the metrics, e.g. `AWS/Lambda`. */
  readonly namespaces: readonly string[];
  readonly modes: readonly FailureMode[];
  /** Resources whose alarms count too: the instances of a cluster. */
  readonly members?: readonly Resource[];
}

/**
 * Some alarm of the same root module or template watches one of the failure modes of the resource. Without any alarm
 * beside it there is nothing to say: alarms then live elsewhere, or nowhere, which is one finding and not one for each
 * resource. Alarms on the same service that leave this resource out contradict.
 */
export function expectAlarms(
  resource: Resource,
  { beside, referrers }: Neighbours<typeof cloudwatchAlarm>,
  { namespaces, modes, members = [] }: Watch,
): Examination {
  const alarms = beside(resource, cloudwatchAlarm);
  if (alarms.length === 0) return 'not-applicable';
  const own = [resource, ...members].flatMap((watched) => referrers(watched, cloudwatchAlarm, 'watched'));
  const wide = alarms.filter((alarm) => alarm.watched.state === 'absent' && speaksOf(alarm, namespaces));
  const certain = [...own, ...wide].filter(({ declared }) => declared.uncertain === undefined);
  const covered = modes.filter((mode) => certain.some((alarm) => shows(alarm, mode)));
  if (covered.length > 0) {
    const alarm = certain.find((candidate) => covered.some((mode) => shows(candidate, mode)));
    const missing = modes.filter((mode) => !covered.includes(mode));
    const rest = missing.length === 0 ? '' : ` None watches ${listed(missing)}.`;
    return supports(`${alarm?.id ?? 'An alarm'} watches ${listed(covered)}.${rest}`, resource);
  }
  const kinds = new Set([resource, ...members].map(({ kind }) => kind));
  const open = alarms.find(
    (alarm) => speaksOfModes(alarm, namespaces, modes) && isUncertain(alarm, own, kinds),
  );
  if (open !== undefined) {
    return inconclusive(`${open.id} may watch ${listed(modes)}: what it watches is not known.`, resource);
  }
  return own.length > 0 || alarms.some((alarm) => speaksOf(alarm, namespaces))
    ? contradicts(`No alarm watches ${listed(modes)}, although others are declared beside it.`, resource)
    : inconclusive(`The alarms beside it watch other services; none watches ${listed(modes)}.`, resource);
}

function speaksOf(alarm: Alarm, namespaces: readonly string[]): boolean {
  const stated = alarm.namespaces;
  return stated.state === 'known' && namespaces.some((name) => stated.value.values.includes(name));
}

function shows({ metrics }: Alarm, mode: FailureMode): boolean {
  return metrics.state === 'known' && mode.metrics.some((metric) => metrics.value.values.includes(metric));
}

function speaksOfModes(alarm: Alarm, namespaces: readonly string[], modes: readonly FailureMode[]): boolean {
  const { metrics, rule } = alarm;
  return (
    rule.state === 'absent' &&
    (isOpen(alarm.namespaces) || speaksOf(alarm, namespaces)) &&
    (isOpen(metrics) || modes.some((mode) => shows(alarm, mode)))
  );
}

/** Whether the alarm exists, what it watches, or which metric: something is left open, and it names no other resource. */
function isUncertain(alarm: Alarm, own: readonly Alarm[], kinds: ReadonlySet<string | undefined>): boolean {
  if (own.includes(alarm)) return alarm.declared.uncertain !== undefined || isOpen(alarm.metrics);
  const { watched } = alarm;
  if (watched.state === 'absent') return alarm.declared.uncertain !== undefined || isOpen(alarm.metrics);
  if (watched.state === 'unresolved') return true;
  const { literals, open, targets } = watched.value;
  return !targets.some(({ kind }) => kinds.has(kind)) && literals.length + open.length > 0;
}

function isOpen(texts: Alarm['metrics']): boolean {
  return texts.state === 'unresolved' || (texts.state === 'known' && texts.value.open.length > 0);
}

function listed(modes: readonly FailureMode[]): string {
  const names = modes.map(({ name }) => `its ${name}`);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`;
}

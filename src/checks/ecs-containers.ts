import type { Resource, ResourceOf, Stated } from '../architecture/index.ts';
import type { taskDefinition } from '../architecture/kinds/ecs.ts';
import type { Finding } from './check.ts';
import { inconclusive } from './expectations.ts';

type Task = ResourceOf<typeof taskDefinition>;
type Containers = Extract<Task['containers'], { readonly state: 'known' }>['value'];
export type Container = Containers['items'][number];

/** Containers that help the one that matters: proxies, log routers, agents. They come with images of others. */
const SIDECAR =
  /(?:^|\/)(?:aws-appmesh-envoy|aws-for-fluent-bit|aws-otel-collector|aws-xray-daemon|cloudwatch-agent|fluent-bit|fluentd|envoy|datadog\/agent|agent:|newrelic|nginx-prometheus)/;

export function isSidecar({ image, name }: Container): boolean {
  if (image.state === 'known' && SIDECAR.test(image.value)) return true;
  return (
    name.state === 'known' &&
    /(?:log[-_]?router|xray|otel|envoy|fluent|datadog|newrelic|agent)/i.test(name.value)
  );
}

export function nameOf({ name }: Container): string {
  return name.state === 'known' ? name.value : 'a container';
}

/** Containers that the code shows; `open` is the reason where there may be more. */
interface Found {
  readonly items: readonly Container[];
  readonly open: string | undefined;
}

/** The containers of a task, or what is said where the code leaves them open. */
export function containersOf(
  task: Pick<Task, 'containers'> & Resource,
): Found | { readonly finding: Finding | 'not-applicable' } {
  const { containers } = task;
  if (containers.state === 'absent') return { finding: 'not-applicable' };
  if (containers.state === 'unresolved')
    return { finding: inconclusive(containers.reason, containers.location) };
  const { items, open } = containers.value;
  const [reason] = open;
  if (items.length === 0)
    return { finding: reason === undefined ? 'not-applicable' : inconclusive(reason, containers.location) };
  return { items, open: reason };
}

export function isWindowsTask({ operatingSystem }: { readonly operatingSystem: Stated<string> }): boolean {
  return operatingSystem.state === 'known' && operatingSystem.value.startsWith('WINDOWS');
}

import { absent, known, type ResourceOf, type Stated, unresolved } from '../architecture/index.ts';
import type { beanstalkEnvironment } from '../architecture/kinds/elasticbeanstalk.ts';

type Environment = ResourceOf<typeof beanstalkEnvironment>;

/**
 * The value of an option setting of a Beanstalk environment; unresolved too where a saved configuration, or a setting that
 * code leaves open, may state it.
 */
export function optionSetting(environment: Environment, namespace: string, option: string): Stated<string> {
  const { location, settings, template } = environment;
  if (settings.state === 'unresolved') return settings;
  const items = settings.state === 'known' ? settings.value.items : [];
  for (const item of items) {
    if (item.namespace.state !== 'known' || item.namespace.value !== namespace) continue;
    if (item.name.state !== 'known' || item.name.value !== option) continue;
    return item.value.state === 'known' ? known(item.value.value, item.location) : item.value;
  }
  const [open] = settings.state === 'known' ? settings.value.open : [];
  if (open !== undefined) return unresolved(open, settings.location);
  const unnamed = items.find(({ name }) => name.state === 'unresolved');
  if (unnamed !== undefined)
    return unresolved('the name of an option setting is known only at deployment', unnamed.location);
  if (template.state !== 'known' || template.value)
    return unresolved('a saved configuration may state it', template.location);
  return absent(location);
}

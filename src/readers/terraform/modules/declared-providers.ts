import type { Property } from '../../../architecture/index.ts';
import { attributeProperty } from './blocks.ts';
import type { ModuleInstance } from './module-instance.ts';
import { providerArgument } from './providers.ts';
import { locationOf } from './to-property.ts';

/** The type under which a configuration of the AWS provider stands among the resources. */
const TYPE = 'provider.aws';

/** Arguments by which a provider is handed its keys instead of finding them where it runs. */
const KEYS = ['access_key', 'secret_key', 'token'];

/** Adds the configurations of the AWS provider in which keys are stated; all others say nothing of what is made. */
export function declareProviders(module: ModuleInstance, scope: string): void {
  const { configuration, reading } = module;
  for (const [key, declaration] of configuration.providers) {
    if (declaration.block.labels[0] !== 'aws') continue;
    const entries = new Map<string, Property>();
    for (const name of KEYS) {
      const placed = declaration.attributes.get(name);
      const value = providerArgument({ declaration, module }, name);
      if (placed === undefined || value === undefined) continue;
      entries.set(name, attributeProperty(placed.attribute, value, placed.file, reading.context));
    }
    if (entries.size === 0) continue;
    const { file, line, endLine } = locationOf(declaration.file, declaration.block.span);
    const location = { file, line, ...(endLine === undefined ? {} : { endLine }) };
    const { address, uncertain } = module.origin;
    reading.resources.push({
      id: `${address}provider.${key}`,
      scope,
      type: TYPE,
      language: 'terraform',
      properties: { value: entries, location },
      location,
      ...(uncertain === undefined ? {} : { uncertain }),
    });
  }
}

import { type MapEntry, valueAt } from '../../document/document.ts';
import type { TemplateResource } from '../cloudformation/template.ts';
import { idReferred } from './api-access.ts';
import { entry, made, type Place, withEntries } from './nodes.ts';
import { addPermission } from './permission.ts';
import {
  arnOf,
  type ServerlessEvent,
  type ServerlessResource,
  type ServerlessTemplate,
} from './serverless-template.ts';

/** A Cognito event: the user pool, which must be in the same template, calls the function at its triggers. */
export function addCognitoTrigger(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  event: ServerlessEvent,
): void {
  const pool = valueAt(event.properties, 'UserPool');
  const id = idReferred(pool) ?? sam.text(pool, from) ?? '';
  const resource = sam.resources.get(id);
  addPermission(
    sam,
    from,
    'CognitoPermission',
    'cognito-idp.amazonaws.com',
    resource === undefined ? undefined : arnOf(id),
  );
  if (resource === undefined) return;
  const trigger = valueAt(event.properties, 'Trigger');
  const triggers = trigger?.type === 'list' ? trigger.items : trigger === undefined ? [] : [trigger];
  const calls = triggers.flatMap((node) => {
    const name = sam.text(node, from);
    return name === undefined ? [] : [entry(name, made(arnOf(from.id), from.place), from.place)];
  });
  sam.share(`${id} triggers`, calls, (all) => {
    sam.resources.set(id, triggering(sam.resources.get(id) ?? resource, all, from.place));
  });
}

function triggering(pool: TemplateResource, calls: readonly MapEntry[], place: Place): TemplateResource {
  const properties = valueAt(pool.node, 'Properties') ?? made({}, place);
  const config = valueAt(properties, 'LambdaConfig') ?? made({}, place);
  if (properties.type !== 'map' || config.type !== 'map') return pool;
  const byTrigger = new Map([...config.entries, ...calls].map((call) => [call.key, call]));
  const told = entry('LambdaConfig', { ...config, entries: [...byTrigger.values()] }, place);
  const changed = entry('Properties', withEntries(properties, [told]), place);
  return { ...pool, node: withEntries(pool.node, [changed]) };
}

import { valueAt } from '../../document/document.ts';
import { intrinsicCall, nameIn } from '../cloudformation/intrinsic.ts';
import type { TemplateResource } from '../cloudformation/template.ts';
import { entry, made, type Place, withEntries, type WrittenMap } from './nodes.ts';
import { addPermission } from './permission.ts';
import {
  arnOf,
  ref,
  type ServerlessEvent,
  type ServerlessResource,
  type ServerlessTemplate,
} from './serverless-template.ts';

/** An S3 event: the bucket, which must be in the same template, tells the function. */
export function addBucketNotification(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  event: ServerlessEvent,
): void {
  addPermission(sam, from, `${event.name}Permission`, 's3.amazonaws.com', undefined, ref('AWS::AccountId'));
  const { properties } = event;
  const bucket = valueAt(properties, 'Bucket');
  const call = bucket === undefined ? undefined : intrinsicCall(bucket);
  const name = call?.name === 'Ref' ? nameIn(call.argument) : sam.text(bucket, from);
  const resource = sam.resources.get(name ?? '');
  if (resource === undefined) return;
  const events = valueAt(properties, 'Events');
  const listed = events?.type === 'list' ? events.items : events === undefined ? [] : [events];
  const filter = valueAt(properties, 'Filter');
  const configurations = listed.map((Event) => ({ Event, Function: arnOf(from.id), Filter: filter }));
  sam.share(`${resource.id} notifications`, configurations, (all) => {
    sam.resources.set(resource.id, notifying(sam.resources.get(resource.id) ?? resource, all, from.place));
  });
}

function notifying(bucket: TemplateResource, more: readonly WrittenMap[], place: Place): TemplateResource {
  const properties = valueAt(bucket.node, 'Properties') ?? made({}, place);
  const notification = valueAt(properties, 'NotificationConfiguration') ?? made({}, place);
  const present = valueAt(notification, 'LambdaConfigurations');
  if (properties.type !== 'map' || notification.type !== 'map') return bucket;
  const all = made([...(present?.type === 'list' ? present.items : []), ...more], place);
  const told = withEntries(notification, [entry('LambdaConfigurations', all, place)]);
  const changed = withEntries(properties, [entry('NotificationConfiguration', told, place)]);
  return { ...bucket, node: withEntries(bucket.node, [entry('Properties', changed, place)]) };
}

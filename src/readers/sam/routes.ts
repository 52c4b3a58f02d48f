import { type DocumentNode, valueAt } from '../../document/document.ts';
import { intrinsicCall, nameIn } from '../cloudformation/intrinsic.ts';
import type { Written } from './nodes.ts';
import { routeArn } from './permission.ts';
import type { ServerlessEvent, ServerlessResource, ServerlessTemplate } from './serverless-template.ts';

/** Logical ids of the APIs that SAM makes for events that name none. */
export const IMPLICIT_REST_API = 'ServerlessRestApi';
export const IMPLICIT_HTTP_API = 'ServerlessHttpApi';

const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** A stage's name where it can be part of an id; SAM leaves others away. */
export function stageInIds(stage: string | undefined): string {
  return stage !== undefined && /^[A-Za-z0-9]+$/.test(stage) ? stage : '';
}

/** Adds the route of an `Api` event to its API; tells its stage, as ids have it, and the ARN of its calls. */
export function addApiRoute(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  event: ServerlessEvent,
): { readonly stage: string; readonly arn: Written } {
  const api = apiNamed(valueAt(event.properties, 'RestApiId'), IMPLICIT_REST_API);
  const arn = addRoute(sam, from, event, api);
  const stage =
    api === IMPLICIT_REST_API
      ? 'Prod'
      : sam.text(valueAt(valueAt(sam.resources.get(api)?.node, 'Properties'), 'StageName'), from);
  return { stage: stageInIds(stage), arn };
}

export function addHttpApiRoute(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  event: ServerlessEvent,
): Written {
  return addRoute(sam, from, event, apiNamed(valueAt(event.properties, 'ApiId'), IMPLICIT_HTTP_API));
}

function addRoute(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { properties }: ServerlessEvent,
  api: string,
): Written {
  const written = (sam.text(valueAt(properties, 'Method'), from) ?? 'any').toLowerCase();
  const method = written === 'any' || written === '*' ? ANY_METHOD : written;
  const path = sam.text(valueAt(properties, 'Path'), from) ?? '$default';
  sam.addRoute(api, { path, method, target: from.id, auth: valueAt(properties, 'Auth') });
  return routeArn(api, method, path);
}

function apiNamed(node: DocumentNode | undefined, implicit: string): string {
  if (node === undefined) return implicit;
  const call = intrinsicCall(node);
  return (call === undefined ? nameIn(node) : nameIn(call.argument)) ?? '';
}

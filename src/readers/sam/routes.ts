import { type DocumentNode, valueAt } from '../../document/document.ts';
import { intrinsicCall, nameIn } from '../cloudformation/intrinsic.ts';
import { idHash } from './id-hash.ts';
import { plainEntries, type Written } from './nodes.ts';
import { routeArn } from './permission.ts';
import type { ServerlessEvent, ServerlessResource, ServerlessTemplate } from './serverless-template.ts';

/** Logical ids of the APIs that SAM makes for events that name none. */
export const IMPLICIT_REST_API = 'ServerlessRestApi';
export const IMPLICIT_HTTP_API = 'ServerlessHttpApi';

const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** A stage's name as ids have it: its hash where it holds other signs, nothing where a function makes it. */
export function stageInIds(stage: DocumentNode | undefined): string {
  if (stage?.type !== 'scalar' || stage.tag !== undefined || stage.value === null) return '';
  const name = String(stage.value);
  return /^[A-Za-z0-9]+$/.test(name) ? name : idHash(name);
}

/** `ApiProdStage`, `ApiStage0c8ecc62cb`. */
export function stageIdOf(api: string, stage: DocumentNode | undefined): string {
  const part = stageInIds(stage);
  const isHash = stage?.type === 'scalar' && part !== '' && part !== String(stage.value);
  return isHash ? `${api}Stage${part}` : `${api}${part}Stage`;
}

/** Adds the route of an `Api` event to its API; tells its stage, as ids have it, and the ARN of its calls. */
export function addApiRoute(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  event: ServerlessEvent,
): { readonly stage: string; readonly arn: Written } {
  const api = apiNamed(valueAt(event.properties, 'RestApiId'), IMPLICIT_REST_API);
  const arn = addRoute(sam, from, event, api);
  if (api === IMPLICIT_REST_API) return { stage: 'Prod', arn };
  const resource = sam.resources.get(api);
  const stage = resource && valueAt(sam.serverless(resource, 'Api').properties, 'StageName');
  return { stage: stageInIds(stage) || 'Stage', arn };
}

/** Adds the route of an `HttpApi` event; covered are its calls where the function has all of the API's, by `$default`. */
export function addHttpApiRoute(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  event: ServerlessEvent,
): { readonly arn: Written; readonly isCovered: boolean } {
  const api = httpApiOf(event.properties);
  const arn = addRoute(sam, from, event, api);
  if (isWhole(event.properties)) return { arn, isCovered: false };
  return { arn, isCovered: sam.wholeApis(from.id, () => wholeApisOf(sam, from)).has(api) };
}

function wholeApisOf(sam: ServerlessTemplate, from: ServerlessResource): ReadonlySet<string> {
  const apis = new Set<string>();
  for (const { value } of plainEntries(valueAt(from.properties, 'Events'))) {
    const properties = valueAt(value, 'Properties');
    if (sam.text(valueAt(value, 'Type'), from) === 'HttpApi' && isWhole(properties))
      apis.add(httpApiOf(properties));
  }
  return apis;
}

function httpApiOf(properties: DocumentNode | undefined): string {
  return apiNamed(valueAt(properties, 'ApiId'), IMPLICIT_HTTP_API);
}

function isWhole(properties: DocumentNode | undefined): boolean {
  const path = valueAt(properties, 'Path');
  return path === undefined || (path.type === 'scalar' && path.value === '$default');
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
  const [auth, settings] = [valueAt(properties, 'Auth'), valueAt(properties, 'RouteSettings')];
  sam.addRoute(api, { path, method, target: from.id, auth, settings });
  return routeArn(api, method, path);
}

function apiNamed(node: DocumentNode | undefined, implicit: string): string {
  if (node === undefined) return implicit;
  const call = intrinsicCall(node);
  return (call === undefined ? nameIn(node) : nameIn(call.argument)) ?? '';
}

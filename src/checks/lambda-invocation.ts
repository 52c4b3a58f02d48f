import type { Resource, ResourceOf, StatedLink } from '../architecture/index.ts';
import { httpIntegration, restMethod } from '../architecture/kinds/apigateway.ts';
import { lambdaAlias, lambdaFunction, lambdaFunctionUrl } from '../architecture/kinds/lambda.ts';
import type { Neighbours } from './check.ts';

type Lambda = ResourceOf<typeof lambdaFunction>;

/** The kinds that `functionsNamed` and `isCalledByApi` look at. */
export const INVOKERS = [
  lambdaFunction,
  lambdaAlias,
  lambdaFunctionUrl,
  restMethod,
  httpIntegration,
] as const;

/** The functions that a link names, by themselves or through an alias. */
export function functionsNamed(
  link: StatedLink,
  { follow }: Neighbours<typeof lambdaFunction | typeof lambdaAlias>,
): readonly Lambda[] {
  const throughAliases = follow(link, lambdaAlias).flatMap((alias) => follow(alias.function, lambdaFunction));
  return [...new Set([...follow(link, lambdaFunction), ...throughAliases])];
}

/** Whether somebody waits for the function's answer at the other end of an API or function URL. */
export function isCalledByApi(lambda: Lambda, { referrers }: Neighbours<(typeof INVOKERS)[number]>): boolean {
  const names: readonly Resource[] = [lambda, ...referrers(lambda, lambdaAlias, 'function')];
  return names.some(
    (name) =>
      referrers(name, restMethod, 'function').length > 0 ||
      referrers(name, httpIntegration, 'function').length > 0 ||
      referrers(name, lambdaFunctionUrl, 'function').length > 0,
  );
}

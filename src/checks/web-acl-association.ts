import type { Resource, Stated } from '../architecture/index.ts';
import { wafv2WebAcl, wafv2WebAclAssociation } from '../architecture/kinds/wafv2.ts';
import type { Examination, Neighbours } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';

/**
 * A web ACL stands before the entry point; where the same code puts others behind one, it must not be left out.
 * Code without any web ACL says nothing: one may be attached elsewhere, or not be wanted.
 */
export function expectWebAcl(
  entry: Resource,
  names: readonly Resource[],
  { beside, referrers }: Neighbours<typeof wafv2WebAcl | typeof wafv2WebAclAssociation>,
): Examination {
  const association = names.flatMap((name) => referrers(name, wafv2WebAclAssociation, 'resource'))[0];
  if (association !== undefined) return supports('A web ACL is associated.', association);
  const associations = beside(entry, wafv2WebAclAssociation);
  const open = associations.find(({ resource }) => isOpen(resource));
  if (open !== undefined) return inconclusive(`What ${open.id} protects is known only at deployment.`, open);
  if (associations.length > 0) {
    return contradicts('Other entry points in this code stand behind a web ACL; this one does not.', entry);
  }
  const webAcl = beside(entry, wafv2WebAcl).find(({ scope }) => isRegional(scope));
  return webAcl === undefined
    ? 'not-applicable'
    : contradicts(`${webAcl.id} is declared, but not associated with this entry point.`, entry);
}

function isOpen(link: Stated<{ readonly targets: readonly Resource[] }>): boolean {
  return link.state === 'unresolved' || (link.state === 'known' && link.value.targets.length === 0);
}

function isRegional(scope: Stated<string>): boolean {
  return scope.state === 'known' && scope.value === 'REGIONAL';
}

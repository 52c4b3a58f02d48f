import { propertiesAt, type ResourceOf } from '../architecture/index.ts';
import type { opensearchDomain } from '../architecture/kinds/opensearch.ts';

const VERSIONS = ['engine_version', 'elasticsearch_version', 'EngineVersion', 'ElasticsearchVersion'];

/** Why encryption cannot simply be turned on: an old engine would be replaced or refuse it, as old machines do. */
export function whyNoEncryption({
  declared,
  instanceType,
}: ResourceOf<typeof opensearchDomain>): string | undefined {
  if (instanceType.state === 'known' && /^(?:t2|m3|r3)\./.test(instanceType.value))
    return `instances of type ${instanceType.value} cannot encrypt their disks: choose another type first`;
  const [written] = VERSIONS.flatMap((path) => propertiesAt(declared.properties, path));
  const version = typeof written?.value === 'object' ? undefined : String(written?.value ?? '');
  if (version === undefined)
    return 'the version of the engine is not known here, and old ones cannot be changed';
  if (version === '' && /elasticsearch/i.test(declared.type))
    return 'no version is written, and the default of this type is too old: choose one first';
  const [, number] = /^(?:Elasticsearch_)?(\d+\.\d+)$/.exec(version) ?? [];
  const [major = 0, minor = 0] = (number ?? '').split('.').map(Number);
  if (number !== undefined && (major < 6 || (major === 6 && minor < 7)))
    return `Elasticsearch ${number} would be replaced or refuse it: upgrade the engine first`;
  return undefined;
}

import { joinPath } from '../configuration/folders.ts';
import type { Reading } from './reading.ts';

const manifests = new WeakMap<Reading, Map<string, ReadonlyMap<string, string>>>();

/** The folder where `terraform init` put a module, where that folder is part of what is reviewed. */
export function installedModule(address: string, rootFolder: string, reading: Reading): string | undefined {
  const ofReading = manifests.get(reading) ?? new Map<string, ReadonlyMap<string, string>>();
  manifests.set(reading, ofReading);
  const manifest = ofReading.get(rootFolder) ?? readManifest(rootFolder, reading);
  ofReading.set(rootFolder, manifest);
  const folder = manifest.get(keyOf(address));
  return folder !== undefined && reading.configuration(folder) !== undefined ? folder : undefined;
}

/** `module.a["x"].module.b` → `a.b` */
function keyOf(address: string): string {
  return address
    .replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '')
    .split('.')
    .filter((_, index) => index % 2 === 1)
    .join('.');
}

function readManifest(rootFolder: string, reading: Reading): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  const path = joinPath(rootFolder, '.terraform/modules/modules.json');
  const text = path === undefined ? undefined : reading.context.files.read(path);
  if (text === undefined) return folders;
  try {
    const { Modules: modules } = JSON.parse(text) as { Modules?: unknown };
    for (const entry of Array.isArray(modules) ? (modules as unknown[]) : []) {
      const { Key: key, Dir: dir } = (entry ?? {}) as { Key?: unknown; Dir?: unknown };
      const folder = typeof dir === 'string' ? joinPath(rootFolder, dir) : undefined;
      if (typeof key === 'string' && folder !== undefined) folders.set(key, folder);
    }
  } catch {
    // A broken manifest installs nothing; every remote call is reported where it stands.
  }
  return folders;
}

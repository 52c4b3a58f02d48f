import { AWS_QUOTAS, type Quotas } from '../server/services.ts';
import { expected } from './outputs.ts';
import { UsageError } from './usage-error.ts';

/** AWS's quotas with those that the command line gives: `workloads=5000`. */
export function givenQuotas(given: readonly string[] = []): Quotas {
  const quotas: Record<string, number> = { ...AWS_QUOTAS };
  const names = Object.keys(AWS_QUOTAS);
  for (const one of given) {
    const [, name = '', number = ''] = /^([A-Za-z]+)=(\d{1,9})$/.exec(one) ?? [];
    if (name === '') throw new UsageError(`--quota ${one} is no quota; expected e.g. workloads=5000`);
    if (!names.includes(name))
      throw new UsageError(`--quota ${one}: there is no such quota; ${expected(name, names)}`);
    quotas[name] = Number(number);
  }
  return quotas as unknown as Quotas;
}

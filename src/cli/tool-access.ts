import type { FoundWorkload } from '../exchange/find-workload.ts';
import type { Tool } from '../exchange/tool.ts';
import { reasonOf } from '../exchange/write-push.ts';
import { refusalReason, UsageError } from './usage-error.ts';

/** Where the Well-Architected Tool is, and who asks. What is left out comes from the environment and the shared AWS files. */
export interface ToolOptions {
  readonly endpointUrl?: string;
  readonly region?: string;
  readonly profile?: string;
}

/** How often a request is tried; the SDK waits longer each time, and sends fewer once the tool throttles. */
const ATTEMPTS = 8;

/** Works with the tool. What it refuses, and what keeps it from being asked at all, becomes a `UsageError`. */
export async function withTool<Result>(
  { endpointUrl, region, profile }: ToolOptions,
  work: (tool: Tool) => Promise<Result>,
): Promise<Result> {
  const { WellArchitected } = await import('@aws-sdk/client-wellarchitected');
  const tool = new WellArchitected({
    maxAttempts: ATTEMPTS,
    retryMode: 'adaptive',
    ...(endpointUrl !== undefined && { endpoint: httpUrl(endpointUrl) }),
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
  });
  try {
    return await work(tool);
  } catch (error) {
    throw error instanceof UsageError ? error : asUsageError(error);
  } finally {
    tool.destroy();
  }
}

function httpUrl(given: string): string {
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given;
  throw new UsageError(`--endpoint-url ${given} is no address; expected e.g. http://127.0.0.1:8057`);
}

function asUsageError(error: unknown): unknown {
  const { name, message, code, $metadata } = error as Error & {
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  if (/^Region (?:is missing|not accepted: region="")/.test(message))
    return new UsageError('no Region is given', ['Set AWS_REGION, or give --region.']);
  if (name === 'CredentialsProviderError')
    return new UsageError(`no credentials: ${message}`, [
      'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give --profile.',
      'A server of your own that has no access keys yet takes any, on its own machine.',
    ]);
  if ($metadata?.httpStatusCode !== undefined)
    return new UsageError(`the Well-Architected Tool refused: ${reasonOf(error)}`);
  if (code !== undefined || name === 'TimeoutError')
    return new UsageError(
      `the Well-Architected Tool cannot be reached: ${message === '' ? code : refusalReason(error)}`,
      ['A server of your own is named by --endpoint-url or AWS_ENDPOINT_URL.'],
    );
  return error;
}

/** The id and name of a workload that must be there. */
export function theOne(found: FoundWorkload, asked: string): { readonly id: string; readonly name: string } {
  if ('id' in found) return found;
  if ('none' in found) throw new UsageError(`the tool has no workload ${asked}`);
  throw new UsageError(`several workloads are called ${asked}; name one by its id:`, found.several);
}

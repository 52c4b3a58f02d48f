import { Readable } from 'node:stream';
import * as sdk from '@aws-sdk/client-wellarchitected';
import type {
  InputOf,
  OperationName,
} from '../../../src/server/well-architected-tool/protocol/operation-types.ts';

/** What came back for a request, as it travelled. */
export interface Answer {
  readonly status: number;
  /** The error's name; undefined where it went well. */
  readonly error: string | undefined;
  readonly body: string;
}

interface WireResponse {
  readonly statusCode: number;
  body: AsyncIterable<Buffer>;
}

/** Sends an operation of whatever name. Errors of the API are answers, too. */
export async function send<Name extends OperationName>(
  client: sdk.WellArchitectedClient,
  name: Name,
  input: InputOf<Name>,
): Promise<Answer> {
  const Command = sdk[`${name}Command` as 'GetWorkloadCommand'] as unknown as new (
    input: InputOf<Name>,
  ) => sdk.GetWorkloadCommand;
  const command = new Command(input);
  let status = 0;
  let body = '';
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as WireResponse;
      const chunks: Buffer[] = [];
      for await (const chunk of response.body) chunks.push(chunk);
      body = Buffer.concat(chunks).toString();
      status = response.statusCode;
      response.body = Readable.from([Buffer.from(body)]);
      return result;
    },
    { step: 'deserialize', priority: 'low' },
  );
  try {
    await client.send(command);
    return { status, error: undefined, body };
  } catch (error) {
    if (status === 0) throw error;
    return { status, error: (error as Error).name, body };
  }
}

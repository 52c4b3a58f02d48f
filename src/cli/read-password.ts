import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from './usage-error.ts';

/** A password from the terminal, twice and without showing it, or the first line of stdin. Never from an argument. */
export async function readPassword(prompt: string): Promise<string> {
  if (!process.stdin.isTTY) return await firstLine();
  const first = await unseenLine(`${prompt}: `);
  if (first !== (await unseenLine('The same again: '))) throw new UsageError('the two passwords differ');
  return first;
}

const LONGEST_LINE = 4096;

async function firstLine(): Promise<string> {
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.includes('\n') || text.length > LONGEST_LINE) break;
  }
  const [line = ''] = text.split(/\r?\n/, 1);
  if (line === '') throw new UsageError('no password came on stdin');
  return line;
}

async function unseenLine(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await new Promise((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('SIGINT', () => reject(new UsageError('no password was given')));
      lines.once('close', () => reject(new UsageError('no password was given')));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

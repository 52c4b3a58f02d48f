import { describe, expect, it } from 'vitest';
import { matchingBlocks } from './matching-items.ts';

function block(name: string, literals: Readonly<Record<string, string | number | boolean>>, repeats = false) {
  return { name, literals: new Map(Object.entries(literals)), repeats };
}

const ssh = block('ssh', { port: 22 });
const web = block('web', { port: 443, open: true });
const any = block('any', {});
const dynamic = block('dynamic', { open: false }, true);

describe('the block of each planned item', () => {
  it.each([
    ['is the only one', [{ port: 1 }], [ssh], ['ssh']],
    [
      'is the one that says the same, whatever the order',
      [{ port: 443 }, { port: 22 }],
      [ssh, web],
      ['web', 'ssh'],
    ],
    ['is taken once', [{ port: 22 }, { port: 22 }], [ssh, any], ['ssh', 'any']],
    [
      'is a dynamic one as often as it takes',
      [{ open: false }, { port: 22, open: true }, { open: false }],
      [ssh, dynamic],
      ['dynamic', 'ssh', 'dynamic'],
    ],
    ['may be written as text', [{ port: '443' }, { port: '22' }], [ssh, web], ['web', 'ssh']],
    ['is not contradicted by what is not known', [{ port: null }, { port: 443 }], [ssh, web], ['ssh', 'web']],
    [
      'is none where every one says something else',
      [{ port: 80 }, { port: 22 }],
      [ssh, web],
      [undefined, 'ssh'],
    ],
  ])('%s', (_, items, blocks, expected) => {
    expect(matchingBlocks(items, blocks).map((found) => found?.name)).toEqual(expected);
  });

  it('is that at the same position among more than can be compared', () => {
    const blocks = Array.from({ length: 501 }, (_, index) => block(String(index), { port: 501 - index }));
    const items = blocks.map((_, index) => ({ port: index }));
    expect(matchingBlocks(items, blocks).map((found) => found?.name)).toEqual(blocks.map(({ name }) => name));
  });
});

import { describe, expect, it } from 'vitest';
import { renderedOnce, renderJson } from './raw-json.ts';

const rendered = (value: unknown): string => renderJson(value).toString('utf8');

describe('a value that is rendered once', () => {
  it('stands in the JSON as it would by itself, wherever it is', () => {
    const choices = [{ id: 'a', title: 'Größe → 1' }, { id: 'b' }];
    const once = renderedOnce(choices);
    const value = { first: once, between: 'text "quoted"', list: [once, 1, once] };
    const plain = { first: choices, between: 'text "quoted"', list: [choices, 1, choices] };
    expect(rendered(value)).toBe(JSON.stringify(plain));
    expect(rendered(once)).toBe(JSON.stringify(choices));
    expect(rendered({ none: true })).toBe('{"none":true}');
  });

  it('may hold another one', () => {
    const inner = renderedOnce([1, 2]);
    const outer = renderedOnce({ inner, text: 'é' });
    expect(rendered({ outer, inner })).toBe('{"outer":{"inner":[1,2],"text":"é"},"inner":[1,2]}');
    expect(rendered([outer])).toBe('[{"inner":[1,2],"text":"é"}]');
  });

  it('is the value itself for everybody else', () => {
    expect(JSON.stringify({ once: renderedOnce({ a: renderedOnce([1]) }) })).toBe('{"once":{"a":[1]}}');
  });
});

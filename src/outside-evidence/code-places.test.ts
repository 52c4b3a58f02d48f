import { describe, expect, it } from 'vitest';
import { placeInFolder } from './code-places.ts';

const FILES = new Set(['main.tf', 'modules/a/main.tf', 'infra/extra.tf']);
const folder = { root: '/home/ada/shop/infra', hasFile: (path: string) => FILES.has(path) };

describe('the place that a path of another tool leads to', () => {
  it.each([
    ['relative to the folder', 'modules/a/main.tf', 'modules/a/main.tf'],
    ['with a slash before it, as Checkov writes it', '/main.tf', 'main.tf'],
    ['with dots', './modules/b/../a/main.tf', 'modules/a/main.tf'],
    ['with backslashes', 'modules\\a\\main.tf', 'modules/a/main.tf'],
    ['whole', '/home/ada/shop/infra/main.tf', 'main.tf'],
    ['relative to the folder above', 'infra/modules/a/main.tf', 'modules/a/main.tf'],
    ['whole, on another machine', '/home/runner/shop/infra/modules/a/main.tf', 'modules/a/main.tf'],
    ['of a drive', 'C:\\build\\infra\\main.tf', 'main.tf'],
    ['to a folder that bears the same name', 'infra/extra.tf', 'infra/extra.tf'],
  ])('%s', (_what, given, place) => {
    expect(placeInFolder(given, folder)).toBe(place);
  });

  it.each([
    'other.tf',
    '../main.tf',
    '../../etc/passwd',
    '/home/ada/shop/other/main.tf2',
    '/home/ada/shop/infra/../../x.tf',
    '',
    '/',
    '..',
  ])('is none for %j', (given) => {
    expect(placeInFolder(given, folder)).toBeUndefined();
  });
});

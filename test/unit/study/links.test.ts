import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { nameBeside, repeatedLinks } from '../../../server/src/study/links';

const names = ['a.txt', 'b.txt', 'waves/1.txt', 'waves/10.txt', 'waves/9.txt', 'kept.md', 'lost.md'];

describe('Links of a study', () => {
  it('leave each file counted once: itself where it is a transcript, else the first link to it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...names.slice(0, 5))),
        fc.dictionary(fc.constantFrom(...names.slice(0, 5)), fc.constantFrom(...names)),
        (own, leads) => {
          const members = new Set(own);
          // What a link leads to in the end is no link.
          const targetOf = (name: string) => {
            const target = leads[name];
            return target === undefined || leads[target] !== undefined ? null : target;
          };
          const repeated = repeatedLinks(members, targetOf);
          const counted = own.filter((name) => !repeated.has(name)).map((name) => targetOf(name) ?? name);
          equal(new Set(counted).size, counted.length, 'no file counts twice');
          deepEqual(new Set(counted), new Set(own.map((name) => targetOf(name) ?? name)), 'and none is lost');
          for (const [link, by] of repeated) {
            ok(members.has(by) && !repeated.has(by));
            equal(targetOf(by) ?? by, targetOf(link));
          }
        },
      ),
    );
  });

  it('of which none is the file are taken in natural order', () => {
    const members = new Set(['waves/10.txt', 'waves/9.txt', 'waves/11.txt']);
    deepEqual(
      [...repeatedLinks(members, () => 'kept.md')],
      [
        ['waves/10.txt', 'waves/9.txt'],
        ['waves/11.txt', 'waves/9.txt'],
      ],
    );
  });

  it('name each other as people read them', () => {
    equal(nameBeside('/study/a.txt', '/study/waves/b.txt'), 'waves/b.txt');
    equal(nameBeside('file:///study/waves/a.txt', 'file:///study/%C3%9C%201.txt'), 'Ü 1.txt');
    equal(nameBeside('file:///study/a.txt', 'file:///study/100%.txt'), '100%.txt');
    equal(nameBeside('C:\\study\\a.txt', 'C:\\study\\b.txt'), 'b.txt');
  });
});

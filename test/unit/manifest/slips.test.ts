// A key pressed a moment too long or too early must not change what people have said.
import { deepEqual, equal, ok } from 'node:assert/strict';
import manifest from '../../../package.json';

/**
 * The keys of VS Code for commands that change the text in an editor and that begin like ours, as declared with
 * `KeyMod.CtrlCmd | KeyCode.KeyK` in its sources `src/vs/editor/contrib` (`comment`, `format`, `linesOperations`), versions
 * 1.91.0 and 1.139.1: *Add Line Comment*, *Remove Line Comment*, *Format Selection*, *Trim Trailing Whitespace*; and those of a
 * single press with the same letters: *Delete Line*, *Insert Line Below* and *Insert Line Above*.
 */
const changingText: Readonly<Record<string, string>> = {
  'ctrl+k ctrl+c': 'editor.action.addCommentLine',
  'ctrl+k ctrl+u': 'editor.action.removeCommentLine',
  'ctrl+k ctrl+f': 'editor.action.formatSelection',
  'ctrl+k ctrl+x': 'editor.action.trimTrailingWhitespace',
  'ctrl+shift+k': 'editor.action.deleteLines',
  'ctrl+enter': 'editor.action.insertLineAfter',
  'ctrl+shift+enter': 'editor.action.insertLineBefore',
};

const bindings = manifest.contributes.keybindings;
const chords = bindings.filter(({ key }) => key.includes(' '));
const isHeld = (key: string) => /^ctrl\+k ctrl\+/.test(key);

/** What is pressed when the modifiers of one press of a chord go on into the next one, or begin in the one before. */
function slips(key: string): string[] {
  const [first = [], second = []] = key.split(' ').map((press) => press.split('+'));
  const union = (press: readonly string[], other: readonly string[]) =>
    ['ctrl', 'shift', 'alt', press.at(-1) ?? '']
      .filter((one) => press.includes(one) || other.slice(0, -1).includes(one))
      .join('+');
  const [held, early] = [union(second, first), union(first, second)];
  return [`${first.join('+')} ${held}`, ...(early === first.join('+') ? [] : [early, `${early} ${held}`])];
}

describe('A chord of package.json of which a key is held too long, or pressed too early', () => {
  it('is told by the modifiers that belong to the other press', () => {
    deepEqual(slips('ctrl+k x'), ['ctrl+k ctrl+x']);
    deepEqual(slips('ctrl+k shift+h'), ['ctrl+k ctrl+shift+h', 'ctrl+shift+k', 'ctrl+shift+k ctrl+shift+h']);
  });

  it('changes no text by a key of VS Code', () => {
    ok(chords.length > 0);
    for (const { key, when } of chords)
      for (const slip of slips(key)) {
        const ours = bindings.some((one) => one.key === slip && one.when === when);
        ok(ours || changingText[slip] === undefined, `${key}: ${slip} is ${changingText[slip]}`);
      }
  });

  for (const { command, key, when, mac } of chords.filter(({ key }) => !isHeld(key)))
    it(`does what ${key} does, at the very same places: ${command}`, () => {
      const [held = ''] = slips(key);
      const index = bindings.findIndex((one) => one.key === held && one.when === when);
      equal(bindings[index]?.command, command, `${held} is not bound.`);
      equal(bindings[index]?.mac, mac?.replace(/^cmd\+k /, 'cmd+k cmd+'));
      const plain = bindings.findIndex((one) => one.key === key && one.when === when);
      ok(
        index < plain,
        'Menus show the last key of a command, which is to be the one that people are told of.',
      );
    });

  it('is one of ours where it is bound: no key was held for nothing', () => {
    for (const { key, when, command } of chords.filter(({ key }) => isHeld(key)))
      ok(
        bindings.some((one) => slips(one.key)[0] === key && one.when === when && one.command === command),
        key,
      );
  });
});

describe('A key of package.json that is pressed once', () => {
  it('inserts no line where Shift is pressed too', () => {
    for (const { key, when } of bindings.filter(({ key }) => key === 'ctrl+enter')) {
      const inText = when
        .split('||')
        .find((part) => part.includes('editorTextFocus'))
        ?.trim();
      const other = bindings.find((one) => one.key === 'ctrl+shift+enter');
      ok(inText === undefined || other?.when === inText, key);
    }
  });
});
